'use client';

import type { Ticker, WatchlistEntry } from '@finally/contract';
import { useEffect } from 'react';
import { useStore } from 'zustand';
import { toast } from '@/lib/toast';
import { watchlistStore } from '@/stores/watchlist';
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
  remove: watchlistStore.remove,
});

/** What the watchlist knows of a ticker, or null where it is not on it. */
export const useWatchlistEntry = (ticker: Ticker): WatchlistEntry | null =>
  useStore(
    watchlistStore,
    (state) => state.entries?.find((entry) => entry.ticker === ticker) ?? null,
  );

/** Takes a ticker off the list and offers to put it back. Null, or why it could not be done. */
export async function removeWithUndo(ticker: Ticker): Promise<string | null> {
  try {
    await watchlistStore.remove(ticker);
  } catch (failure) {
    return (failure as Error).message;
  }
  const undo = () =>
    void watchlistStore.add(ticker).catch((failure: Error) => toast.error(failure.message));
  toast(`${ticker} is off the watchlist.`, { action: { label: 'Undo', onClick: undo } });
  return null;
}
