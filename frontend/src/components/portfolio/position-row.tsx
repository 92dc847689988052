'use client';

import type { Position, Ticker } from '@finally/contract';
import { memo, type ReactNode } from 'react';
import { Change } from '@/components/ui/change';
import { useFlash } from '@/hooks/use-flash';
import { type PositionKey, useLiveFigure } from '@/hooks/use-portfolio';
import {
  formatMoney,
  formatPercent,
  formatPrice,
  formatQuantity,
  formatSignedMoney,
} from '@/lib/format';
import { toHundredths } from '@/lib/rounding';
import { formatWeight } from '@/lib/weight';
import { visibilityOf } from './columns';

interface PositionRowProps {
  ticker: Ticker;
  isSelected: boolean;
  onSelect(ticker: Ticker): void;
}

/** One position. Its cells follow the price by themselves: a tick renders neither row nor table. */
export const PositionRow = memo(function PositionRow({
  ticker,
  isSelected,
  onSelect,
}: PositionRowProps) {
  return (
    <tr
      data-testid={`position-${ticker}`}
      onClick={() => onSelect(ticker)}
      className={`group h-6 cursor-pointer ${isSelected ? 'bg-raised' : 'bg-panel hover:bg-raised'}`}
    >
      <th
        scope="row"
        className={`sticky left-0 z-[1] border-b border-l-2 border-edge/60 bg-inherit px-2 text-left font-semibold whitespace-nowrap ${
          isSelected ? 'border-l-accent' : 'border-l-transparent'
        }`}
      >
        <button type="button" aria-pressed={isSelected} aria-label={`Show ${ticker}`}>
          {ticker}
        </button>
        <StaleMark ticker={ticker} />
      </th>
      <Figure ticker={ticker} column="quantity" format={formatQuantity} />
      <Figure ticker={ticker} column="avg_cost" format={formatPrice} className="text-muted" />
      <PriceCell ticker={ticker} />
      <Figure ticker={ticker} column="market_value" format={formatMoney} />
      <Figure ticker={ticker} column="unrealized_pnl" format={signed(formatSignedMoney)} />
      <Figure ticker={ticker} column="unrealized_pnl_percent" format={signed(formatPercent)} />
      <Figure ticker={ticker} column="weight" format={formatWeight} className="text-muted" />
    </tr>
  );
});

/** Coloured by what is shown: a loss that rounds to zero is none. */
const signed = (format: (value: number) => string) => (value: number) => (
  <Change value={toHundredths(value)}>{format(value)}</Change>
);

const CELL = 'border-b border-edge/60 px-1.5 text-right whitespace-nowrap @min-[31rem]:px-2';

interface FigureProps {
  ticker: Ticker;
  column: Exclude<PositionKey, 'ticker'>;
  format(value: number): ReactNode;
  className?: string;
}

function Figure({ ticker, column, format, className = '' }: FigureProps) {
  const value = useLiveFigure(ticker, (position) => position[column]);
  return (
    <td className={`${CELL} ${visibilityOf(column)} ${className}`}>
      {value === null ? null : format(value)}
    </td>
  );
}

function PriceCell({ ticker }: { ticker: Ticker }) {
  const price = useLiveFigure(ticker, (position) => position.current_price);
  const flash = useFlash<HTMLSpanElement>(ticker);
  return (
    <td className={`${CELL} ${visibilityOf('current_price')}`}>
      <span ref={flash} className="-mx-1 px-1">
        {price === null ? null : formatPrice(price)}
      </span>
    </td>
  );
}

const isStale = (position: Position) => position.price_stale;

function StaleMark({ ticker }: { ticker: Ticker }) {
  if (!useLiveFigure(ticker, isStale)) return null;
  return (
    <abbr
      title="The price is the last known one, not live."
      className="label ml-1.5 border border-accent/50 px-0.5 text-accent no-underline"
    >
      stale
    </abbr>
  );
}
