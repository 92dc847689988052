'use client';

import { Boundary } from '@/ui/boundary';
import { lazyDialog } from '@/ui/lazy-boundary';
import { closeNote, useOpenNote } from './use-trade-notes';

const Dialog = lazyDialog('Journal entry', () =>
  import('./note-dialog').then(({ NoteDialog }) => NoteDialog),
);

/** The note of a trade, from whichever panel it is opened. */
export function TradeNoteCenter() {
  const trade = useOpenNote();
  return (
    <Boundary fallback={null}>
      {trade ? <Dialog key={trade.id} trade={trade} onClose={closeNote} /> : null}
    </Boundary>
  );
}
