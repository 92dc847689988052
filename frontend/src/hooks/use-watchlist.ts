'use client';

import type { Ticker, WatchlistEntry } from '@finally/contract';
import { useEffect } from 'react';
import { useStore } from 'zustand';
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
