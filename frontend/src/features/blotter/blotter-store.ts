import type { Trade, TradeFilter } from '@finally/contract';
import { createStore, type StoreApi } from 'zustand/vanilla';
import { type AccountEvents, accountEvents } from '@/features/session/account-events';
import { api } from '@/shared/api/api';

/** Trades asked for at once. */
export const BLOTTER_PAGE = 200;

export interface BlotterState {
  filter: TradeFilter;
  /** Newest first, as far as fetched; null until the first page came. */
  trades: readonly Trade[] | null;
  /** Where the next page begins; null where there is none. */
  next_cursor: string | null;
  is_loading: boolean;
  error: string | null;
}

export interface BlotterStore extends StoreApi<BlotterState> {
  /** Narrows what is shown, and fetches it. */
  narrow(filter: TradeFilter): Promise<void>;
  /** Fetches the trades that came since, and all of them where too many did. */
  refresh(): Promise<void>;
  /** Fetches the next page, if there is one and none is on its way. */
  loadMore(): Promise<void>;
  /** Keeps the blotter current while somebody looks at it; returns how to stop. */
  watch(): () => void;
}

const reason = (error: unknown) => (error instanceof Error ? error.message : String(error));

/** The trades of the ledger, page by page, as the server tells them. */
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
  // An answer that was overtaken by another filter or refresh is dropped.
  let asked = 0;

  async function fetchPage(cursor: string | undefined, join: typeof withNewest) {
    const question = ++asked;
    setState({ is_loading: true });
    try {
      const { filter } = getState();
      const page = await source.trades({
        ...filter,
        limit: BLOTTER_PAGE,
        ...(cursor !== undefined && { cursor }),
      });
      if (question !== asked) return;
      setState((state) => ({ ...join(state, page), is_loading: false, error: null }));
    } catch (error) {
      if (question === asked) setState({ is_loading: false, error: reason(error) });
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
      return events.onChange('portfolio', refresh);
    },
  };
}

interface Page {
  trades: readonly Trade[];
  next_cursor: string | null;
}

/** The newest page before those known; all anew where the two do not meet. */
function withNewest({ trades, next_cursor }: BlotterState, page: Page): Page {
  const oldest = page.trades.at(-1);
  const known = trades ?? [];
  const meets = known.findIndex(({ id }) => id === oldest?.id);
  if (meets < 0) return page;
  return { trades: [...page.trades, ...known.slice(meets + 1)], next_cursor };
}

const withOlder = ({ trades }: BlotterState, page: Page): Page => ({
  trades: [...(trades ?? []), ...page.trades],
  next_cursor: page.next_cursor,
});

export const blotterStore = createBlotterStore();
