'use client';

import type { Trade } from '@finally/contract';
import { X } from 'lucide-react';
import { describeTrade } from '@/features/orders/receipts/receipt-sentences';
import { formatSecond } from '@/shared/format/format';
import { IconButton } from '@/ui/icon-button';
import { Overlay } from '@/ui/overlay/overlay';
import { NoteForm } from './note-form';
import { NotePicture } from './note-picture';
import { useTradeNotes } from './use-trade-notes';

/** What is written down of a trade: words, tags, the plan and a picture of the chart. */
export function NoteDialog({ trade, onClose }: { trade: Trade; onClose(): void }) {
  const { noted, notes, error } = useTradeNotes();
  const title = describeTrade(trade);
  const note = notes.get(trade.id);
  return (
    <Overlay
      title="Journal entry"
      description={`${title}: words, tags, the plan and a picture of the chart.`}
      onClose={onClose}
      className="!w-[min(34rem,calc(100vw-1.5rem))]"
    >
      <div className="flex items-center gap-2 border-b border-edge py-1.5 pr-2 pl-4 touch:py-0.5">
        <div className="min-w-0 flex-1">
          <h2 className="label text-faint">Journal entry</h2>
          <p className="font-semibold [overflow-wrap:anywhere]">{title}</p>
        </div>
        <time dateTime={trade.executed_at} className="figures text-xs text-muted">
          {formatSecond(trade.executed_at)}
        </time>
        <IconButton label="Close" Icon={X} onClick={onClose} className="touch:size-11" />
      </div>
      <div className="min-h-0 overflow-y-auto">
        {noted === null ? (
          <p role={error ? 'alert' : undefined} className="p-4 text-sm text-muted">
            {error ?? 'Loading the entry.'}
          </p>
        ) : (
          <>
            <NoteForm trade_id={trade.id} note={note} onDone={onClose} />
            <NotePicture trade_id={trade.id} note={note} />
          </>
        )}
      </div>
    </Overlay>
  );
}
