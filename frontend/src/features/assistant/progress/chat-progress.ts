import type { ChatMessage, ChatProgress } from '@finally/contract';

/** How far the assistant is with a message, and since when by this browser's clock. */
export interface ShownProgress extends ChatProgress {
  readonly began_at_ms: number;
}

/** What is known of the message that is being answered. */
export interface ProgressState {
  readonly progress: ShownProgress | null;
  /** The id of the answer whose end was reported last; older reports of it are ignored. */
  readonly finished: string | null;
}

export const NO_PROGRESS: ProgressState = { progress: null, finished: null };

/**
 * Returns the state after a report. Reports may arrive late or out of order, because they come over the
 * account stream and with the conversation.
 *
 * @param reported null if the server is answering nothing
 */
export function withReport(
  state: ProgressState,
  reported: ChatProgress | null,
  now_ms: number,
): ProgressState {
  const { progress, finished } = state;
  if (reported === null) return { progress: null, finished };
  const { answer_id, revision, phase, elapsed_ms } = reported;
  if (answer_id === finished) return state;
  const isSame = progress?.answer_id === answer_id;
  if (phase === 'done') return { progress: isSame ? null : progress, finished: answer_id };
  if (isSame && progress.revision > revision) return state;
  const began_at_ms = isSame ? progress.began_at_ms : now_ms - elapsed_ms;
  return { progress: { ...reported, began_at_ms }, finished };
}

/** Returns the state without the progress of an answer that the conversation already has. */
export const withoutAnswered = (
  { progress, finished }: ProgressState,
  messages: readonly ChatMessage[],
): ProgressState => {
  const isAnswered = messages.some(({ id }) => id === progress?.answer_id);
  return isAnswered
    ? { progress: null, finished: progress?.answer_id ?? finished }
    : { progress, finished };
};
