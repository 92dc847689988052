import { createStore, type StoreApi } from 'zustand/vanilla';
import { accountKey } from '@/shared/account/current-account';
import { newClientId } from '@/shared/api/client-id';
import { type JsonStorage, jsonStorage } from '@/shared/remembered/json-storage';
import type { Order } from '../confirmation/order-gate-store';

export type SentOrder = Order & { client_order_id: string };

/** An order whose answer has not come. */
export interface UnsettledOrder {
  readonly request: SentOrder;
  /** `not_found`: the server answered that it knows no such order. */
  readonly fate: 'in_flight' | 'unknown' | 'not_found';
  /** Why the answer did not come; empty while it is awaited. */
  readonly reason: string;
}

export interface UnsettledOrdersStore extends StoreApi<readonly UnsettledOrder[]> {
  /**
   * Notes an order that is about to be sent. Returns what is to be sent: an order like one that is
   * not settled carries the id of that one, so the server executes it at most once.
   */
  begin(order: Order): SentOrder;
  /** Notes that the answer was lost. */
  lose(request: SentOrder, reason: string): void;
  /** Notes that the server knows no such order. */
  miss(request: SentOrder): void;
  /** Forgets an order that was filled or refused. */
  end(request: SentOrder): void;
}

const NAME = accountKey('finally.unsettled-orders');

/** An order without its id, as text that is the same for the same order. */
const textOf = ({ client_order_id: _, ...order }: Order & { client_order_id?: string }): string =>
  JSON.stringify(Object.entries(order).sort(([a], [b]) => (a < b ? -1 : 1)));

const isSameOrder = (a: Order, b: Order): boolean => textOf(a) === textOf(b);

function isUnsettled(value: unknown): value is UnsettledOrder {
  const { request, fate } = (value ?? {}) as Partial<UnsettledOrder>;
  return (
    typeof fate === 'string' &&
    typeof request === 'object' &&
    typeof request.ticker === 'string' &&
    typeof request.client_order_id === 'string' &&
    (request.side === 'buy' || request.side === 'sell')
  );
}

/** The orders of this tab from before the page was loaded. One in flight then has lost its answer. */
function readKept(storage: JsonStorage): readonly UnsettledOrder[] {
  const kept = storage.read(NAME);
  return (Array.isArray(kept) ? kept.filter(isUnsettled) : []).map((one) =>
    one.fate === 'in_flight'
      ? { ...one, fate: 'unknown', reason: 'The page was left before the answer came.' }
      : one,
  );
}

/** The orders of this tab that are not settled, over reloads of the page. */
export function createUnsettledOrdersStore(
  storage: () => Storage = () => sessionStorage,
): UnsettledOrdersStore {
  const tab = jsonStorage(storage);
  const store = createStore<readonly UnsettledOrder[]>(() => readKept(tab));
  const { getState, setState } = store;

  function change(orders: readonly UnsettledOrder[]) {
    tab.write(NAME, orders);
    setState(orders, true);
  }

  const without = ({ client_order_id }: SentOrder) =>
    getState().filter(({ request }) => request.client_order_id !== client_order_id);
  const put = (one: UnsettledOrder) => change([...without(one.request), one]);

  return {
    ...store,
    begin(order) {
      const like = getState().find(({ request }) => isSameOrder(request, order));
      const request = like?.request ?? { ...order, client_order_id: newClientId() };
      put({ request, fate: 'in_flight', reason: '' });
      return request;
    },
    lose: (request, reason) => put({ request, fate: 'unknown', reason }),
    miss: (request) => put({ request, fate: 'not_found', reason: '' }),
    end: (request) => change(without(request)),
  };
}

/** Returns the orders whose outcome is unknown. */
export const unansweredOrders = (orders: readonly UnsettledOrder[]): readonly UnsettledOrder[] =>
  orders.filter(({ fate }) => fate === 'unknown');

export const unsettledOrdersStore = createUnsettledOrdersStore();
