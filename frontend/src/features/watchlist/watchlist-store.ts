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
import { errorMessage } from '@/shared/api/error-message';
import { createRequestOrder } from '@/shared/api/request-order';
import { type WatchlistView, watchlistViewStore } from './watchlist-view-store';

export interface WatchlistState {
  /** All lists, in their order; null until loaded. */
  lists: readonly WatchlistSummary[] | null;
  /** The entries of the list shown, in its own order; null until loaded. */
  entries: readonly WatchlistEntry[] | null;
  /** The entries of all lists that have been shown, by ticker. */
  seen: Readonly<Record<string, WatchlistEntry>>;
  /** Why the list could not be loaded, as a sentence. */
  error: string | null;
}

/** Each change is sent to the server and the list fetched again; a refusal rejects with an ApiError. */
export interface WatchlistStore extends StoreApi<WatchlistState> {
  /** Fetches the lists and the entries of the one shown. Never rejects; a failure is kept in `error`. */
  refresh(): Promise<void>;
  /** Shows another list. */
  show(list_id: string): Promise<void>;
  /** Adds a ticker to the list shown, at the end unless a position is given. */
  add(ticker: string, position?: number): Promise<WatchlistEntry>;
  remove(ticker: Ticker): Promise<void>;
  /** Moves a ticker within the list shown, on the page before the server confirms. */
  move(ticker: Ticker, position: number): Promise<void>;
  /** Creates a list and shows it. */
  create(name: string): Promise<void>;
  /** Renames a list, or moves it among the others. */
  change(list_id: string, changes: WatchlistChanges): Promise<void>;
  /** Deletes a list; if it was shown, the default list is shown instead. */
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

/** Creates the store of the watchlists as the server has them. Loading also fills the sparklines. */
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
  const requests = createRequestOrder();

  async function refresh(): Promise<void> {
    const isLatest = requests.begin();
    try {
      const [{ lists }, { entries }] = await Promise.all([
        calls.watchlists(),
        calls.watchlist(shown()),
      ]);
      if (!isLatest()) return;
      prices.seed(entries);
      const seen = Object.fromEntries(entries.map((entry) => [entry.ticker, entry]));
      setState({ lists, entries, seen: { ...getState().seen, ...seen }, error: null });
    } catch (error) {
      if (!isLatest()) return;
      // Another client deleted the list: show the default one, which always exists.
      if (isGone(error) && shown() !== DEFAULT_WATCHLIST_ID) return show(DEFAULT_WATCHLIST_ID);
      setState({ error: errorMessage(error) });
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
