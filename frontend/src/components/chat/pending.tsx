'use client';

import { useElapsedSeconds } from '@/hooks/use-elapsed-seconds';

/** The assistant is at work, and for how long. */
export function Thinking({ sinceMs }: { sinceMs: number }) {
  const seconds = useElapsedSeconds(sinceMs);
  return (
    <p role="status" className="flex items-center gap-2 text-sm text-muted">
      <span aria-hidden="true" className="h-3.5 w-1.5 animate-pulse bg-accent" />
      Thinking
      <span aria-hidden="true" className="figures text-xs text-faint">
        {`${seconds} s`}
      </span>
    </p>
  );
}

/** The message did not get an answer, and why. */
export function Failure({ sentence, onRetry }: { sentence: string; onRetry(): void }) {
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
        className="shrink-0 font-semibold text-info hover:underline"
      >
        Retry
      </button>
    </div>
  );
}
