'use client';

import { CENTS_SCALE, QUANTITY_SCALE, type Side, type Ticker } from '@finally/contract';
import { amountOf, percentage } from '@/features/orders/size/order-size';
import { useOrderMarket } from '@/features/orders/size/use-order-market';

const PARTS = [25, 50, 75, 100] as const;

/** A number as it would be typed: exact, without grouping or trailing zeros. */
const typed = (value: number, decimals: number) =>
  value.toFixed(decimals).replace(/\.?0+$/, '') || '0';

interface QuickSizesProps {
  ticker: Ticker;
  /** Puts an amount into the ticket: dollars of the cash, or shares of the holding. */
  onPick(amount: string, unit: 'shares' | 'dollars'): void;
}

/** Parts of the cash to buy with, and of the holding to sell. */
export function QuickSizes({ ticker, onPick }: QuickSizesProps) {
  const { cash, held } = useOrderMarket(ticker);
  /** The fraction as a typed amount; computed as in the command line. */
  const partOf = (side: Side, percent: number): [string, 'dollars' | 'shares'] => {
    const size = { kind: 'part', part: percentage(percent) } as const;
    const amount = amountOf(side, size, { ticker, price: null, cash, held });
    return amount && 'quantity' in amount
      ? [typed(amount.quantity, QUANTITY_SCALE), 'shares']
      : [typed(amount?.notional ?? 0, CENTS_SCALE), 'dollars'];
  };
  return (
    <div className="grid grid-cols-[2.25rem_repeat(4,minmax(0,1fr))] items-center gap-1">
      <span className="label text-faint">Cash</span>
      {PARTS.map((percent) => (
        <PartButton
          key={percent}
          percent={percent}
          name={`${percent}% of the cash`}
          disabled={!cash}
          onClick={() => onPick(...partOf('buy', percent))}
        />
      ))}
      <span className="label text-faint">Held</span>
      {PARTS.map((percent) => (
        <PartButton
          key={percent}
          percent={percent}
          name={`${percent}% of the ${ticker} held`}
          disabled={!held}
          onClick={() => onPick(...partOf('sell', percent))}
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
