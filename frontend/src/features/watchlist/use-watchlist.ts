'use client';

import type { Ticker, WatchlistEntry } from '@finally/contract';
import { useEffect } from 'react';
import { useStore } from 'zustand';
import { useAccountChange } from '@/features/session/use-account-events';
import { useReconnected } from '@/features/session/use-connection';
import { toast } from '@/shared/toast';
import { undoable } from '@/shared/undo/undo-actions';
import { undoStore } from '@/shared/undo/undo-store';
import { watchlistStore } from './watchlist-store';
import { watchlistViewStore } from './watchlist-view-store';

/** Loads the watchlist, again after each change and, for the sparklines, after each reconnect. */
export function useWatchlistLoading(): void {
  useEffect(() => void watchlistStore.refresh(), []);
  useAccountChange('watchlist', watchlistStore.refresh);
  useReconnected(() => void watchlistStore.refresh());
}

export const useWatchlist = () => ({
  ...useStore(watchlistStore),
  refresh: watchlistStore.refresh,
});

/** The functions that show and change lists. */
export const watchlists = {
  show: watchlistStore.show,
  create: watchlistStore.create,
  change: watchlistStore.change,
  delete: watchlistStore.delete,
};

/** Returns which list is shown and how, with the function that changes it. */
export const useWatchlistView = () => ({
  ...useStore(watchlistViewStore),
  change: watchlistViewStore.setState,
});

/** Sorts the list shown by day change, the greatest gain first. */
export const sortByDayChange = (): void =>
  watchlistViewStore.setState({ sort: { key: 'change', descending: true } });

/** Shows the lists in the person's own order. */
export const showOwnOrder = (): void => watchlistViewStore.setState({ sort: null });

/** Returns the entry of a ticker on any list shown so far; null if there is none. */
export const useWatchlistEntry = (ticker: Ticker): WatchlistEntry | null =>
  useStore(watchlistStore, (state) => state.seen[ticker] ?? null);

const positionOf = (ticker: Ticker): number =>
  (watchlistStore.getState().entries ?? []).findIndex((entry) => entry.ticker === ticker);

/** Returns a change that first shows the list that is shown now, for undo and redo. */
function onThisList(change: () => Promise<unknown>): () => Promise<void> {
  const { list_id } = watchlistViewStore.getState();
  return async () => {
    await watchlistStore.show(list_id);
    await change();
  };
}

/** Moves a ticker within the list shown, with undo; a toast shows a failure. */
export async function moveOnWatchlist(ticker: Ticker, position: number): Promise<void> {
  const before = positionOf(ticker);
  const { list_id } = watchlistViewStore.getState();
  const moveTo = (place: number) => onThisList(() => watchlistStore.move(ticker, place));
  const change = { title: `move ${ticker}`, undo: moveTo(before), redo: moveTo(position) };
  try {
    await watchlistStore.move(ticker, position);
  } catch (failure) {
    toast.error((failure as Error).message);
    return;
  }
  undoStore.record(change, `move ${ticker} ${list_id}`);
}

/** Adds a ticker to the list shown; returns its entry. Rejects with an ApiError if it is refused. */
export async function addToWatchlist(ticker: string): Promise<WatchlistEntry> {
  const before = watchlistStore.getState().entries ?? [];
  const change = {
    undo: onThisList(() => watchlistStore.remove(entry.ticker)),
    redo: onThisList(() => watchlistStore.add(entry.ticker)),
  };
  const entry = await watchlistStore.add(ticker);
  if (before.some((other) => other.ticker === entry.ticker)) return entry;
  undoStore.record({ title: `put ${entry.ticker} on the watchlist`, ...change });
  return entry;
}

/** Removes a ticker from the list shown, with a toast that offers Undo. Returns why that failed, or null. */
export async function removeWithUndo(ticker: Ticker): Promise<string | null> {
  const position = positionOf(ticker);
  const change = {
    title: `take ${ticker} off the watchlist`,
    undo: onThisList(() => watchlistStore.add(ticker, position < 0 ? undefined : position)),
    redo: onThisList(() => watchlistStore.remove(ticker)),
  };
  try {
    await watchlistStore.remove(ticker);
  } catch (failure) {
    return (failure as Error).message;
  }
  toast(`${ticker} is off the watchlist.`, { action: undoable(change) });
  return null;
}
