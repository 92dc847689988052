import type { Ticker, WatchlistEntry } from '@finally/contract';
import { createStore, type StoreApi } from 'zustand/vanilla';
import { api } from '@/lib/api';
import { type PricesStore, pricesStore } from './prices';

export interface WatchlistState {
  /** In the order in which they were added; null until first loaded. */
  entries: readonly WatchlistEntry[] | null;
  /** Why the list could not be loaded, as a sentence. */
  error: string | null;
}

export interface WatchlistStore extends StoreApi<WatchlistState> {
  /** Fetches the list; never rejects, a failure is kept in `error`. */
  refresh(): Promise<void>;
  /** Adds a ticker and fetches the list again; rejects with an ApiError where it is refused. */
  add(ticker: string): Promise<WatchlistEntry>;
  /** Removes a ticker and fetches the list again; rejects with an ApiError where that fails. */
  remove(ticker: Ticker): Promise<void>;
}

type WatchlistCalls = Pick<typeof api, 'watchlist' | 'addToWatchlist' | 'removeFromWatchlist'>;

/** The watchlist as the server has it. Loading also fills the sparklines. */
function createWatchlistStore(calls: WatchlistCalls, prices: PricesStore): WatchlistStore {
  const store = createStore<WatchlistState>(() => ({ entries: null, error: null }));
  let refreshes = 0;

  async function refresh(): Promise<void> {
    refreshes += 1;
    const mine = refreshes;
    try {
      const { entries } = await calls.watchlist();
      if (mine !== refreshes) return;
      prices.seed(entries);
      store.setState({ entries, error: null });
    } catch (error) {
      if (mine === refreshes) store.setState({ error: (error as Error).message });
    }
  }

  return {
    ...store,
    refresh,
    add: async (ticker) => {
      const entry = await calls.addToWatchlist(ticker);
      await refresh();
      return entry;
    },
    remove: async (ticker) => {
      await calls.removeFromWatchlist(ticker);
      await refresh();
    },
  };
}

export const watchlistStore = createWatchlistStore(api, pricesStore);
