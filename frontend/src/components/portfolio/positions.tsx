'use client';

import { useState } from 'react';
import { Notice } from '@/components/ui/notice';
import { Panel } from '@/components/ui/panel';
import { Skeleton } from '@/components/ui/skeleton';
import { type PositionSort, usePortfolio, usePositionOrder } from '@/hooks/use-portfolio';
import { useSelectedTicker } from '@/hooks/use-selection';
import { COLUMNS, nextSort } from './columns';
import { PositionRow } from './position-row';
import { PositionTotals } from './position-totals';

/** What is held, at live prices. Choosing a row shows its chart and offers it in the trade bar. */
export function Positions() {
  const { portfolio, error, refresh } = usePortfolio();
  const count = portfolio?.positions.length;
  return (
    <Panel
      title="Positions"
      actions={<span className="figures text-xs text-faint">{count ?? ''}</span>}
    >
      {portfolio ? (
        count === 0 ? (
          <Notice title="No positions yet">
            Buy your first shares: choose a ticker, enter a quantity in the trade bar and press Buy.
          </Notice>
        ) : (
          <PositionTable />
        )
      ) : error ? (
        <Notice title="The portfolio could not be loaded">
          <p>{error}</p>
          <button type="button" onClick={refresh} className="mt-2 text-info hover:underline">
            Try again
          </button>
        </Notice>
      ) : (
        <Loading />
      )}
    </Panel>
  );
}

function PositionTable() {
  const [sort, setSort] = useState<PositionSort>({ key: 'market_value', descending: true });
  const tickers = usePositionOrder(sort);
  const [selected, select] = useSelectedTicker();
  return (
    <div className="@container min-h-0 flex-1 overflow-auto">
      <table className="figures w-full border-separate border-spacing-0 text-xs">
        <caption className="sr-only">Positions at live prices</caption>
        <thead>
          <tr>
            {COLUMNS.map((column) => (
              <HeaderCell key={column.key} column={column} sort={sort} onSort={setSort} />
            ))}
          </tr>
        </thead>
        <tbody>
          {tickers.map((ticker) => (
            <PositionRow
              key={ticker}
              ticker={ticker}
              isSelected={ticker === selected}
              onSelect={select}
            />
          ))}
        </tbody>
        <PositionTotals />
      </table>
    </div>
  );
}

interface HeaderCellProps {
  column: (typeof COLUMNS)[number];
  sort: PositionSort;
  onSort(sort: PositionSort): void;
}

function HeaderCell({ column, sort, onSort }: HeaderCellProps) {
  const isSorted = sort.key === column.key;
  const arrow = isSorted ? (sort.descending ? '\u25be' : '\u25b4') : '';
  return (
    <th
      scope="col"
      aria-sort={isSorted ? (sort.descending ? 'descending' : 'ascending') : 'none'}
      className={`sticky top-0 z-10 border-b border-edge bg-panel p-0 ${column.visibility} ${
        column.key === 'ticker' ? 'left-0 z-20' : ''
      }`}
    >
      <button
        type="button"
        onClick={() => onSort(nextSort(sort, column.key))}
        className={`label flex h-6 w-full items-center gap-1 whitespace-nowrap px-1.5 hover:text-ink @min-[31rem]:px-2 ${
          isSorted ? 'text-ink' : 'text-faint'
        } ${column.key === 'ticker' ? 'justify-start pl-2.5 @min-[31rem]:pl-2.5' : 'flex-row-reverse justify-start'}`}
      >
        {column.label}
        <span aria-hidden="true" className="text-accent">
          {arrow}
        </span>
      </button>
    </th>
  );
}

function Loading() {
  return (
    <div aria-busy="true" className="flex flex-col gap-2.5 p-2.5">
      {['w-full', 'w-11/12', 'w-full', 'w-10/12'].map((width, row) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the rows never move.
        <Skeleton key={row} className={`h-3 ${width}`} />
      ))}
    </div>
  );
}
