'use client';

import type { Ticker, WatchlistEntry } from '@finally/contract';
import { useEffect } from 'react';
import { useStore } from 'zustand';
import { toast } from '@/lib/toast';
import { undoStore } from '@/stores/undo';
import { watchlistStore } from '@/stores/watchlist';
import { watchlistViewStore } from '@/stores/watchlist-view';
import { useReconnected } from './use-connection';
import { undoable } from './use-undo';

/** Loads the watchlist, and loads it again whenever the connection has come back. */
export function useWatchlistLoading(): void {
  useEffect(() => void watchlistStore.refresh(), []);
  useReconnected(() => void watchlistStore.refresh());
}

export const useWatchlist = () => ({
  ...useStore(watchlistStore),
  refresh: watchlistStore.refresh,
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

/** Sorts the list shown by the change of the day, the greatest gain first. */
export const sortByDayChange = (): void =>
  watchlistViewStore.setState({ sort: { key: 'change', descending: true } });

/** Shows the lists in the order that the person gave them. */
export const showOwnOrder = (): void => watchlistViewStore.setState({ sort: null });

/** What the lists looked at so far tell of a ticker, or null where it was on none of them. */
export const useWatchlistEntry = (ticker: Ticker): WatchlistEntry | null =>
  useStore(watchlistStore, (state) => state.seen[ticker] ?? null);

/** Moves a ticker within the list shown; if that fails, a toast says why. */
export async function moveOnWatchlist(ticker: Ticker, position: number): Promise<void> {
  const entries = watchlistStore.getState().entries ?? [];
  const from = entries.findIndex((entry) => entry.ticker === ticker);
  const list_id = watchlistViewStore.getState().list_id;
  try {
    await watchlistStore.move(ticker, position);
  } catch (failure) {
    toast.error((failure as Error).message);
    return;
  }
  undoStore.push({
    title: `Move ${ticker} back to where it stood`,
    async run() {
      await watchlistStore.show(list_id);
      await watchlistStore.move(ticker, from);
      return true;
    },
  });
}

/** Puts a ticker on the list shown and gives its entry. Rejects with an ApiError if it is refused. */
export async function addToWatchlist(ticker: string): Promise<WatchlistEntry> {
  const before = watchlistStore.getState().entries ?? [];
  const list_id = watchlistViewStore.getState().list_id;
  const entry = await watchlistStore.add(ticker);
  if (before.some((other) => other.ticker === entry.ticker)) return entry;
  undoStore.push({
    title: `Take ${entry.ticker} off the watchlist`,
    async run() {
      await watchlistStore.show(list_id);
      await watchlistStore.remove(entry.ticker);
      return true;
    },
  });
  return entry;
}

/**
 * Takes a ticker off the list shown and offers to put it back where it stood.
 * Null, or why it could not be done.
 */
export async function removeWithUndo(ticker: Ticker): Promise<string | null> {
  const entries = watchlistStore.getState().entries ?? [];
  const position = entries.findIndex((entry) => entry.ticker === ticker);
  const list_id = watchlistViewStore.getState().list_id;
  try {
    await watchlistStore.remove(ticker);
  } catch (failure) {
    return (failure as Error).message;
  }
  const change = {
    title: `Put ${ticker} back on the watchlist`,
    async run() {
      await watchlistStore.show(list_id);
      await watchlistStore.add(ticker, position < 0 ? undefined : position);
      return true;
    },
  };
  toast(`${ticker} is off the watchlist.`, { action: undoable(change) });
  return null;
}
