'use client';

import { useWatchlist, useWatchlistView, watchlists } from './use-watchlist';

/** Whether there is more than one list; the choice then tells how long each is. */
export const hasChoice = (lists: readonly unknown[] | null): boolean => (lists?.length ?? 0) > 1;

/** The name of the list shown, and the choice of another. */
export function ListChoice() {
  const { lists, entries } = useWatchlist();
  const { list_id } = useWatchlistView();
  if (!lists || !hasChoice(lists))
    return <h2 className="label truncate">{lists?.[0]?.name ?? 'Watchlist'}</h2>;
  return (
    // No width of its own: a long name does not push the buttons into a second line.
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
