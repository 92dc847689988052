'use client';

import type { Trade } from '@finally/contract';
import { useVirtualizer } from '@tanstack/react-virtual';
import { type RefObject, useEffect, useLayoutEffect, useRef } from 'react';
import { moveBetweenRows } from '@/shared/browser/move-between-rows';
import { useRootScale } from '@/shared/browser/use-root-scale';
import { useTouch } from '@/shared/browser/use-touch';
import { useHoverOrFocus } from '@/shared/use-stable-order';
import { Notice } from '@/ui/notice';
import { Panel } from '@/ui/panel/panel';
import { PanelSkeleton } from '@/ui/panel/panel-skeleton';
import { BlotterFilter } from './blotter-filter';
import { BLOTTER_COLUMNS, BlotterRow, ROW_PX, TOUCH_ROW_PX } from './blotter-row';
import { CsvDownload } from './csv-download';
import { useBlotter } from './use-blotter';

/** The panel of all trades, newest first. */
export function Blotter() {
  const blotter = useBlotter();
  const { filter, trades, error, refresh } = blotter;
  const isNarrowed = Object.values(filter).some((value) => value !== undefined);
  return (
    <Panel title="Blotter" actions={<CsvDownload filter={filter} />}>
      <BlotterFilter filter={filter} onChange={(next) => void blotter.narrow(next)} />
      {trades === null ? (
        error ? (
          <Notice title="The trades could not be loaded">
            <p>{error}</p>
            <button
              type="button"
              onClick={() => void refresh()}
              className="mt-2 text-info hover:underline"
            >
              Try again
            </button>
          </Notice>
        ) : (
          <PanelSkeleton />
        )
      ) : trades.length === 0 ? (
        isNarrowed ? (
          <Notice title="No matching trades">
            <button
              type="button"
              onClick={() => void blotter.narrow({})}
              className="text-info hover:underline"
            >
              Show all trades
            </button>
          </Notice>
        ) : (
          <Notice title="No trades yet">
            Each purchase and sale is kept here, yours and the assistant&apos;s.
          </Notice>
        )
      ) : (
        <TradeTable {...blotter} trades={trades} />
      )}
    </Panel>
  );
}

type TradeTableProps = Pick<ReturnType<typeof useBlotter>, 'loadMore' | 'next_cursor'> & {
  trades: NonNullable<ReturnType<typeof useBlotter>['trades']>;
};

/** Number of rows before the end at which the next page is fetched. */
const AHEAD = 40;

/** The table of trades; only rows in view are rendered. */
function TradeTable({ trades, next_cursor, loadMore }: TradeTableProps) {
  const scroller = useRef<HTMLDivElement>(null);
  const scale = useRootScale();
  const rowPx = Math.round((useTouch() ? TOUCH_ROW_PX : ROW_PX) * scale);
  const rows = useVirtualizer({
    count: trades.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowPx,
    overscan: 12,
    getItemKey: (index) => trades[index]?.id ?? index,
  });
  const { isActive, handlers } = useHoverOrFocus();
  useStableScroll(scroller, trades, isActive, rowPx);
  useEffect(() => {
    if (rowPx > 0) rows.measure();
  }, [rows, rowPx]);
  const items = rows.getVirtualItems();
  const isNearEnd = (items.at(-1)?.index ?? 0) >= trades.length - AHEAD;
  useEffect(() => {
    if (isNearEnd && next_cursor !== null) void loadMore();
  }, [isNearEnd, next_cursor, loadMore]);

  const above = items[0]?.start ?? 0;
  const below = rows.getTotalSize() - (items.at(-1)?.end ?? 0);
  return (
    <section
      ref={scroller}
      aria-label="Trades"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a scroll container must be reachable by keyboard.
      tabIndex={0}
      className="@container min-h-0 flex-1 overflow-auto"
    >
      <table
        aria-rowcount={next_cursor === null ? trades.length + 1 : -1}
        className="figures w-full min-w-88 table-fixed @md:min-w-126 border-separate border-spacing-0 text-xs"
      >
        <caption className="sr-only">Trades, newest first</caption>
        <thead>
          <tr aria-rowindex={1}>
            {BLOTTER_COLUMNS.map(({ label, short, isText, look }) => (
              <th
                key={label}
                scope="col"
                className={`label sticky top-0 z-10 h-6 border-b border-edge bg-panel px-2 text-faint @max-md:px-1 ${look} ${
                  isText ? 'text-left' : 'text-right'
                }`}
              >
                {short === undefined ? (
                  label
                ) : (
                  <>
                    <span className="@max-md:hidden">{label}</span>
                    <span className="@md:hidden">{short}</span>
                  </>
                )}
              </th>
            ))}
          </tr>
        </thead>
        <tbody {...handlers} onKeyDown={moveBetweenRows}>
          <Gap height={above} />
          {items.map(({ key, index }) => {
            const trade = trades[index];
            return trade ? (
              <BlotterRow key={key} trade={trade} height={rowPx} rowIndex={index + 2} />
            ) : null;
          })}
          <Gap height={below} />
        </tbody>
      </table>
    </section>
  );
}

/** Keeps the rows in place when newer ones are added above, if they are active or scrolled to. */
function useStableScroll(
  scroller: RefObject<HTMLElement | null>,
  trades: readonly Trade[],
  isActive: boolean,
  rowPx: number,
): void {
  const newest = useRef(trades[0]?.id);
  const held = useRef(isActive);
  useLayoutEffect(() => {
    held.current = isActive;
  });
  useLayoutEffect(() => {
    const box = scroller.current;
    const added = trades.findIndex(({ id }) => id === newest.current);
    newest.current = trades[0]?.id;
    if (box && added > 0 && (held.current || box.scrollTop > 0)) box.scrollTop += added * rowPx;
  }, [trades, scroller, rowPx]);
}

/** The space of rows that are out of view. */
function Gap({ height }: { height: number }) {
  return height > 0 ? <tr style={{ height }} /> : null;
}
