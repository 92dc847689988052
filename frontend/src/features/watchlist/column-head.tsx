'use client';

import { ArrowDown, ArrowUp } from 'lucide-react';
import { useWatchlistView } from './use-watchlist';
import type { WatchlistSortKey } from './watchlist-view-store';

/** Returns the sort after a click: descending, ascending (names in reverse), then the person's own order. */
function nextSort(key: WatchlistSortKey, isSorted: boolean, descending: boolean) {
  const first = key !== 'ticker';
  if (!isSorted) return { key, descending: first };
  return descending === first ? { key, descending: !first } : null;
}

/** The column headers; a click sorts. While lists are edited, they leave room for the handles. */
export function ColumnHeads({ isEditing }: { isEditing: boolean }) {
  const { shows_change, shows_spread, shows_volume } = useWatchlistView();
  return (
    <div
      className={`watchlist-columns watchlist-room h-6 shrink-0 border-b border-edge touch:h-11 ${
        isEditing ? 'touch:mx-11' : ''
      }`}
    >
      <Head label="Symbol" name="symbol" sortKey="ticker" />
      <span aria-hidden="true" />
      <span className="contents">
        {shows_change ? (
          <span className="watchlist-wide">
            <Head label="Chg" name="day change" sortKey="change" />
          </span>
        ) : null}
        {shows_spread ? (
          <span className="watchlist-wide">
            <Head label="Spread" name="spread" sortKey="spread" />
          </span>
        ) : null}
        {shows_volume ? <span className="label watchlist-wide text-faint">Vol</span> : null}
      </span>
      <span className="flex items-center justify-end gap-1.5">
        <Head label="Last" name="price" sortKey="price" />
        <Head label="%" name="change in percent" sortKey="change" />
      </span>
    </div>
  );
}

interface HeadProps {
  label: string;
  name: string;
  sortKey: WatchlistSortKey;
}

function Head({ label, name, sortKey }: HeadProps) {
  const { sort, change } = useWatchlistView();
  const isSorted = sort?.key === sortKey;
  const direction = isSorted ? (sort.descending ? ', descending' : ', ascending') : '';
  const Arrow = isSorted && sort.descending ? ArrowDown : ArrowUp;
  return (
    <button
      type="button"
      title={`Sort by ${name}`}
      onClick={() => change({ sort: nextSort(sortKey, isSorted, sort?.descending ?? false) })}
      className={`label inline-flex h-6 min-w-6 touch:h-11 items-center justify-center gap-0.5 hover:text-ink ${
        isSorted ? 'text-accent' : 'text-faint'
      }`}
    >
      <span className="sr-only">{`Sort by ${name}${direction}`}</span>
      <span aria-hidden="true">{label}</span>
      {isSorted ? <Arrow size={10} aria-hidden="true" /> : null}
    </button>
  );
}
