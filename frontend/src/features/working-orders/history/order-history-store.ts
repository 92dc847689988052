import type { Order } from '@finally/contract';
import { createStore, type StoreApi } from 'zustand/vanilla';
import { ordersApi } from '@/features/orders/orders-api';
import { type AccountEvents, accountEvents } from '@/features/session/account-events';
import { errorMessage } from '@/shared/api/error-message';
import { createRequestOrder } from '@/shared/api/request-order';

/** Closed orders fetched per request. */
const HISTORY_PAGE = 100;

export interface OrderHistoryState {
  /** Closed orders, the newest first, as far as fetched; null until the first page has arrived. */
  orders: readonly Order[] | null;
  /** Where the next page begins; null if there is none. */
  next_cursor: string | null;
  error: string | null;
}

export interface OrderHistoryStore extends StoreApi<OrderHistoryState> {
  /** Fetches as many of the newest orders as are shown, at least a page. */
  refresh(): Promise<void>;
  /** Fetches the next page, if there is one. */
  loadMore(): Promise<void>;
  /** Keeps the history current; returns how to stop. */
  watch(): () => void;
}

/** The most orders that the server lists at a time. */
const LISTED_MAX = 500;

/** Creates the store of the orders that have ended, fetched page by page. */
function createOrderHistoryStore(
  source: Pick<typeof ordersApi, 'list'> = ordersApi,
  events: Pick<AccountEvents, 'onChange'> = accountEvents,
): OrderHistoryStore {
  const store = createStore<OrderHistoryState>(() => ({
    orders: null,
    next_cursor: null,
    error: null,
  }));
  const { getState, setState } = store;
  const requests = createRequestOrder();

  async function load(limit: number, cursor: string | null): Promise<void> {
    const isLatest = requests.begin();
    const before = cursor === null ? [] : (getState().orders ?? []);
    try {
      const page = await source.list({
        status: 'closed',
        limit,
        ...(cursor !== null && { cursor }),
      });
      if (!isLatest()) return;
      setState({
        orders: [...before, ...page.orders],
        next_cursor: page.next_cursor,
        error: null,
      });
    } catch (error) {
      if (isLatest()) setState({ error: errorMessage(error) });
    }
  }

  const refresh = () => {
    const shown = getState().orders?.length ?? 0;
    return load(Math.min(LISTED_MAX, Math.max(HISTORY_PAGE, shown)), null);
  };

  return {
    ...store,
    refresh,
    async loadMore() {
      const { next_cursor } = getState();
      if (next_cursor !== null) await load(HISTORY_PAGE, next_cursor);
    },
    watch() {
      void refresh();
      return events.onChange('order', refresh);
    },
  };
}

export const orderHistoryStore = createOrderHistoryStore();
