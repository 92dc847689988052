import type { Trade } from '@finally/contract';
import { NotebookPen, NotebookText } from 'lucide-react';
import { memo } from 'react';
import { askWhy } from '@/features/orders/explanation/use-asked-price';
import { describeTrade } from '@/features/orders/receipts/receipt-sentences';
import { openNote, useTradeNote } from '@/features/trade-notes/use-trade-notes';
import {
  formatMoney,
  formatPrice,
  formatQuantity,
  formatSecond,
  formatShort,
  formatSignedMoney,
} from '@/shared/format/format';
import { Change } from '@/ui/change';
import { IconButton } from '@/ui/icon-button';

export const ROW_PX = 24;
export const TOUCH_ROW_PX = 44;

/** On narrow panels the amount is hidden first, which follows from quantity and price, then the origin. */
const WIDE_ONLY = '@max-3xl:hidden';
const MIDDLE_ONLY = '@max-xl:hidden';

interface Column {
  label: string;
  /** The label in a narrow panel. */
  short?: string;
  isText: boolean;
  look: string;
}

export const BLOTTER_COLUMNS: readonly Column[] = [
  { label: 'Time', isText: true, look: 'w-34 @max-md:w-14' },
  { label: 'Ticker', isText: true, look: 'w-20 @max-md:w-14' },
  { label: 'Side', isText: true, look: 'w-12 @max-md:w-10' },
  { label: 'Qty', isText: false, look: '' },
  { label: 'Price', isText: false, look: '' },
  { label: 'Amount', isText: false, look: WIDE_ONLY },
  { label: 'Realized', short: 'P&L', isText: false, look: '' },
  { label: 'By', isText: true, look: `w-20 ${MIDDLE_ONLY}` },
  { label: 'Note', isText: true, look: 'w-12' },
];

const SIDES = {
  buy: { text: 'Buy', color: 'text-up' },
  sell: { text: 'Sell', color: 'text-down' },
};
const ORIGINS = { user: 'You', assistant: 'Assistant', agent: 'Program' };

const CELL = 'border-b border-edge/60 px-2 whitespace-nowrap truncate @max-md:px-1';
const FIGURE = `${CELL} text-right`;

interface BlotterRowProps {
  trade: Trade;
  height: number;
  /** 1-based; the header is row 1. */
  rowIndex: number;
}

/** Opens the journal entry of a trade; its icon is filled with lines if something is written. */
function NoteButton({ trade, title }: { trade: Trade; title: string }) {
  const note = useTradeNote(trade.id);
  const tags = note && note.tags.length > 0 ? `, tagged ${note.tags.join(', ')}` : '';
  return (
    <IconButton
      aria-haspopup="dialog"
      label={note ? `Journal entry${tags}: ${title}` : `Write a journal entry: ${title}`}
      Icon={note ? NotebookText : NotebookPen}
      onClick={() => openNote(trade)}
      className={`relative z-10 h-5 touch:size-11 ${note ? 'text-ink' : ''}`}
    />
  );
}

/** One trade, with the ledger's figures. Pressed anywhere, it says why it has its price. */
export const BlotterRow = memo(function BlotterRow({ trade, height, rowIndex }: BlotterRowProps) {
  const title = describeTrade(trade);
  const side = SIDES[trade.side];
  return (
    <tr aria-rowindex={rowIndex} className="relative hover:bg-raised" style={{ height }}>
      <td title={formatSecond(trade.executed_at)} className={`${CELL} text-muted`}>
        <span className="@max-md:hidden">{formatSecond(trade.executed_at)}</span>
        <span className="@md:hidden">{formatShort(trade.executed_at)}</span>
      </td>
      <td className={`${CELL} font-semibold`}>{trade.ticker}</td>
      <td className={`${CELL} ${side.color}`}>{side.text}</td>
      <td className={FIGURE}>{formatQuantity(trade.quantity)}</td>
      <td className={FIGURE}>
        <button
          type="button"
          aria-haspopup="dialog"
          aria-label={`Why this price: ${title}`}
          onClick={() => askWhy({ order_id: trade.order_id, trade_id: trade.id, title })}
          className="underline decoration-edge-strong decoration-dotted underline-offset-3 after:absolute after:inset-0 hover:decoration-ink"
        >
          {formatPrice(trade.price)}
        </button>
      </td>
      <td className={`${FIGURE} ${WIDE_ONLY}`}>{formatMoney(trade.notional)}</td>
      <td className={FIGURE}>
        {trade.side === 'sell' ? (
          <Change>{formatSignedMoney(trade.realized_pnl)}</Change>
        ) : (
          <span className="text-faint">{'\u2013'}</span>
        )}
      </td>
      <td className={`${CELL} ${MIDDLE_ONLY} font-sans text-muted`}>{ORIGINS[trade.origin]}</td>
      <td className={CELL}>
        <NoteButton trade={trade} title={title} />
      </td>
    </tr>
  );
});
