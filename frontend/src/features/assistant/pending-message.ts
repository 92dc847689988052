import type { ChatAction, ChatAnswer, ChatMessage } from '@finally/contract';

/**
 * The state of a message that has no answer yet. thinking: the server has it. lost: the connection broke,
 * and the answer is requested again. failed: only the person can retry. not_received: it did not reach
 * the server, nothing was done, and only the person can send it again. cancelled: nothing was done.
 */
export type PendingPhase = 'thinking' | 'lost' | 'failed' | 'not_received' | 'cancelled';

/** A message that was sent and has no answer. */
export interface PendingMessage {
  /** The same for all retries, so that the server acts on it once. */
  readonly client_message_id: string;
  readonly message: string;
  /** When the person sent it, or sent it again, in Unix milliseconds. */
  readonly sent_at_ms: number;
  /** The id of the latest answer before it; a newer answer to this message settles it. */
  readonly answer_before: string | null;
  readonly phase: PendingPhase;
  /** Why it is lost or failed; null otherwise. */
  readonly failure: string | null;
  /** The state of a cancellation. too_late: its actions had begun. */
  readonly cancel: 'possible' | 'asked' | 'too_late';
}

/** Returns whether an answer is awaited, so that no other message may be sent. */
export const isAwaitingAnswer = (pending: PendingMessage | null): boolean =>
  pending?.phase === 'thinking' || pending?.phase === 'lost';

export const latestAnswer = (messages: readonly ChatMessage[] | null): string | null =>
  messages?.findLast((message) => message.role === 'assistant')?.id ?? null;

/** Returns the pending message, or null if the server's history ends with a new answer to it. */
export function stillPending(
  pending: PendingMessage | null,
  messages: readonly ChatMessage[],
): PendingMessage | null {
  if (!pending || isAwaitingAnswer(pending)) return pending;
  const [asked, answered] = messages.slice(-2);
  const isAnswered =
    asked?.role === 'user' &&
    asked.message === pending.message &&
    answered?.role === 'assistant' &&
    answered.id !== pending.answer_before;
  return isAnswered ? null : pending;
}

/** Returns question and answer as history entries, until the server's own entries are fetched. */
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

/** Returns the conversation with an exchange at its end, without duplicates of what it already contains. */
export function withExchange(
  messages: readonly ChatMessage[],
  [question, answer]: readonly ChatMessage[],
): readonly ChatMessage[] {
  if (!question || !answer || messages.some(({ id }) => id === answer.id)) return messages;
  const last = messages.at(-1);
  const isAsked = last?.role === 'user' && last.message === question.message;
  return [...(isAsked ? messages.slice(0, -1) : messages), question, answer];
}

/** Returns the conversation with an updated action. */
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
