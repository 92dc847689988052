'use client';

import { Hand } from 'lucide-react';
import { describeAsker } from './proposal-words';
import { proposalActions, useWaitingProposals } from './use-proposals';

/**
 * Says below the desk that a program waits for an approval. It only opens the dialog in which that is
 * given: a button that approves could appear under the pointer.
 */
export function ProposalStrip() {
  const waiting = useWaitingProposals();
  const [first] = waiting;
  if (!first) return null;
  const more = waiting.length - 1;
  return (
    <section
      aria-label="Proposals of programs"
      className="flex shrink-0 items-center gap-2 border-t border-accent bg-panel px-3 py-1.5 text-sm"
    >
      <Hand aria-hidden="true" className="size-4 shrink-0 text-accent" />
      <p role="status" className="min-w-0 flex-1 truncate">
        <span className="font-semibold">{describeAsker(first)}</span> asks: {first.sentence}
        {more > 0 ? ` And ${more} more.` : ''}
      </p>
      <button
        type="button"
        aria-haspopup="dialog"
        onClick={proposalActions.open}
        className="h-7 shrink-0 border border-edge-strong px-2.5 hover:bg-raised touch:h-11"
      >
        Review
      </button>
    </section>
  );
}
