'use client';

import { CENTS_SCALE, QUANTITY_SCALE, type Side, type Ticker } from '@finally/contract';
import { percentage } from '@/features/orders/size/order-size';
import { useOrderMarket } from '@/features/orders/size/use-order-market';
import type { OrderForm } from '../use-order-form';
import { SIZE_ROW, SizeButton } from './size-button';

const PARTS = [25, 50, 75, 100] as const;

/** A number as it would be typed: exact, without grouping or trailing zeros. */
const typed = (value: number, decimals: number) =>
  value.toFixed(decimals).replace(/\.?0+$/, '') || '0';

export interface QuickSizesProps {
  ticker: Ticker;
  amountOf: OrderForm['amountOf'];
  /** Puts an amount into the ticket: dollars of the cash or what they buy, or shares of the holding. */
  onPick(amount: string, unit: 'shares' | 'dollars'): void;
}

/** Parts of the free cash to buy with, and of the shares held to sell. */
export function QuickSizes({ ticker, amountOf, onPick }: QuickSizesProps) {
  const { freeCash, held } = useOrderMarket(ticker);
  /** Picks the fraction; computed as in the command line. */
  const pick = (side: Side, percent: number) => {
    const amount = amountOf(side, { kind: 'part', part: percentage(percent) });
    if (typeof amount === 'string') return;
    if ('quantity' in amount) onPick(typed(amount.quantity, QUANTITY_SCALE), 'shares');
    else onPick(typed(amount.notional, CENTS_SCALE), 'dollars');
  };
  return (
    <div className={SIZE_ROW}>
      <span className="label text-faint">Cash</span>
      {PARTS.map((percent) => (
        <SizeButton
          key={percent}
          label={`${percent}%`}
          name={`${percent}% of the free cash`}
          disabled={!freeCash}
          onClick={() => pick('buy', percent)}
        />
      ))}
      {held ? (
        <>
          <span className="label text-faint">Held</span>
          {PARTS.map((percent) => (
            <SizeButton
              key={percent}
              label={`${percent}%`}
              name={`${percent}% of the ${ticker} shares held`}
              disabled={false}
              onClick={() => pick('sell', percent)}
            />
          ))}
        </>
      ) : (
        // Nothing is held before the first purchase. The row keeps its place, so that nothing moves.
        <span className="h-6 touch:h-11" />
      )}
    </div>
  );
}
