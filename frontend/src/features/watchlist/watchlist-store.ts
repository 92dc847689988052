import {
  DEFAULT_WATCHLIST_ID,
  type Ticker,
  type WatchlistChanges,
  type WatchlistEntry,
  type WatchlistSummary,
} from '@finally/contract';
import { createStore, type StoreApi } from 'zustand/vanilla';
import { type PricesStore, pricesStore } from '@/features/prices/prices-store';
import { ApiError, api } from '@/shared/api/api';
import { type WatchlistView, watchlistViewStore } from './watchlist-view-store';

export interface WatchlistState {
  /** Every list, in their order; null until first loaded. */
  lists: readonly WatchlistSummary[] | null;
  /** What is on the list shown, in its own order; null until first loaded. */
  entries: readonly WatchlistEntry[] | null;
  /** What was on any list that has been shown, by ticker. */
  seen: Readonly<Record<string, WatchlistEntry>>;
  /** Why the list could not be loaded, as a sentence. */
  error: string | null;
}

/** Each change is made on the server and fetched again; it rejects with an ApiError where it is refused. */
export interface WatchlistStore extends StoreApi<WatchlistState> {
  /** Fetches the lists and what is on the one shown; never rejects, a failure is kept in `error`. */
  refresh(): Promise<void>;
  /** Shows another list. */
  show(list_id: string): Promise<void>;
  /** Adds a ticker to the list shown, at the end where no place is given. */
  add(ticker: string, position?: number): Promise<WatchlistEntry>;
  remove(ticker: Ticker): Promise<void>;
  /** Moves a ticker within the list shown, at once for the eye. */
  move(ticker: Ticker, position: number): Promise<void>;
  /** Creates a list and shows it. */
  create(name: string): Promise<void>;
  /** Renames a list, or moves it among the others. */
  change(list_id: string, changes: WatchlistChanges): Promise<void>;
  /** Deletes a list; where it was shown, the first one is shown. */
  delete(list_id: string): Promise<void>;
}

type Calls = Pick<
  typeof api,
  | 'watchlists'
  | 'createWatchlist'
  | 'changeWatchlist'
  | 'deleteWatchlist'
  | 'watchlist'
  | 'addToWatchlist'
  | 'moveOnWatchlist'
  | 'removeFromWatchlist'
>;

const isGone = (error: unknown) =>
  error instanceof ApiError && error.problem.code === 'unknown_watchlist';

/** The watchlists as the server has them. Loading also fills the sparklines. */
function createWatchlistStore(
  calls: Calls,
  prices: PricesStore,
  view: StoreApi<WatchlistView>,
): WatchlistStore {
  const store = createStore<WatchlistState>(() => ({
    lists: null,
    entries: null,
    seen: {},
    error: null,
  }));
  const { getState, setState } = store;
  const shown = () => view.getState().list_id;
  let refreshes = 0;

  async function refresh(): Promise<void> {
    refreshes += 1;
    const mine = refreshes;
    try {
      const [{ lists }, { entries }] = await Promise.all([
        calls.watchlists(),
        calls.watchlist(shown()),
      ]);
      if (mine !== refreshes) return;
      prices.seed(entries);
      const seen = Object.fromEntries(entries.map((entry) => [entry.ticker, entry]));
      setState({ lists, entries, seen: { ...getState().seen, ...seen }, error: null });
    } catch (error) {
      if (mine !== refreshes) return;
      // Deleted from elsewhere: the one that is always there stands in.
      if (isGone(error) && shown() !== DEFAULT_WATCHLIST_ID) return show(DEFAULT_WATCHLIST_ID);
      setState({ error: (error as Error).message });
    }
  }

  async function show(list_id: string): Promise<void> {
    if (list_id === shown()) return;
    view.setState({ list_id });
    setState({ entries: null, error: null });
    await refresh();
  }

  return {
    ...store,
    refresh,
    show,
    async add(ticker, position) {
      const entry = await calls.addToWatchlist(shown(), ticker, position);
      await refresh();
      return entry;
    },
    async remove(ticker) {
      await calls.removeFromWatchlist(shown(), ticker);
      await refresh();
    },
    async move(ticker, position) {
      const { entries } = getState();
      const entry = entries?.find((candidate) => candidate.ticker === ticker);
      if (!entries || !entry) return;
      const others = entries.filter((candidate) => candidate !== entry);
      setState({ entries: others.toSpliced(position, 0, entry) });
      try {
        await calls.moveOnWatchlist(shown(), ticker, position);
      } finally {
        await refresh();
      }
    },
    async create(name) {
      const { id } = await calls.createWatchlist(name);
      await show(id);
    },
    async change(list_id, changes) {
      await calls.changeWatchlist(list_id, changes);
      await refresh();
    },
    async delete(list_id) {
      await calls.deleteWatchlist(list_id);
      if (list_id === shown()) await show(DEFAULT_WATCHLIST_ID);
      else await refresh();
    },
  };
}

export const watchlistStore = createWatchlistStore(api, pricesStore, watchlistViewStore);
