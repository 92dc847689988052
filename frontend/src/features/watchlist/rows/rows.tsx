'use client';

import type { Ticker, WatchlistEntry } from '@finally/contract';
import { type KeyboardEvent, useEffect, useMemo } from 'react';
import { useRootScale } from '@/shared/browser/use-root-scale';
import { useTouch } from '@/shared/browser/use-touch';
import { toast } from '@/shared/toast';
import type { useHoverOrFocus } from '@/shared/use-stable-order';
import { moveOnWatchlist, showOwnOrder, useWatchlistView } from '../use-watchlist';
import { useRowDrag } from './use-row-drag';
import { useRowWindow } from './use-row-window';
import { Grip, ROW_HEIGHT, WatchlistRow } from './watchlist-row';

interface RowsProps {
  entries: readonly WatchlistEntry[];
  order: readonly Ticker[];
  /** Handlers that detect pointer and focus. */
  attention: ReturnType<typeof useHoverOrFocus>['handlers'];
  selected: Ticker;
  /** Whether lists are being edited. */
  isEditing: boolean;
  onSelect(ticker: Ticker): void;
  onRemove(ticker: Ticker): void;
}

/** The rows in view. Arrow keys select the row above or below, with Alt they move it; Delete removes it. */
export function Rows(props: RowsProps) {
  const { entries, order, attention, selected, isEditing, onSelect, onRemove } = props;
  const scale = useRootScale();
  const height = Math.round((useTouch() ? ROW_HEIGHT.touch : ROW_HEIGHT.mouse) * scale);
  const { sort } = useWatchlistView();
  const byTicker = useMemo(() => new Map(entries.map((entry) => [entry.ticker, entry])), [entries]);
  const { scroller, onScroll, from, to, reveal } = useRowWindow(order.length, height);
  const { drag, handle } = useRowDrag(scroller, { count: order.length, height }, ({ from, to }) => {
    const ticker = order[from];
    if (ticker) void moveOnWatchlist(ticker, to);
  });
  const selectedIndex = order.indexOf(selected);
  const tabStop = order[Math.max(selectedIndex, 0)];

  // A row that is selected elsewhere is scrolled into view.
  useEffect(() => {
    if (selectedIndex >= 0) reveal(selectedIndex);
  }, [selectedIndex, reveal]);

  /** Focuses a row, in the next frame if it is not rendered yet. */
  function focusRow(ticker: Ticker) {
    const row = () => scroller.current?.querySelector<HTMLElement>(`[data-row="${ticker}"]`);
    if (row()) row()?.focus({ preventScroll: true });
    else requestAnimationFrame(() => row()?.focus({ preventScroll: true }));
  }

  function onKeyDown(event: KeyboardEvent<HTMLElement>) {
    const ticker = (event.target as HTMLElement).closest<HTMLElement>('[data-row]')?.dataset['row'];
    const index = order.indexOf(ticker as Ticker);
    if (index < 0) return;
    if (event.key === 'Delete') return onRemove(ticker as Ticker);
    const targets: Record<string, number> = {
      ArrowDown: index + 1,
      ArrowUp: index - 1,
      Home: 0,
      End: order.length - 1,
    };
    const target = targets[event.key];
    const next = target === undefined ? undefined : order[target];
    if (target === undefined || next === undefined) return;
    event.preventDefault();
    if (event.altKey) {
      if (sort === null) void moveOnWatchlist(ticker as Ticker, target);
      else notifySorted();
      return;
    }
    reveal(target);
    onSelect(next);
    focusRow(next);
  }

  return (
    <div ref={scroller} onScroll={onScroll} className="min-h-0 flex-1 overflow-y-auto">
      <ul
        aria-label="Watchlist"
        onKeyDown={onKeyDown}
        {...attention}
        className="relative"
        style={{ height: order.length * height }}
      >
        {order.slice(from, to).map((ticker, offset) => {
          const index = from + offset;
          const entry = byTicker.get(ticker);
          if (!entry) return null;
          return (
            <li
              key={ticker}
              aria-posinset={index + 1}
              aria-setsize={order.length}
              className={`group absolute inset-x-0 top-0 contain-strict ${drag?.from === index ? 'opacity-50' : ''}`}
              style={{ height, transform: `translateY(${index * height}px)` }}
            >
              <WatchlistRow
                entry={entry}
                isSelected={entry.ticker === selected}
                isTabStop={entry.ticker === tabStop}
                isEditing={isEditing}
                onSelect={onSelect}
                onRemove={onRemove}
              />
              {sort === null ? <Grip isEditing={isEditing} {...handle(index)} /> : null}
            </li>
          );
        })}
        {drag ? <DropLine top={(drag.to > drag.from ? drag.to + 1 : drag.to) * height} /> : null}
      </ul>
    </div>
  );
}

/** Shows why a row cannot be moved, and offers the person's own order. */
const notifySorted = (): void =>
  toast('The list is sorted by a column, so its rows cannot be moved.', {
    id: 'watchlist-sorted',
    action: { label: 'Use my own order', onClick: () => showOwnOrder() },
  });

function DropLine({ top }: { top: number }) {
  return (
    <li
      aria-hidden="true"
      className="pointer-events-none absolute inset-x-0 top-0 z-10 h-0.5 bg-accent"
      style={{ transform: `translateY(${top - 1}px)` }}
    />
  );
}
