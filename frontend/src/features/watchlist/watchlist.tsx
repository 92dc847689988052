'use client';

import type { Ticker, WatchlistEntry } from '@finally/contract';
import { Settings2 } from 'lucide-react';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { useSelectedTicker } from '@/features/symbols/use-selection';
import { type Command, useCommands } from '@/shared/commands/use-commands';
import { toast } from '@/shared/toast';
import { useHoverOrFocus, useStableOrder } from '@/shared/use-stable-order';
import { Boundary } from '@/ui/boundary';
import { lazyComponent } from '@/ui/lazy-boundary';
import { Notice } from '@/ui/notice';
import { Panel } from '@/ui/panel/panel';
import { Skeleton } from '@/ui/skeleton';
import { ColumnHeads } from './column-head';
import { hasChoice, ListChoice } from './list-choice';
import { Rows } from './rows/rows';
import {
  addToWatchlist,
  removeWithUndo,
  useWatchlist,
  useWatchlistView,
  watchlists,
} from './use-watchlist';
import { useWatchlistOrder } from './use-watchlist-order';

/** Loaded later, because suggestions need a library. */
const AddTicker = lazyComponent(() => import('./add-ticker').then(({ AddTicker }) => AddTicker), {
  loading: () => (
    <div aria-hidden="true" className="h-8.25 shrink-0 border-b border-edge touch:h-11.25" />
  ),
});

const ListEditor = lazyComponent(
  () => import('./list-editor').then(({ ListEditor }) => ListEditor),
  {
    failed: () => (
      <p role="alert" className="border-b border-edge px-2.5 py-1.5 text-sm text-muted">
        The editor of lists could not be loaded. Retrying.
      </p>
    ),
  },
);

const EXPECTED_ROWS = 10;
const LOADING_ROW = 'flex h-9.5 items-center border-b border-edge/60 px-2.5 touch:h-12';
const NONE: readonly WatchlistEntry[] = [];
const GROUP = 'Watchlist';

/** Returns the row to select after a row is removed: the one below, or else the one above. */
function neighborOf(ticker: Ticker, order: readonly Ticker[]): Ticker | undefined {
  const index = order.indexOf(ticker);
  return order[index + 1] ?? order[index - 1];
}

/** The panel of the watchlist. Selecting a row selects its ticker. */
export function Watchlist() {
  const { lists, entries, error, refresh } = useWatchlist();
  const { sort } = useWatchlistView();
  const [selected, select] = useSelectedTicker();
  const [isEditing, setEditing] = useState(false);
  const panel = useRef<HTMLDivElement>(null);
  const { isActive, handlers } = useHoverOrFocus();
  const wanted = useWatchlistOrder(entries ?? NONE, sort);
  const order = useStableOrder(wanted, sort, isActive && sort !== null);
  const watched = useMemo(() => new Set<string>(entries?.map(({ ticker }) => ticker)), [entries]);

  const addAndShow = useCallback(
    async (ticker: string) => select((await addToWatchlist(ticker)).ticker),
    [select],
  );

  // A ref, so that callbacks stay the same and memoized rows are not rendered again.
  const latest = useRef({ order, selected });
  useEffect(() => {
    latest.current = { order, selected };
  });
  const remove = useCallback(
    async (ticker: Ticker) => {
      const { order, selected } = latest.current;
      const neighbor = neighborOf(ticker, order);
      const failure = await removeWithUndo(ticker);
      if (failure !== null) return void toast.error(failure);
      if (neighbor && ticker === selected) select(neighbor);
      // If the removed row had the focus, the next one takes it.
      const row = panel.current?.querySelector<HTMLElement>(`[data-row="${neighbor}"]`);
      if (document.activeElement === document.body) row?.focus();
    },
    [select],
  );

  function step(by: 1 | -1) {
    const next = order[order.indexOf(selected) + by];
    if (next) select(next);
  }

  const focus = (what: string) => panel.current?.querySelector<HTMLElement>(what)?.focus();
  const commands: readonly Command[] = [
    {
      id: 'watchlist.next',
      title: 'Show the next ticker',
      group: GROUP,
      keys: 'j',
      run: () => step(1),
    },
    {
      id: 'watchlist.previous',
      title: 'Show the previous ticker',
      group: GROUP,
      keys: 'k',
      run: () => step(-1),
    },
    {
      id: 'watchlist.focus',
      title: 'Go to the watchlist',
      group: GROUP,
      keys: 'w',
      run: () => focus('[data-row][tabindex="0"]'),
    },
    {
      id: 'watchlist.add',
      title: 'Add a ticker to the watchlist',
      group: GROUP,
      keys: 'a',
      run: () => focus('[cmdk-input]'),
    },
    {
      id: 'watchlist.remove',
      title: `Take the chosen ticker off the watchlist`,
      group: GROUP,
      run: () => void remove(selected),
      enabled: () => watched.has(selected),
    },
    {
      id: 'watchlist.edit',
      title: 'Edit watchlists and their columns',
      group: GROUP,
      names: ['new list', 'create list', 'edit list', 'lists', 'watchlists'],
      run: () => setEditing(!isEditing),
    },
    ...(lists ?? []).map(({ id, name }) => ({
      id: `watchlist.show.${id}`,
      title: `Show the list ${name}`,
      group: GROUP,
      run: () => void watchlists.show(id),
    })),
  ];
  useCommands(commands);

  return (
    <Panel
      title={<ListChoice />}
      actions={
        <>
          {hasChoice(lists) ? null : (
            <span className="figures text-xs text-faint">{entries?.length ?? ''}</span>
          )}
          <button
            type="button"
            aria-label="Edit watchlists and columns"
            title="Edit watchlists and columns"
            aria-expanded={isEditing}
            onClick={() => setEditing(!isEditing)}
            className="flex size-6 items-center justify-center text-faint hover:text-ink aria-expanded:text-accent"
          >
            <Settings2 size={13} aria-hidden="true" />
          </button>
        </>
      }
    >
      <div ref={panel} className="@container flex min-h-0 flex-1 flex-col">
        {isEditing ? (
          <Boundary fallback={null}>
            <ListEditor />
          </Boundary>
        ) : null}
        <Boundary fallback={null}>
          <AddTicker onAdd={addAndShow} watched={watched} />
        </Boundary>
        {entries === null ? (
          <Loading error={error} onRetry={refresh} />
        ) : entries.length === 0 ? (
          <Notice title="The watchlist is empty">
            Type a ticker or a company above to follow its price.
          </Notice>
        ) : (
          <>
            <ColumnHeads isEditing={isEditing} />
            <Rows
              entries={entries}
              order={order}
              attention={handlers}
              selected={selected}
              isEditing={isEditing}
              onSelect={select}
              onRemove={remove}
            />
          </>
        )}
      </div>
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
        // biome-ignore lint/suspicious/noArrayIndexKey: the rows are identical.
        <div key={row} className={LOADING_ROW}>
          <Skeleton className="h-3 w-full" />
        </div>
      ))}
    </div>
  );
}
