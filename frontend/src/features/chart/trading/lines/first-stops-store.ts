import type { Order, Ticker } from '@finally/contract';
import { createStore, type StoreApi } from 'zustand/vanilla';
import { ordersApi } from '@/features/orders/orders-api';

/** Ended orders of a ticker that are searched for the first stop. */
const SEARCHED_MAX = 500;

/** The price at which a stop was first placed, by the id of the order that has taken its place since. */
export type FirstStops = Readonly<Record<string, number>>;

export interface FirstStopsStore extends StoreApi<FirstStops> {
  /** Finds the first stops of open orders of a ticker. Never rejects; one that is not found is left out. */
  learn(ticker: Ticker, orders: readonly Order[]): Promise<void>;
}

type Link = Pick<Order, 'id' | 'replaces' | 'stop_price'>;

/** Returns the stop price of the first order of a chain of changes, as far back as it is known. */
function firstStop(
  order: Link,
  ended: ReadonlyMap<string, Link>,
  known: FirstStops,
): number | null {
  let first = order;
  for (;;) {
    const remembered = known[first.id];
    if (remembered !== undefined) return remembered;
    const before = first.replaces === null ? undefined : ended.get(first.replaces);
    const passed = first.replaces === null ? undefined : known[first.replaces];
    if (passed !== undefined) return passed;
    if (!before) return first.stop_price;
    first = before;
  }
}

/** Creates the store of first stops. */
export function createFirstStopsStore(
  calls: Pick<typeof ordersApi, 'list'> = ordersApi,
): FirstStopsStore {
  const store = createStore<FirstStops>(() => ({}));
  return {
    ...store,
    async learn(ticker, orders) {
      const known = store.getState();
      const stops = orders.filter(({ id, stop_price }) => stop_price !== null && !(id in known));
      if (stops.length === 0) return;
      const isOpen = ({ replaces }: Order) => replaces === null || replaces in known;
      const page = stops.every(isOpen)
        ? null
        : await calls.list({ status: 'closed', ticker, limit: SEARCHED_MAX }).catch(() => null);
      const ended = new Map(page?.orders.map((order) => [order.id, order]));
      const found = stops.flatMap((stop) => {
        const price = firstStop(stop, ended, store.getState());
        return price === null ? [] : [[stop.id, price] as const];
      });
      store.setState((before) => ({ ...before, ...Object.fromEntries(found) }), true);
    },
  };
}

export const firstStopsStore = createFirstStopsStore();
