'use client';

import { CENTS_SCALE, QUANTITY_SCALE, type Side, type Ticker } from '@finally/contract';
import { percentage } from '@/features/orders/size/order-size';
import { useOrderAccount } from '@/features/orders/size/use-order-market';
import { useCommands } from '@/shared/commands/use-commands';
import type { OrderForm } from '../use-order-form';
import { OwnSizes } from './own-sizes';
import { SIZE_ROW, SizeButton } from './size-button';

const PARTS = [25, 50, 75, 100] as const;

/** What a part is taken of, by the side of the order that it is for. */
const WHOLES = { buy: 'of the free cash', sell: 'of the shares held' } as const;
const SIDES = ['buy', 'sell'] as const;

const commandId = (side: Side, percent: number) => `trade.size.${side}.${percent}`;

/** A number as it would be typed: exact, without grouping or trailing zeros. */
const typed = (value: number, decimals: number) =>
  value.toFixed(decimals).replace(/\.?0+$/, '') || '0';

export interface QuickSizesProps {
  ticker: Ticker;
  canCountDollars: boolean;
  amountOf: OrderForm['amountOf'];
  /** Puts an amount into the ticket: dollars of the cash or what they buy, or shares of the holding. */
  onPick(amount: string, unit: 'shares' | 'dollars'): void;
}

/** Parts of the free cash to buy with and of the shares held to sell, and the person's own sizes. */
export function QuickSizes({ ticker, canCountDollars, amountOf, onPick }: QuickSizesProps) {
  const { freeCash, held } = useOrderAccount(ticker);
  const canPick = (side: Side) => Boolean(side === 'buy' ? freeCash : held);
  /** Picks the fraction; computed as in the command line. */
  const pick = (side: Side, percent: number) => {
    const amount = amountOf(side, { kind: 'part', part: percentage(percent) });
    if (typeof amount === 'string') return;
    if ('quantity' in amount) onPick(typed(amount.quantity, QUANTITY_SCALE), 'shares');
    else onPick(typed(amount.notional, CENTS_SCALE), 'dollars');
  };

  useCommands(
    SIDES.flatMap((side, row) =>
      PARTS.map((percent, column) => ({
        id: commandId(side, percent),
        title: `Size: ${percent}% ${WHOLES[side]}`,
        group: 'Trade',
        keys: `${row * PARTS.length + column + 1}`,
        run: () => pick(side, percent),
        enabled: () => canPick(side),
      })),
    ),
  );

  const parts = (side: Side, name: string) =>
    PARTS.map((percent) => (
      <SizeButton
        key={percent}
        label={`${percent}%`}
        name={`${percent}% ${name}`}
        command={commandId(side, percent)}
        disabled={!canPick(side)}
        onClick={() => pick(side, percent)}
      />
    ));
  return (
    <>
      <OwnSizes canCountDollars={canCountDollars} onPick={onPick} />
      <div className={SIZE_ROW}>
        <span className="label text-faint">Cash</span>
        {parts('buy', 'of the free cash')}
        {held ? (
          <>
            <span className="label text-faint">Held</span>
            {parts('sell', `of the ${ticker} shares held`)}
          </>
        ) : (
          // Nothing is held before the first purchase. The row keeps its place, so that nothing moves.
          <span className="h-6 touch:h-11" />
        )}
      </div>
    </>
  );
}
