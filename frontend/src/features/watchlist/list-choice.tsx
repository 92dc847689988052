'use client';

import { useWatchlist, useWatchlistView, watchlists } from './use-watchlist';

/** Returns whether there is more than one list; the selector then shows their lengths. */
export const hasChoice = (lists: readonly unknown[] | null): boolean => (lists?.length ?? 0) > 1;

/** The name of the list shown, or a selector if there are several. */
export function ListChoice() {
  const { lists, entries } = useWatchlist();
  const { list_id } = useWatchlistView();
  if (!lists || !hasChoice(lists))
    return <h2 className="label truncate">{lists?.[0]?.name ?? 'Watchlist'}</h2>;
  return (
    // Without an own width, so that a long name does not wrap the buttons.
    <h2 className="label min-w-0 flex-1">
      <select
        aria-label="List shown"
        value={list_id}
        onChange={(event) => void watchlists.show(event.target.value)}
        className="label w-full truncate bg-panel text-ink"
      >
        {lists.map(({ id, name, size }) => (
          <option key={id} value={id}>
            {`${name} (${id === list_id && entries ? entries.length : size})`}
          </option>
        ))}
      </select>
    </h2>
  );
}
