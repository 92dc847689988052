'use client';

import type { Ticker, WatchlistEntry } from '@finally/contract';
import { useEffect } from 'react';
import { useStore } from 'zustand';
import { toast } from '@/lib/toast';
import { undoStore } from '@/stores/undo';
import { watchlistStore } from '@/stores/watchlist';
import { watchlistViewStore } from '@/stores/watchlist-view';
import { useReconnected } from './use-connection';

/** Loads the watchlist, and loads it again whenever the connection has come back. */
export function useWatchlistLoading(): void {
  useEffect(() => void watchlistStore.refresh(), []);
  useReconnected(() => void watchlistStore.refresh());
}

export const useWatchlist = () => ({
  ...useStore(watchlistStore),
  refresh: watchlistStore.refresh,
  add: watchlistStore.add,
});

/** Everything that can be done to lists as such. */
export const watchlists = {
  show: watchlistStore.show,
  create: watchlistStore.create,
  change: watchlistStore.change,
  delete: watchlistStore.delete,
};

/** Which list is shown, and how; with the function that changes it. */
export const useWatchlistView = () => ({
  ...useStore(watchlistViewStore),
  change: watchlistViewStore.setState,
});

/** What the lists looked at so far tell of a ticker, or null where it was on none of them. */
export const useWatchlistEntry = (ticker: Ticker): WatchlistEntry | null =>
  useStore(watchlistStore, (state) => state.seen[ticker] ?? null);

const positionOf = (ticker: Ticker): number =>
  (watchlistStore.getState().entries ?? []).findIndex((entry) => entry.ticker === ticker);

/** Moves a ticker within the list shown, which can be undone; if that fails, a toast says why. */
export async function moveOnWatchlist(ticker: Ticker, position: number): Promise<void> {
  const before = positionOf(ticker);
  const list_id = watchlistViewStore.getState().list_id;
  const moveTo = (place: number) => async () => {
    await watchlistStore.show(list_id);
    await watchlistStore.move(ticker, place);
  };
  try {
    await watchlistStore.move(ticker, position);
  } catch (failure) {
    toast.error((failure as Error).message);
    return;
  }
  const change = { title: `move ${ticker}`, undo: moveTo(before), redo: moveTo(position) };
  undoStore.record(change, `move ${ticker} ${list_id}`);
}

/**
 * Takes a ticker off the list shown and offers to put it back where it stood.
 * Null, or why it could not be done.
 */
export async function removeWithUndo(ticker: Ticker): Promise<string | null> {
  const position = positionOf(ticker);
  const list_id = watchlistViewStore.getState().list_id;
  try {
    await watchlistStore.remove(ticker);
  } catch (failure) {
    return (failure as Error).message;
  }
  const change = undoStore.record({
    title: `take ${ticker} off the watchlist`,
    undo: async () => {
      await watchlistStore.show(list_id);
      await watchlistStore.add(ticker, position < 0 ? undefined : position);
    },
    redo: async () => {
      await watchlistStore.show(list_id);
      await watchlistStore.remove(ticker);
    },
  });
  toast(`${ticker} is off the watchlist.`, {
    action: {
      label: 'Undo',
      onClick: () =>
        void undoStore.undo(change).catch((failure: Error) => toast.error(failure.message)),
    },
  });
  return null;
}
