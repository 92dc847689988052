import type { ChatAnswer } from '@finally/contract';
import { ApiError } from '@/shared/api/api';
import { errorMessage } from '@/shared/api/error-message';
import { isUnanswered } from '@/shared/api/retry-once';
import type { assistantApi } from './assistant-api';
import { isAwaitingAnswer, type PendingMessage } from './pending-message';

/** Pauses before each retry for a lost answer. */
const RETRY_AFTER_MS = [0, 1_000, 2_000, 4_000, 8_000, 15_000, 15_000];

/**
 * Maximum age of a message that is sent again by itself, in milliseconds. Later only its answer is
 * requested: a message that the server never received must not trade at another price.
 */
const RESEND_WITHIN_MS = 2_000;

/**
 * Maximum age of a message whose answer is requested by itself after a reload: a server that received
 * it without answering acts on it then, long after the person moved on.
 */
const RESUME_WITHIN_MS = 120_000;

export interface DeliveryOptions {
  readonly source: Pick<typeof assistantApi, 'chat' | 'cancelChat'>;
  readonly now: () => number;
  /** Calls back after some milliseconds; returns how to cancel. */
  readonly after: (ms: number, callback: () => void) => () => void;
  readonly current: () => PendingMessage | null;
  readonly change: (pending: PendingMessage) => void;
  readonly answered: (pending: PendingMessage, answer: ChatAnswer) => void;
}

const LEFT = 'The page was left before the answer came.';

const codeOf = (error: unknown) => (error instanceof ApiError ? error.problem.code : null);

/** A server that shuts down takes no messages; after the restart it answers the same id. */
const isLost = (error: unknown) => isUnanswered(error) || codeOf(error) === 'shutting_down';

/** Creates the delivery of messages, one at a time, which retries until there is an answer. */
export function createDelivery(options: DeliveryOptions) {
  const { source, now, after, current, change, answered } = options;
  /** The number of the current delivery; an earlier delivery that was given up has another one. */
  let run = 0;
  let wake = () => {};

  function update(changes: Partial<PendingMessage>) {
    const pending = current();
    if (pending) change({ ...pending, ...changes });
  }

  const pause = (ms: number) =>
    new Promise<void>((resolve) => {
      const stop = after(ms, resolve);
      wake = () => {
        stop();
        resolve();
      };
    });

  const fail = (error: unknown) => update({ phase: 'failed', failure: errorMessage(error) });

  /** Returns null if the message failed, was cancelled or given up. */
  async function deliver(pending: PendingMessage): Promise<ChatAnswer | null> {
    const own = ++run;
    const { client_message_id, message } = pending;
    change(pending);
    for (let attempt = 0; ; attempt++) {
      try {
        const answer = await source.chat({
          message,
          client_message_id,
          ...(now() - pending.sent_at_ms > RESEND_WITHIN_MS && { only_if_received: true }),
        });
        if (own !== run) return null;
        run++;
        answered(current() ?? pending, answer);
        return answer;
      } catch (error) {
        if (own !== run) return null;
        const wait_ms = isLost(error) ? RETRY_AFTER_MS[attempt] : undefined;
        if (codeOf(error) === 'cancelled') update({ phase: 'cancelled', failure: null });
        else if (codeOf(error) === 'message_not_received') {
          update({ phase: 'not_received', failure: null, cancel: 'possible' });
        } else if (wait_ms === undefined) fail(error);
        else update({ phase: 'lost', failure: errorMessage(error) });
        if (wait_ms === undefined) return null;
        await pause(wait_ms);
        if (own !== run) return null;
      }
    }
  }

  /** Ends the retries. */
  function giveUp(phase: 'failed' | 'cancelled', failure: string | null) {
    run++;
    update({ phase, failure, cancel: 'possible' });
  }

  return {
    deliver,

    /** Continues with a message that a reload interrupted. */
    async resume(kept: PendingMessage): Promise<ChatAnswer | null> {
      const isFresh = now() - kept.sent_at_ms <= RESUME_WITHIN_MS;
      // If a cancellation is unconfirmed, the message is not sent again by itself.
      if (isAwaitingAnswer(kept) && isFresh && kept.cancel !== 'asked') {
        return deliver({ ...kept, phase: 'thinking', failure: null, cancel: 'possible' });
      }
      if (kept.phase === 'cancelled') return null;
      if (kept.phase === 'not_received') {
        change(kept);
        return null;
      }
      change({ ...kept, phase: 'failed', failure: kept.failure ?? LEFT, cancel: 'possible' });
      return null;
    },

    /** Cancels the message, if none of its actions has begun. */
    async cancel(): Promise<void> {
      const pending = current();
      if (pending?.phase === 'lost') return giveUp('failed', pending.failure);
      if (pending?.phase !== 'thinking' || pending.cancel === 'asked') return;
      update({ cancel: 'asked' });
      const isSameMessage = () => current()?.client_message_id === pending.client_message_id;
      try {
        const { cancelled } = await source.cancelChat(pending.client_message_id);
        if (!isSameMessage()) return;
        // No more retries, even if the answer to the message itself is lost.
        if (cancelled) giveUp('cancelled', null);
        else update({ cancel: 'too_late' });
      } catch {
        if (isSameMessage()) update({ cancel: 'possible' });
      }
    },

    /** Retries at once, because the connection is back. */
    hurry: () => wake(),
  };
}
