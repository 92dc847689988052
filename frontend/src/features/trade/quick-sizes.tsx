'use client';

import { CENTS_SCALE, QUANTITY_SCALE, type Side, type Ticker } from '@finally/contract';
import { percentage } from '@/features/orders/size/order-size';
import { useOrderMarket } from '@/features/orders/size/use-order-market';
import type { OrderForm } from './use-order-form';

const PARTS = [25, 50, 75, 100] as const;

/** A number as it would be typed: exact, without grouping or trailing zeros. */
const typed = (value: number, decimals: number) =>
  value.toFixed(decimals).replace(/\.?0+$/, '') || '0';

interface QuickSizesProps {
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
    <div className="grid grid-cols-[2.25rem_repeat(4,minmax(0,1fr))] items-center gap-1">
      <span className="label text-faint">Cash</span>
      {PARTS.map((percent) => (
        <PartButton
          key={percent}
          percent={percent}
          name={`${percent}% of the free cash`}
          disabled={!freeCash}
          onClick={() => pick('buy', percent)}
        />
      ))}
      <span className="label text-faint">Held</span>
      {PARTS.map((percent) => (
        <PartButton
          key={percent}
          percent={percent}
          name={`${percent}% of the ${ticker} shares held`}
          disabled={!held}
          onClick={() => pick('sell', percent)}
        />
      ))}
    </div>
  );
}

interface PartButtonProps {
  percent: number;
  name: string;
  disabled: boolean;
  onClick(): void;
}

function PartButton({ percent, name, disabled, onClick }: PartButtonProps) {
  return (
    <button
      type="button"
      aria-label={name}
      title={name}
      disabled={disabled}
      onClick={onClick}
      className="figures h-6 min-w-10 border border-edge-strong text-xs text-muted hover:border-faint hover:text-ink disabled:opacity-45 disabled:hover:border-edge-strong disabled:hover:text-muted"
    >
      {percent}%
    </button>
  );
}
