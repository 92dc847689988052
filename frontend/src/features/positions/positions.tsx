'use client';

import { usePortfolio, usePositionOrder } from '@/features/portfolio/use-portfolio';
import {
  POSITION_COLUMNS,
  type PositionKey,
  type PositionSort,
  useViews,
} from '@/features/portfolio/use-views';
import { useSelectedTicker } from '@/features/symbols/use-selection';
import { moveBetweenRows } from '@/shared/browser/move-between-rows';
import { useHoverOrFocus, useStableOrder } from '@/shared/use-stable-order';
import { Boundary } from '@/ui/boundary';
import { lazyComponent } from '@/ui/lazy-boundary';
import { Notice } from '@/ui/notice';
import { Panel } from '@/ui/panel/panel';
import { Skeleton } from '@/ui/skeleton';
import { COLUMNS, inOrder, nextSort } from './columns';
import { PositionRow } from './position-row';
import { PositionTotals } from './position-totals';

/** Loaded after the page. */
const ColumnMenu = lazyComponent(
  () => import('./column-menu').then(({ ColumnMenu }) => ColumnMenu),
  {
    loading: () => <span aria-hidden="true" className="size-5.5" />,
  },
);

const FirstSteps = lazyComponent(
  () => import('./first-steps').then(({ FirstSteps }) => FirstSteps),
  { loading: () => <div style={{ height: '6rem' }} /> },
);

/** The panel of positions at live prices. Selecting a row selects its ticker. */
export function Positions() {
  const { portfolio, error, refresh } = usePortfolio();
  const count = portfolio?.positions.length;
  return (
    <Panel
      title="Positions"
      actions={
        <>
          <span className="figures text-xs text-faint">{count ?? ''}</span>
          <Boundary fallback={null}>
            <ColumnMenu />
          </Boundary>
        </>
      }
    >
      {portfolio ? (
        count === 0 ? (
          <Notice title="No positions yet">
            <Boundary fallback={null}>
              <FirstSteps />
            </Boundary>
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
  const [{ position_columns, position_sort: sort }, change] = useViews();
  const columns = inOrder(position_columns, POSITION_COLUMNS);
  const { isActive, handlers } = useHoverOrFocus();
  const tickers = useStableOrder(usePositionOrder(sort), sort, isActive);
  const [selected, select] = useSelectedTicker();
  const onSort = (position_sort: PositionSort) => change({ position_sort });
  return (
    <div className="@container min-h-0 flex-1 overflow-auto">
      <table className="figures w-full border-separate border-spacing-0 text-xs">
        <caption className="sr-only">Positions at live prices</caption>
        <thead>
          <tr>
            {(['ticker', ...columns] as const).map((key) => (
              <HeaderCell key={key} column={key} sort={sort} onSort={onSort} />
            ))}
            <th scope="col" className="sticky top-0 z-10 border-b border-edge bg-panel">
              <span className="sr-only">Actions</span>
            </th>
          </tr>
        </thead>
        <tbody data-live="account" onKeyDown={moveBetweenRows} {...handlers}>
          {tickers.map((ticker) => (
            <PositionRow
              key={ticker}
              ticker={ticker}
              columns={columns}
              isSelected={ticker === selected}
              onSelect={select}
            />
          ))}
        </tbody>
        <PositionTotals columns={columns} />
      </table>
    </div>
  );
}

interface HeaderCellProps {
  column: PositionKey;
  sort: PositionSort;
  onSort(sort: PositionSort): void;
}

function HeaderCell({ column, sort, onSort }: HeaderCellProps) {
  const { label, title, term, visibility, isText } = COLUMNS[column];
  const isSorted = sort.key === column;
  const arrow = isSorted ? (sort.descending ? '\u25be' : '\u25b4') : '';
  return (
    <th
      scope="col"
      aria-sort={isSorted ? (sort.descending ? 'descending' : 'ascending') : 'none'}
      className={`sticky top-0 z-10 border-b border-edge bg-panel p-0 ${visibility} ${
        column === 'ticker' ? 'left-0 z-20' : ''
      }`}
    >
      <button
        type="button"
        title={term ? undefined : title}
        data-term={term}
        onClick={() => onSort(nextSort(sort, column))}
        className={`label flex h-6 w-full items-center gap-1 whitespace-nowrap px-1.5 hover:text-ink @min-[31rem]:px-2 ${
          isSorted ? 'text-ink' : 'text-faint'
        } ${isText ? 'justify-start' : 'flex-row-reverse justify-start'} ${
          column === 'ticker' ? 'pl-2.5 @min-[31rem]:pl-2.5' : ''
        }`}
      >
        {label}
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
