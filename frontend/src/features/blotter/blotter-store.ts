import type { Trade, TradeFilter } from '@finally/contract';
import { createStore, type StoreApi } from 'zustand/vanilla';
import { type AccountEvents, accountEvents } from '@/features/session/account-events';
import { api } from '@/shared/api/api';
import { errorMessage } from '@/shared/api/error-message';
import { createRequestOrder } from '@/shared/api/request-order';

/** Trades fetched per request. */
export const BLOTTER_PAGE = 200;

export interface BlotterState {
  filter: TradeFilter;
  /** Newest first, as far as fetched; null until the first page has arrived. */
  trades: readonly Trade[] | null;
  /** Where the next page begins; null if there is none. */
  next_cursor: string | null;
  is_loading: boolean;
  error: string | null;
}

export interface BlotterStore extends StoreApi<BlotterState> {
  /** Sets the filter and fetches the trades that match it. */
  narrow(filter: TradeFilter): Promise<void>;
  /** Fetches newer trades; replaces the list if there are more than one page of them. */
  refresh(): Promise<void>;
  /** Fetches the next page, if there is one and no request is under way. */
  loadMore(): Promise<void>;
  /** Keeps the blotter current; returns how to stop. */
  watch(): () => void;
}

/** Creates the store of the ledger's trades, fetched page by page. */
export function createBlotterStore(
  source: Pick<typeof api, 'trades'> = api,
  events: Pick<AccountEvents, 'onChange'> = accountEvents,
): BlotterStore {
  const store = createStore<BlotterState>(() => ({
    filter: {},
    trades: null,
    next_cursor: null,
    is_loading: false,
    error: null,
  }));
  const { getState, setState } = store;
  const requests = createRequestOrder();

  async function fetchPage(cursor: string | undefined, join: typeof withNewest) {
    const isLatest = requests.begin();
    setState({ is_loading: true });
    try {
      const { filter } = getState();
      const page = await source.trades({
        ...filter,
        limit: BLOTTER_PAGE,
        ...(cursor !== undefined && { cursor }),
      });
      if (!isLatest()) return;
      setState((state) => ({ ...join(state, page), is_loading: false, error: null }));
    } catch (error) {
      if (isLatest()) setState({ is_loading: false, error: errorMessage(error) });
    }
  }

  const refresh = () => fetchPage(undefined, withNewest);

  return {
    ...store,
    refresh,
    narrow(filter) {
      setState({ filter, trades: null, next_cursor: null, error: null });
      return refresh();
    },
    async loadMore() {
      const { next_cursor, is_loading } = getState();
      if (next_cursor !== null && !is_loading) await fetchPage(next_cursor, withOlder);
    },
    watch() {
      void refresh();
      const stops = [
        events.onChange('portfolio', refresh),
        // Which trades have a tag changes with their notes.
        events.onChange('trade_note', async () => {
          const { filter } = getState();
          if (filter.tag !== undefined) await this.narrow(filter);
        }),
      ];
      return () => {
        for (const stop of stops) stop();
      };
    },
  };
}

interface Page {
  trades: readonly Trade[];
  next_cursor: string | null;
}

/** Returns the newest page followed by the known trades; the page alone if the two do not overlap. */
function withNewest({ trades, next_cursor }: BlotterState, page: Page): Page {
  const oldest = page.trades.at(-1);
  const known = trades ?? [];
  const overlap = known.findIndex(({ id }) => id === oldest?.id);
  if (overlap < 0) return page;
  return { trades: [...page.trades, ...known.slice(overlap + 1)], next_cursor };
}

const withOlder = ({ trades }: BlotterState, page: Page): Page => ({
  trades: [...(trades ?? []), ...page.trades],
  next_cursor: page.next_cursor,
});

export const blotterStore = createBlotterStore();
