'use client';

import type { Ticker } from '@finally/contract';
import { Crosshair, Flame, ListX } from 'lucide-react';
import { useId } from 'react';
import { toggleOrderKeys, useOrderKeys } from '@/shared/commands/use-order-keys';
import { useShortcut } from '@/shared/commands/use-shortcuts';
import { parseNumber } from '@/shared/format/typed-number';
import { IconButton } from '@/ui/icon-button';
import { Segments } from '@/ui/segments';
import { onSinglePress } from '@/ui/single-press';
import { GROUPINGS } from './rows/price-rows';
import { cancelTicker, explainReverse, flatten, useLadderSettings } from './use-ladder';

const GROUPS = ['1', '5', '10'] as const;
const ACTION = 'h-6.5 rounded-sm border border-edge-strong px-2 hover:bg-raised touch:h-11';
const ICON = 'aria-pressed:text-accent';

interface LadderControlsProps {
  ticker: Ticker;
}

/** The size of orders from the ladder, whether clicks place them, and what concerns the whole ticker. */
export function LadderControls({ ticker }: LadderControlsProps) {
  const [{ grouping, autoCenters, size }, change] = useLadderSettings();
  const isArmed = useOrderKeys();
  const keys = [useShortcut('in.ladder.buy'), useShortcut('in.ladder.sell')]
    .flatMap((key) => key ?? [])
    .join(' and ');
  const sizeId = useId();
  const isSize = (parseNumber(size) ?? 0) > 0;
  return (
    <div className="flex shrink-0 flex-wrap items-center gap-1 border-b border-edge px-1.5 py-1">
      <button
        type="button"
        aria-pressed={isArmed}
        title={
          isArmed
            ? `A click on a size${keys ? `, or ${keys},` : ''} places an order at once. Click to switch that off.`
            : 'A click on a size fills the ticket. Switch on to place orders with one click.'
        }
        onClick={toggleOrderKeys}
        className={`flex h-6.5 items-center gap-1 rounded-sm border px-2 touch:h-11 ${
          isArmed
            ? 'border-accent bg-accent/15 font-semibold text-accent'
            : 'border-edge-strong text-muted hover:bg-raised'
        }`}
      >
        <Flame size={12} aria-hidden="true" />
        {isArmed ? 'Armed' : 'Not armed'}
      </button>
      <label htmlFor={sizeId} className="text-muted">
        Shares
      </label>
      <input
        id={sizeId}
        aria-label="Size of orders from the ladder, in shares"
        value={size}
        aria-invalid={!isSize}
        inputMode="decimal"
        maxLength={16}
        title="Size of orders from the ladder, in shares"
        onChange={({ target }) => change({ size: target.value })}
        className="figures h-6.5 w-14 min-w-0 border border-edge-strong bg-field px-1.5 text-right hover:border-faint aria-invalid:border-down touch:h-11"
      />
      <IconButton
        label="Follow the last price"
        aria-pressed={autoCenters}
        Icon={Crosshair}
        onClick={() => change({ autoCenters: !autoCenters })}
        className={ICON}
      />
      <IconButton
        label={`Cancel all ${ticker} orders`}
        Icon={ListX}
        {...onSinglePress(() => cancelTicker(ticker))}
        className={ICON}
      />
      <div className="flex items-center gap-1">
        <span aria-hidden="true" className="text-muted">
          Ticks
        </span>
        <div className="w-20 touch:w-44">
          <Segments
            legend="Ticks in a row"
            choices={GROUPS}
            names={{ '1': '1', '5': '5', '10': '10' }}
            chosen={String(grouping) as (typeof GROUPS)[number]}
            onChoose={(chosen) =>
              change({ grouping: GROUPINGS.find((one) => String(one) === chosen) ?? 1 })
            }
          />
        </div>
      </div>
      <button
        type="button"
        title={`Sell all ${ticker} at the market and cancel its open orders`}
        {...onSinglePress(() => void flatten(ticker))}
        className={ACTION}
      >
        Flatten {ticker}
      </button>
      <button
        type="button"
        aria-disabled="true"
        title="Needs short selling, which accounts do not have."
        onClick={explainReverse}
        className={`${ACTION} touch:hidden`}
      >
        Reverse
      </button>
    </div>
  );
}
