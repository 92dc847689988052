'use client';

import type { Ticker, WatchlistEntry } from '@finally/contract';
import dynamic from 'next/dynamic';
import { type KeyboardEvent, useCallback, useMemo, useRef } from 'react';
import { Boundary } from '@/components/ui/boundary';
import { Notice } from '@/components/ui/notice';
import { Panel } from '@/components/ui/panel';
import { Skeleton } from '@/components/ui/skeleton';
import { useSelectedTicker } from '@/hooks/use-selection';
import { useWatchlist } from '@/hooks/use-watchlist';
import { toast } from '@/lib/toast';
import { WatchlistRow } from './watchlist-row';

/** Suggestions take a library that prices need not wait for. */
const AddTicker = dynamic(() => import('./add-ticker').then(({ AddTicker }) => AddTicker), {
  ssr: false,
  loading: () => <div aria-hidden="true" className="h-8.25 shrink-0 border-b border-edge" />,
});

const EXPECTED_ROWS = 10;

/** The arrow keys move between rows as between the lines of a list. */
function moveBetweenRows(event: KeyboardEvent<HTMLElement>): void {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (!step) return;
  const rows = [...event.currentTarget.querySelectorAll<HTMLElement>('[data-row]')];
  const row = (event.target as HTMLElement).closest('li')?.querySelector<HTMLElement>('[data-row]');
  const next = row ? rows[rows.indexOf(row) + step] : undefined;
  if (!next) return;
  event.preventDefault();
  next.focus();
}

/** The row that takes the place of one that goes: the one below, or else the one above. */
function neighbourOf(ticker: Ticker, entries: readonly WatchlistEntry[]): Ticker | undefined {
  const index = entries.findIndex((entry) => entry.ticker === ticker);
  return (entries[index + 1] ?? entries[index - 1])?.ticker;
}

/** The tickers watched: their course, price and day's change. Choosing one shows its chart. */
export function Watchlist() {
  const { entries, error, refresh, add, remove } = useWatchlist();
  const [selected, select] = useSelectedTicker();
  const list = useRef<HTMLUListElement>(null);
  const watched = useMemo(() => new Set<string>(entries?.map(({ ticker }) => ticker)), [entries]);

  const addAndShow = useCallback(
    async (ticker: string) => select((await add(ticker)).ticker),
    [add, select],
  );

  const removeWithUndo = useCallback(
    async (ticker: Ticker) => {
      const neighbour = neighbourOf(ticker, entries ?? []);
      try {
        await remove(ticker);
        if (neighbour && ticker === selected) select(neighbour);
        // Where the row that had the focus is gone, the next one has it.
        const row = list.current?.querySelector<HTMLElement>(`[data-row="${neighbour}"]`);
        if (document.activeElement === document.body) row?.focus();
        const undo = () => void add(ticker).catch((failure: Error) => toast.error(failure.message));
        toast(`${ticker} is off the watchlist.`, { action: { label: 'Undo', onClick: undo } });
      } catch (failure) {
        toast.error((failure as Error).message);
      }
    },
    [add, entries, remove, select, selected],
  );

  return (
    <Panel
      title="Watchlist"
      actions={<span className="figures text-xs text-faint">{entries?.length ?? ''}</span>}
    >
      <Boundary fallback={null}>
        <AddTicker onAdd={addAndShow} watched={watched} />
      </Boundary>
      {entries === null ? (
        <Loading error={error} onRetry={refresh} />
      ) : entries.length === 0 ? (
        <Notice title="Nothing is watched yet">
          Type a ticker or a company above to follow its price.
        </Notice>
      ) : (
        <ul
          ref={list}
          aria-label="Watchlist"
          onKeyDown={moveBetweenRows}
          className="min-h-0 flex-1 overflow-y-auto"
        >
          {entries.map((entry) => (
            <WatchlistRow
              key={entry.ticker}
              entry={entry}
              isSelected={entry.ticker === selected}
              onSelect={select}
              onRemove={removeWithUndo}
            />
          ))}
        </ul>
      )}
    </Panel>
  );
}

function Loading({ error, onRetry }: { error: string | null; onRetry(): void }) {
  if (error) {
    return (
      <Notice title="The watchlist could not be loaded">
        <p>{error}</p>
        <button type="button" onClick={onRetry} className="mt-2 text-info hover:underline">
          Try again
        </button>
      </Notice>
    );
  }
  return (
    <div aria-busy="true">
      {Array.from({ length: EXPECTED_ROWS }, (_, row) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the rows are all alike.
        <div key={row} className="flex h-[2.4375rem] items-center border-b border-edge/60 px-2.5">
          <Skeleton className="h-3 w-full" />
        </div>
      ))}
    </div>
  );
}
