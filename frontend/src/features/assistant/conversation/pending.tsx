'use client';

import type { PendingMessage } from '../pending-message';
import type { ShownProgress } from '../progress/chat-progress';
import { describePhase, FIRST_PHASE } from '../progress/phase-words';
import { Draft, Phase } from '../progress/working';

interface PendingProps {
  pending: PendingMessage;
  /** The message that the server is answering, which may be another one; null if it answers none. */
  progress: ShownProgress | null;
  onCancel(): void;
  onRetry(): void;
}

/** The state of a message that has no answer yet. */
export function Pending({ pending, progress, onCancel, onRetry }: PendingProps) {
  if (pending.phase === 'failed') {
    return (
      <Failure
        sentence={pending.failure ?? 'There was no answer.'}
        button="Retry"
        onRetry={onRetry}
      />
    );
  }
  if (pending.phase === 'cancelled') return <Cancelled onRetry={onRetry} />;
  if (pending.phase === 'not_received')
    return <Failure sentence={NOT_RECEIVED} button="Send again" onRetry={onRetry} />;
  return <Working pending={pending} progress={progress} onCancel={onCancel} />;
}

export const CANCELLED = 'Cancelled. Nothing was done.';
const NOT_RECEIVED = 'This message did not reach the server. Nothing was done.';
export const TOO_LATE = 'Too late to cancel: it has begun to act.';

export const TEXT_BUTTON = 'shrink-0 font-semibold text-info hover:underline';

/** Shows that an answer is awaited: what is being done for it, for how long, and what there is of it. */
function Working({ pending, progress, onCancel }: Omit<PendingProps, 'onRetry'>) {
  const { phase, cancel, sent_at_ms, client_message_id } = pending;
  const isLost = phase === 'lost';
  const own = !isLost && progress?.client_message_id === client_message_id ? progress : null;
  const text = isLost
    ? 'Connection lost. Asking for the same answer again'
    : own
      ? describePhase(own)
      : progress
        ? 'Waiting for an earlier message'
        : FIRST_PHASE;
  return (
    <div className="flex min-w-0 flex-col gap-2">
      {own ? <Draft progress={own} /> : null}
      <Phase text={text} sinceMs={sent_at_ms}>
        {cancel === 'too_late' ? (
          <p className="text-xs text-accent">{TOO_LATE}</p>
        ) : (
          <button
            type="button"
            onClick={onCancel}
            aria-disabled={cancel === 'asked'}
            aria-keyshortcuts="Escape"
            title={isLost ? 'Stops asking' : 'Cancels the message if it has not begun to act'}
            className={`${TEXT_BUTTON} aria-disabled:no-underline aria-disabled:opacity-60`}
          >
            {isLost ? 'Stop' : cancel === 'asked' ? 'Cancelling' : 'Cancel'}
          </button>
        )}
      </Phase>
    </div>
  );
}

function Cancelled({ onRetry }: { onRetry(): void }) {
  return (
    <div className="flex items-start justify-between gap-3 border-l-2 border-edge-strong bg-raised/50 px-2 py-1.5 text-sm text-muted">
      <p>{CANCELLED}</p>
      <button type="button" onClick={onRetry} className={TEXT_BUTTON}>
        Send again
      </button>
    </div>
  );
}

interface FailureProps {
  sentence: string;
  button: string;
  onRetry(): void;
}

/** Shows why a message got no answer. */
function Failure({ sentence, button, onRetry }: FailureProps) {
  return (
    <div
      role="alert"
      className="flex items-start justify-between gap-3 border-l-2 border-down bg-down/10 px-2 py-1.5 text-sm"
    >
      <p className="min-w-0 [overflow-wrap:anywhere]">{sentence}</p>
      <button
        type="button"
        onClick={onRetry}
        title="Sends the same message again; what was already done is not done twice."
        className={TEXT_BUTTON}
      >
        {button}
      </button>
    </div>
  );
}
