import type { ChatAction, ChatAnswer, ChatMessage } from '@finally/contract';

/**
 * Where a message stands that has no answer yet. thinking: the server has it.
 * lost: the connection broke, and the answer is asked for again. failed: it
 * takes the person to go on. cancelled: called off before anything began.
 */
export type PendingPhase = 'thinking' | 'lost' | 'failed' | 'cancelled';

/** A message that is on its way, or that did not get through. */
export interface PendingMessage {
  /** Stays the same through retries, so that the server acts on it once. */
  readonly client_message_id: string;
  readonly message: string;
  /** When the person sent it, or sent it again, in Unix milliseconds. */
  readonly sent_at_ms: number;
  /** The latest answer that was there before: a newer one to this message settles it. */
  readonly answer_before: string | null;
  readonly phase: PendingPhase;
  /** Why it is lost or failed; null otherwise. */
  readonly failure: string | null;
  /** What became of calling it off. too_late: its actions had begun. */
  readonly cancel: 'possible' | 'asked' | 'too_late';
}

/** Whether an answer is still to be expected, so that no other message may be sent. */
export const isOnItsWay = (pending: PendingMessage | null): boolean =>
  pending?.phase === 'thinking' || pending?.phase === 'lost';

export const latestAnswer = (messages: readonly ChatMessage[] | null): string | null =>
  messages?.findLast((message) => message.role === 'assistant')?.id ?? null;

/**
 * What is left of a message that waits for the person once the server's history
 * is there: nothing, where the history ends with an answer to it that was not
 * there before.
 */
export function stillPending(
  pending: PendingMessage | null,
  messages: readonly ChatMessage[],
): PendingMessage | null {
  if (!pending || isOnItsWay(pending)) return pending;
  const [asked, answered] = messages.slice(-2);
  const isAnswered =
    asked?.role === 'user' &&
    asked.message === pending.message &&
    answered?.role === 'assistant' &&
    answered.id !== pending.answer_before;
  return isAnswered ? null : pending;
}

/** Question and answer as the history will tell them; the server's own copy follows. */
export function exchange(
  { client_message_id, message, sent_at_ms }: PendingMessage,
  answer: ChatAnswer,
  now_ms: number,
): ChatMessage[] {
  return [
    {
      id: client_message_id,
      role: 'user',
      message,
      actions: [],
      model: null,
      notice: null,
      intent: null,
      ledger: null,
      created_at: new Date(sent_at_ms).toISOString(),
    },
    { ...answer, role: 'assistant', created_at: new Date(now_ms).toISOString() },
  ];
}

/**
 * The conversation with an exchange at its end. The question is not told twice
 * where the history had it before its answer, nor the answer where it had both.
 */
export function withExchange(
  messages: readonly ChatMessage[],
  [question, answer]: readonly ChatMessage[],
): readonly ChatMessage[] {
  if (!question || !answer || messages.some(({ id }) => id === answer.id)) return messages;
  const last = messages.at(-1);
  const isAsked = last?.role === 'user' && last.message === question.message;
  return [...(isAsked ? messages.slice(0, -1) : messages), question, answer];
}

/** The conversation with an action as it now stands. */
export const withAction = (
  messages: readonly ChatMessage[],
  decided: ChatAction,
): readonly ChatMessage[] =>
  messages.map((message) =>
    message.actions.some(({ id }) => id === decided.id)
      ? {
          ...message,
          actions: message.actions.map((action) => (action.id === decided.id ? decided : action)),
        }
      : message,
  );
