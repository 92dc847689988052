import type { Trade } from '@finally/contract';
import { memo } from 'react';
import { Change } from '@/components/ui/change';
import {
  formatMoney,
  formatPrice,
  formatQuantity,
  formatSecond,
  formatSignedMoney,
} from '@/lib/format';

export const ROW_PX = 24;

export const BLOTTER_COLUMNS = [
  { label: 'Time', isText: true, width: 'w-36' },
  { label: 'Ticker', isText: true, width: 'w-24' },
  { label: 'Side', isText: true, width: 'w-14' },
  { label: 'Qty', isText: false, width: '' },
  { label: 'Price', isText: false, width: '' },
  { label: 'Amount', isText: false, width: '' },
  { label: 'Realized', isText: false, width: '' },
  { label: 'By', isText: true, width: 'w-22' },
] as const;

const SIDES = {
  buy: { text: 'Buy', colour: 'text-up' },
  sell: { text: 'Sell', colour: 'text-down' },
};
const ORIGINS = { user: 'You', assistant: 'Assistant' };

const CELL = 'border-b border-edge/60 px-2 whitespace-nowrap truncate';
const FIGURE = `${CELL} text-right`;

interface BlotterRowProps {
  trade: Trade;
  /** Counted from one, the heads being the first. */
  rowIndex: number;
}

/** One trade, in the ledger's own figures. */
export const BlotterRow = memo(function BlotterRow({ trade, rowIndex }: BlotterRowProps) {
  const side = SIDES[trade.side];
  return (
    <tr aria-rowindex={rowIndex} className="hover:bg-raised" style={{ height: ROW_PX }}>
      <td className={`${CELL} text-muted`}>{formatSecond(trade.executed_at)}</td>
      <td className={`${CELL} font-semibold`}>{trade.ticker}</td>
      <td className={`${CELL} ${side.colour}`}>{side.text}</td>
      <td className={FIGURE}>{formatQuantity(trade.quantity)}</td>
      <td className={FIGURE}>{formatPrice(trade.price)}</td>
      <td className={FIGURE}>{formatMoney(trade.notional)}</td>
      <td className={FIGURE}>
        {trade.side === 'sell' ? (
          <Change value={trade.realized_pnl}>{formatSignedMoney(trade.realized_pnl)}</Change>
        ) : (
          <span className="text-faint">{'\u2013'}</span>
        )}
      </td>
      <td className={`${CELL} font-sans text-muted`}>{ORIGINS[trade.origin]}</td>
    </tr>
  );
});
