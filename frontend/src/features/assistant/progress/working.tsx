'use client';

import type { ReactNode } from 'react';
import { RichText } from '../conversation/rich-text';
import { useElapsedSeconds } from '../conversation/use-elapsed-seconds';
import type { ShownProgress } from './chat-progress';
import { Steps } from './steps';

interface PhaseProps {
  text: string;
  /** In Unix milliseconds. */
  sinceMs: number;
  /** Beside it, such as a button that cancels. */
  children?: ReactNode;
}

/** What is being done, and for how long. */
export function Phase({ text, sinceMs, children }: PhaseProps) {
  const seconds = useElapsedSeconds(sinceMs);
  return (
    <div className="flex flex-wrap items-center justify-between gap-x-3 text-sm text-muted">
      <p role="status" className="flex min-w-0 items-center gap-2">
        <span aria-hidden="true" className="h-3.5 w-1.5 shrink-0 animate-pulse bg-accent" />
        {text}
        <span aria-hidden="true" className="figures text-xs whitespace-nowrap text-faint">
          {`${seconds} s`}
        </span>
      </p>
      {children}
    </div>
  );
}

/** What was looked up for the message that is being answered, and what its model has written so far. */
export function Draft({ progress: { steps, words } }: { progress: ShownProgress }) {
  // The phase names the one that runs.
  const ended = steps.filter(({ outcome }) => outcome !== 'running');
  return (
    <>
      {ended.length > 0 ? <Steps steps={ended} /> : null}
      {words === '' ? null : (
        <div
          data-testid="draft"
          className="min-w-0 border-l-2 border-dashed border-info/40 pl-2 text-muted"
        >
          <p className="mb-1 text-2xs text-faint">
            Words as they arrive · not checked yet, and nothing is done because of them
          </p>
          <RichText source={words} />
        </div>
      )}
    </>
  );
}
