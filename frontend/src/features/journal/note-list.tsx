'use client';

import type { NotedTrade, TagProfits } from '@finally/contract';
import { Image } from 'lucide-react';
import { describeTrade } from '@/features/orders/receipts/receipt-sentences';
import { openNote } from '@/features/trade-notes/use-trade-notes';
import { formatSecond } from '@/shared/format/format';
import { Change } from '@/ui/change';
import { counted, signed } from './figures';

interface TagListProps {
  tags: TagProfits['tags'];
  /** The tag whose entries are listed; null for all. */
  chosen: string | null;
  onChoose(tag: string | null): void;
}

/** The profit of the trades with each tag. A tag that is pressed filters the entries. */
export function TagList({ tags, chosen, onChoose }: TagListProps) {
  return (
    <ul aria-label="Profit by tag" className="flex flex-wrap gap-1.5 px-2 py-1">
      {tags.map(({ tag, trades, realized_pnl }) => (
        <li key={tag}>
          <button
            type="button"
            aria-label={`${tag}: ${signed(realized_pnl)} in ${counted(trades)}`}
            aria-pressed={tag === chosen}
            onClick={() => onChoose(tag === chosen ? null : tag)}
            className="figures flex h-6 items-center gap-2 border border-edge-strong px-2 text-xs hover:bg-raised aria-pressed:bg-raised aria-pressed:text-accent touch:h-11"
          >
            <span className="font-sans">{tag}</span>
            <span className="text-faint">{trades}</span>
            <Change>{signed(realized_pnl)}</Change>
          </button>
        </li>
      ))}
    </ul>
  );
}

/** The entries of the journal, newest trade first. */
export function NoteList({ noted }: { noted: readonly NotedTrade[] }) {
  return (
    <ul aria-label="Journal entries">
      {noted.map((one) => (
        <li key={one.trade.id} className="border-b border-edge/60">
          <Entry {...one} />
        </li>
      ))}
    </ul>
  );
}

function Entry({ note, trade }: NotedTrade) {
  const net = trade.realized_pnl - trade.fees;
  const words = note.text || note.plan?.text;
  return (
    <button
      type="button"
      aria-haspopup="dialog"
      onClick={() => openNote(trade)}
      className="flex w-full flex-col gap-0.5 px-2 py-1 text-left text-sm hover:bg-raised focus-visible:outline-offset-[-2px] touch:min-h-11"
    >
      <span className="flex w-full items-baseline gap-2">
        <span className="min-w-0 truncate font-semibold">{describeTrade(trade)}</span>
        {note.picture_at === null ? null : (
          <Image size={12} role="img" aria-label="with a picture" className="shrink-0 text-muted" />
        )}
        <span className="figures ml-auto shrink-0 text-xs">
          {trade.side === 'sell' ? <Change>{signed(Math.round(net * 100) / 100)}</Change> : null}
        </span>
      </span>
      {words ? <span className="w-full truncate text-muted">{words}</span> : null}
      <span className="figures flex w-full gap-2 text-xs text-faint">
        <time dateTime={trade.executed_at}>{formatSecond(trade.executed_at)}</time>
        <span className="min-w-0 truncate font-sans">{note.tags.join(', ')}</span>
      </span>
    </button>
  );
}
