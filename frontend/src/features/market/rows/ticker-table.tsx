'use client';

import type { DayFigures, Ticker } from '@finally/contract';
import { memo } from 'react';
import { useSelectedTicker } from '@/features/symbols/use-selection';
import { moveBetweenRows } from '@/shared/browser/move-between-rows';
import { formatLast, formatPercent } from '@/shared/format/format';
import { useHoverOrFocus } from '@/shared/use-stable-order';
import { Change } from '@/ui/change';
import type { TickerColumn } from './day-columns';
import { useTickerMenu } from './ticker-menu';
import { useSteadyRows } from './use-steady-rows';

/** From which width of the list each further column is shown; the first one always is. */
const ROOM = [
  '',
  'hidden @min-[34rem]:table-cell',
  'hidden @min-[40rem]:table-cell',
  'hidden @min-[45rem]:table-cell',
];
const CELL = 'border-b border-edge/60 px-1.5 text-right whitespace-nowrap @min-[31rem]:px-2';
const HEAD =
  'label sticky top-0 z-10 h-6 border-b border-edge bg-panel px-1.5 text-faint whitespace-nowrap @min-[31rem]:px-2';

const roomOf = (index: number): string => ROOM[index] ?? ROOM.at(-1) ?? '';

interface TickerTableProps<Row extends DayFigures> {
  caption: string;
  rows: readonly Row[];
  /** Beside ticker, price and change; the last ones are hidden first. */
  columns: readonly TickerColumn<Row>[];
}

/**
 * A list of tickers with the figures of their day. Enter or a click selects the ticker, Up and Down move
 * the focus, and the context menu leads to chart, ticket, watchlist and alerts.
 */
export function TickerTable<Row extends DayFigures>({
  caption,
  rows,
  columns,
}: TickerTableProps<Row>) {
  const [selected, select] = useSelectedTicker();
  const { isActive, handlers } = useHoverOrFocus();
  const shown = useSteadyRows(rows, isActive);
  const { onContextMenu, menu } = useTickerMenu();
  return (
    <div className="@container min-h-0 flex-1 overflow-auto">
      <table className="figures w-full border-separate border-spacing-0 text-xs">
        <caption className="sr-only">{caption}</caption>
        <thead>
          <tr>
            <th scope="col" className={`${HEAD} left-0 z-20 pl-2.5 text-left`}>
              Ticker
            </th>
            <th scope="col" className={`${HEAD} text-right`}>
              Last
            </th>
            <th
              scope="col"
              title="Change since the previous close"
              className={`${HEAD} text-right`}
            >
              %
            </th>
            {columns.map(({ key, label, title }, index) => (
              <th
                key={key}
                scope="col"
                title={title}
                className={`${HEAD} text-right ${roomOf(index)}`}
              >
                {label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody
          data-live="prices"
          onKeyDown={moveBetweenRows}
          onContextMenu={onContextMenu}
          {...handlers}
        >
          {shown.map((row) => (
            <TickerRow
              key={row.ticker}
              row={row}
              columns={columns as readonly TickerColumn<never>[]}
              isSelected={row.ticker === selected}
              onSelect={select}
            />
          ))}
        </tbody>
      </table>
      {menu}
    </div>
  );
}

interface TickerRowProps {
  row: DayFigures;
  columns: readonly TickerColumn<never>[];
  isSelected: boolean;
  onSelect(ticker: Ticker): void;
}

const TickerRow = memo(function TickerRow({ row, columns, isSelected, onSelect }: TickerRowProps) {
  const { ticker, name, price, change_percent } = row;
  return (
    <tr
      onClick={() => onSelect(ticker)}
      className={`h-6 cursor-pointer touch:h-11 ${isSelected ? 'bg-raised' : 'bg-panel hover:bg-raised'}`}
    >
      <th
        scope="row"
        title={name}
        className={`sticky left-0 z-[1] max-w-44 border-b border-l-2 border-edge/60 bg-inherit px-2 text-left font-semibold whitespace-nowrap ${
          isSelected ? 'border-l-accent' : 'border-l-transparent'
        }`}
      >
        <button
          type="button"
          data-row={ticker}
          aria-pressed={isSelected}
          className="min-h-6 w-full truncate text-left"
        >
          <span className="sr-only">{`Show ${ticker}, ${name}`}</span>
          <span aria-hidden="true">
            {ticker}
            <span className="ml-1.5 font-sans font-normal text-faint @max-md:hidden">{name}</span>
          </span>
        </button>
      </th>
      <td className={CELL}>{formatLast(price)}</td>
      <td className={CELL}>
        <Change>{formatPercent(change_percent)}</Change>
      </td>
      {columns.map((column, index) => (
        <td key={column.key} className={`${CELL} ${roomOf(index)} text-muted`}>
          {column.cell(row as never)}
        </td>
      ))}
    </tr>
  );
});
