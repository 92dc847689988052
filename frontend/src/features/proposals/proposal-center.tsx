'use client';

import { useCommands } from '@/shared/commands/use-commands';
import { Boundary } from '@/ui/boundary';
import { lazyDialog } from '@/ui/lazy-boundary';
import { ProposalStrip } from './proposal-strip';
import { proposalActions, useProposalsOpen, useProposalWatching } from './use-proposals';

const Dialog = lazyDialog('Proposals of programs', () =>
  import('./proposals-dialog').then(({ ProposalsDialog }) => ProposalsDialog),
);

/** What programs ask for, from wherever the person is: a strip below the desk, and the dialog. */
export function ProposalCenter() {
  useProposalWatching();
  const isOpen = useProposalsOpen();
  useCommands([
    {
      id: 'proposals.open',
      title: 'Approve or decline what programs ask for',
      group: 'Assistant',
      names: ['proposals', 'approvals'],
      run: proposalActions.open,
    },
  ]);
  return (
    <>
      <ProposalStrip />
      <Boundary fallback={null}>
        {isOpen ? <Dialog onClose={proposalActions.close} /> : null}
      </Boundary>
    </>
  );
}
