'use client';

import type { Proposal } from '@finally/contract';
import { formatTime } from '@/shared/format/format';
import { Overlay } from '@/ui/overlay/overlay';
import { ProposalCard } from './proposal-card';
import { describeAsker, STATE_WORDS } from './proposal-words';
import { useDecidedProposals, useWaitingProposals } from './use-proposals';

/** The dialog in which a person decides what programs ask for. */
export function ProposalsDialog({ onClose }: { onClose(): void }) {
  const waiting = useWaitingProposals();
  const decided = useDecidedProposals();
  return (
    <Overlay
      title="Proposals of programs"
      description="What programs asked for. Nothing of it is done before you approve it."
      onClose={onClose}
    >
      <div className="flex items-center justify-between border-b border-edge px-4 py-2">
        <h2 className="font-semibold">Proposals of programs</h2>
        <button
          type="button"
          onClick={onClose}
          className="h-8 border border-edge-strong px-3 text-sm hover:bg-raised touch:h-11"
        >
          Close
        </button>
      </div>
      <div className="flex min-h-0 flex-col gap-4 overflow-y-auto p-4">
        {waiting.length === 0 ? (
          <p className="text-sm text-muted">
            Nothing waits. Programs with a key ask here if the mode of the assistant is Confirm.
          </p>
        ) : (
          <ul aria-label="Waiting" className="flex flex-col gap-3">
            {waiting.map((proposal) => (
              <ProposalCard key={proposal.id} proposal={proposal} />
            ))}
          </ul>
        )}
        {decided.length > 0 ? (
          <section aria-label="Decided">
            <h3 className="label mb-1">Decided</h3>
            <ul className="flex flex-col gap-1">
              {decided.map((proposal) => (
                <DecidedRow key={proposal.id} proposal={proposal} />
              ))}
            </ul>
          </section>
        ) : null}
      </div>
    </Overlay>
  );
}

function DecidedRow({ proposal }: { proposal: Proposal }) {
  const { sentence, state, error, decided_at, expires_at } = proposal;
  return (
    <li className="border-l-2 border-edge-strong px-2 text-sm">
      <p className="[overflow-wrap:anywhere]">
        <span className="font-semibold">{STATE_WORDS[state]}:</span> {sentence}
      </p>
      <p className="text-xs text-muted [overflow-wrap:anywhere]">
        {describeAsker(proposal)}, {formatTime(decided_at ?? expires_at)}.
        {error ? ` ${error.detail}` : ''}
      </p>
    </li>
  );
}
