'use client';

import type { Position, Ticker } from '@finally/contract';
import { ChartCandlestick, Scissors, X } from 'lucide-react';
import { memo, type ReactNode } from 'react';
import { layout } from '@/features/layout/use-layout';
import { useLiveFigure } from '@/features/portfolio/use-portfolio';
import type { PositionColumn, PositionFigure } from '@/features/portfolio/use-views';
import { formatWeight } from '@/features/portfolio/weight';
import { DayChange } from '@/features/prices/day-change';
import { useFlash } from '@/features/prices/use-flash';
import {
  formatLast,
  formatMoney,
  formatPercent,
  formatPrice,
  formatQuantity,
  formatSignedMoney,
} from '@/shared/format/format';
import { Change } from '@/ui/change';
import { IconButton } from '@/ui/icon-button';
import { onSinglePress } from '@/ui/single-press';
import { COLUMNS } from './columns';
import { closePosition, halvePosition } from './reduce-position-actions';

interface PositionRowProps {
  ticker: Ticker;
  columns: readonly PositionColumn[];
  isSelected: boolean;
  onSelect(ticker: Ticker): void;
}

/** One position. Its cells follow the price themselves, so that a tick renders neither row nor table. */
export const PositionRow = memo(function PositionRow({
  ticker,
  columns,
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
        className={`sticky left-0 z-[1] border-b border-l-2 border-edge/60 bg-inherit px-2 text-left font-semibold whitespace-nowrap touch:px-0 ${
          isSelected ? 'border-l-accent' : 'border-l-transparent'
        }`}
      >
        <button
          type="button"
          aria-pressed={isSelected}
          aria-label={`Show ${ticker}`}
          className="min-h-6 text-left touch:pl-2"
        >
          {ticker}
        </button>
        <StaleMark ticker={ticker} />
      </th>
      {columns.map((column) => (
        <Cell key={column} ticker={ticker} column={column} />
      ))}
      {/* On touch screens the buttons stay in place, and the figures scroll below them. */}
      <td className="w-0 border-b border-edge/60 bg-inherit pr-1 touch:sticky touch:right-0 touch:z-[1] touch:pr-0">
        <RowActions ticker={ticker} onSelect={onSelect} />
      </td>
    </tr>
  );
});

/** Colors a value as it is shown: a loss that rounds to zero has no color. */
const signed = (format: (value: number) => string) => (value: number) => (
  <Change>{format(value)}</Change>
);

const TEXT = 'text-left font-sans max-w-44 truncate text-muted';

const LOOKS: Readonly<
  Record<
    Exclude<PositionFigure, 'name' | 'sector' | 'current_price'>,
    { format(value: number): ReactNode; className?: string }
  >
> = {
  quantity: { format: formatQuantity },
  avg_cost: { format: formatPrice, className: 'text-muted' },
  cost_basis: { format: formatMoney, className: 'text-muted' },
  market_value: { format: formatMoney },
  unrealized_pnl: { format: signed(formatSignedMoney) },
  unrealized_pnl_percent: { format: signed(formatPercent) },
  realized_pnl: { format: signed(formatSignedMoney) },
  weight: { format: formatWeight, className: 'text-muted' },
};

const CELL = 'border-b border-edge/60 px-1.5 text-right whitespace-nowrap @min-[31rem]:px-2';

function Cell({ ticker, column }: { ticker: Ticker; column: PositionColumn }) {
  const { visibility } = COLUMNS[column];
  if (column === 'current_price') return <PriceCell ticker={ticker} />;
  if (column === 'day_change_percent') {
    return (
      <td className={`${CELL} ${visibility}`}>
        <DayChange ticker={ticker} />
      </td>
    );
  }
  if (column === 'name' || column === 'sector') return <TextCell ticker={ticker} column={column} />;
  return <Figure ticker={ticker} column={column} />;
}

function TextCell({ ticker, column }: { ticker: Ticker; column: 'name' | 'sector' }) {
  const text = useLiveFigure(ticker, (position) => position[column]) ?? '';
  return (
    <td title={text} className={`${CELL} ${TEXT}`}>
      {text}
    </td>
  );
}

function Figure({ ticker, column }: { ticker: Ticker; column: keyof typeof LOOKS }) {
  const value = useLiveFigure(ticker, (position) => position[column]);
  const { format, className = '' } = LOOKS[column];
  return (
    <td className={`${CELL} ${COLUMNS[column].visibility} ${className}`}>
      {value === null ? null : format(value)}
    </td>
  );
}

function PriceCell({ ticker }: { ticker: Ticker }) {
  const price = useLiveFigure(ticker, (position) => position.current_price);
  const flash = useFlash<HTMLSpanElement>(ticker);
  return (
    <td className={`${CELL} ${COLUMNS.current_price.visibility}`}>
      <span ref={flash} className="-mx-1 px-1">
        {price === null ? null : formatLast(price)}
      </span>
    </td>
  );
}

function RowActions({ ticker, onSelect }: Pick<PositionRowProps, 'ticker' | 'onSelect'>) {
  return (
    // A click on an action must not select the row.
    // biome-ignore lint/a11y/noStaticElementInteractions: the buttons inside handle the presses.
    // biome-ignore lint/a11y/useKeyWithClickEvents: keys reach only the buttons.
    <div className="flex justify-end" onClick={(event) => event.stopPropagation()}>
      <IconButton
        label={`Chart ${ticker}`}
        Icon={ChartCandlestick}
        // Where figures and buttons for fingers would not fit beside each other, a tap on the row
        // selects the ticker for the chart.
        className="touch:@max-[25rem]:hidden"
        onClick={() => {
          onSelect(ticker);
          layout.show('chart');
        }}
      />
      <IconButton
        label={`Sell half of ${ticker}`}
        Icon={Scissors}
        {...onSinglePress(() => halvePosition(ticker))}
      />
      <IconButton
        label={`Close ${ticker}: sell all of it`}
        Icon={X}
        {...onSinglePress(() => closePosition(ticker))}
        // Separated from the other button, so that a finger does not hit it by mistake.
        className="ml-0.5 touch:ml-2"
      />
    </div>
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
