import type { ChatAnswer } from '@finally/contract';
import { ApiError, type api } from '@/shared/api/api';
import { errorMessage } from '@/shared/api/error-message';
import { isUnanswered } from '@/shared/api/retry-once';
import { isOnItsWay, type PendingMessage } from './pending-message';

/** How often, and after how long each time, a lost answer is asked for again. */
const ASK_AGAIN_AFTER_MS = [0, 1_000, 2_000, 4_000, 8_000, 15_000, 15_000];

/**
 * A message met again after a reload goes on by itself for so long only: what
 * was never received must not trade when the person has long gone on.
 */
const RESUME_WITHIN_MS = 120_000;

export interface DeliveryOptions {
  readonly source: Pick<typeof api, 'chat' | 'cancelChat'>;
  readonly now: () => number;
  /** Calls back after some milliseconds; returns how to call it off. */
  readonly after: (ms: number, callback: () => void) => () => void;
  readonly current: () => PendingMessage | null;
  readonly change: (pending: PendingMessage) => void;
  readonly answered: (pending: PendingMessage, answer: ChatAnswer) => void;
}

const LEFT = 'The page was left before the answer came.';

const codeOf = (error: unknown) => (error instanceof ApiError ? error.problem.code : null);

/** A restarting server takes no messages, and its successor answers what was begun. */
const isLost = (error: unknown) => isUnanswered(error) || codeOf(error) === 'shutting_down';

/** Brings one message at a time to its answer, whatever becomes of the connection. */
export function createDelivery(options: DeliveryOptions) {
  const { source, now, after, current, change, answered } = options;
  /** The delivery under way: one that was given up finds another number. */
  let run = 0;
  let wake = () => {};

  function amend(more: Partial<PendingMessage>) {
    const pending = current();
    if (pending) change({ ...pending, ...more });
  }

  const pause = (ms: number) =>
    new Promise<void>((resolve) => {
      const stop = after(ms, resolve);
      wake = () => {
        stop();
        resolve();
      };
    });

  const fail = (error: unknown) => amend({ phase: 'failed', failure: errorMessage(error) });

  /** Null where it failed, was called off or given up. */
  async function deliver(pending: PendingMessage): Promise<ChatAnswer | null> {
    const mine = ++run;
    const { client_message_id, message } = pending;
    change(pending);
    for (let attempt = 0; ; attempt++) {
      try {
        const answer = await source.chat({ message, client_message_id });
        if (mine !== run) return null;
        run++;
        answered(current() ?? pending, answer);
        return answer;
      } catch (error) {
        if (mine !== run) return null;
        const wait_ms = isLost(error) ? ASK_AGAIN_AFTER_MS[attempt] : undefined;
        if (codeOf(error) === 'cancelled') amend({ phase: 'cancelled', failure: null });
        else if (wait_ms === undefined) fail(error);
        else amend({ phase: 'lost', failure: errorMessage(error) });
        if (wait_ms === undefined || codeOf(error) === 'cancelled') return null;
        await pause(wait_ms);
        if (mine !== run) return null;
      }
    }
  }

  /** Goes no further with the message by itself. */
  function giveUp(phase: 'failed' | 'cancelled', failure: string | null) {
    run++;
    amend({ phase, failure, cancel: 'possible' });
  }

  return {
    deliver,

    /** Takes up what a reload interrupted. */
    async resume(kept: PendingMessage): Promise<ChatAnswer | null> {
      const isFresh = now() - kept.sent_at_ms <= RESUME_WITHIN_MS;
      // Whether it was called off is not known: then it is not sent again unasked.
      if (isOnItsWay(kept) && isFresh && kept.cancel !== 'asked') {
        return deliver({ ...kept, phase: 'thinking', failure: null, cancel: 'possible' });
      }
      if (kept.phase === 'cancelled') return null;
      change({ ...kept, phase: 'failed', failure: kept.failure ?? LEFT, cancel: 'possible' });
      return null;
    },

    /** Calls the message off, where none of its actions has begun. */
    async cancel(): Promise<void> {
      const pending = current();
      if (pending?.phase === 'lost') return giveUp('failed', pending.failure);
      if (pending?.phase !== 'thinking' || pending.cancel === 'asked') return;
      amend({ cancel: 'asked' });
      const isStillMine = () => current()?.client_message_id === pending.client_message_id;
      try {
        const { cancelled } = await source.cancelChat(pending.client_message_id);
        if (!isStillMine()) return;
        // It is not asked for again, even if the word of its end gets lost.
        if (cancelled) giveUp('cancelled', null);
        else amend({ cancel: 'too_late' });
      } catch {
        if (isStillMine()) amend({ cancel: 'possible' });
      }
    },

    /** The connection is back: a lost answer is asked for at once. */
    hurry: () => wake(),
  };
}
