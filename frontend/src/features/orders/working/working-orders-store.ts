import {
  type CanceledOrders,
  type Order,
  type OrderChange,
  type PlacedOrder,
  QUANTITY_SCALE,
  type Ticker,
  type Trade,
} from '@finally/contract';
import { createStore, type StoreApi } from 'zustand/vanilla';
import { ApiError } from '@/shared/api/api';
import { newClientId } from '@/shared/api/client-id';
import { errorMessage } from '@/shared/api/error-message';
import { createRequestOrder } from '@/shared/api/request-order';
import { retryIfUnanswered } from '@/shared/api/retry-once';
import { type OrderGate, orderGate } from '../confirmation/order-gate-store';
import { ordersApi } from '../orders-api';
import { units as unitsOf } from '../size/order-size';
import { termsOf } from '../terms/build-terms';
import { keepPlaces } from './keep-places';
import { isFinal } from './order-sentences';
import { protects } from './protection';

/** The most open orders that are listed. */
const LISTED_MAX = 500;

export interface WorkingOrdersState {
  /** Open orders, newest first, a changed one in its place; null until loaded. */
  orders: readonly Order[] | null;
  /** Whether the account has more open orders than are listed. */
  has_more: boolean;
  /** Why they could not be loaded, as a sentence; null if they could. */
  error: string | null;
  /** The ids of orders that are being canceled. */
  canceling: ReadonlySet<string>;
}

type Source = Pick<typeof ordersApi, 'list' | 'order' | 'cancel' | 'cancelAll' | 'change'>;

/** A refusal rejects with an ApiError. */
export interface WorkingOrdersStore extends StoreApi<WorkingOrdersState> {
  /** Fetches the open orders. Never rejects; a failure is kept in `error`. */
  refresh(): Promise<void>;
  /** Shows an order as an answer of the server has it, before the list is fetched again. */
  apply(order: Order): void;
  /**
   * Removes the order that a fill ends, before the list is fetched again: a fill shows in the position at
   * once. A part of an order waits for the list.
   */
  applyFill(fill: Pick<Trade, 'order_id' | 'quantity'>): void;
  /** Cancels an order with what waits for it. */
  cancel(id: string): Promise<Order>;
  /**
   * Cancels an order, after a question if it protects shares; null if the person said no.
   *
   * @param asks whether the question is also asked if orders are confirmed, for a key that is easily hit
   */
  cancelWithCare(order: Order, asks?: boolean): Promise<Order | null>;
  /** Cancels several orders, one after the other; one may have ended with another, as its pair. */
  cancelEach(orders: readonly Order[]): Promise<void>;
  /** Cancels the open orders of a ticker, after a question if one protects shares; null for a no. */
  cancelTicker(ticker: Ticker): Promise<CanceledOrders | null>;
  /** Cancels all open orders once the person said yes; null if they said no. */
  cancelAll(): Promise<CanceledOrders | null>;
  /** Replaces an order once the gate lets it pass; null if the person said no. */
  change(order: Order, change: OrderChange): Promise<PlacedOrder | null>;
  /** Lowers the quantity of an order to this many shares; for a caller that has asked already. */
  reduce(order: Order, quantity: number): Promise<void>;
  /** Returns whether this page ended the order itself, so that it has been told. */
  isOwnEnd(id: string): boolean;
}

const units = (shares: number): bigint => unitsOf(shares, QUANTITY_SCALE);

/** Creates the store of the open orders as the server has them. */
export function createWorkingOrdersStore(
  source: Source = ordersApi,
  gate: Pick<OrderGate, 'asks' | 'askAbout' | 'getState'> = orderGate,
): WorkingOrdersStore {
  const store = createStore<WorkingOrdersState>(() => ({
    orders: null,
    has_more: false,
    error: null,
    canceling: new Set(),
  }));
  const { getState, setState } = store;
  const requests = createRequestOrder();
  const ownEnds = new Set<string>();

  async function refresh(): Promise<void> {
    const isLatest = requests.begin();
    try {
      const { orders, next_cursor } = await source.list({ status: 'open', limit: LISTED_MAX });
      if (!isLatest()) return;
      const placed = keepPlaces(getState().orders ?? [], orders);
      setState({ orders: placed, has_more: next_cursor !== null, error: null });
    } catch (error) {
      if (isLatest()) setState({ error: errorMessage(error) });
    }
  }

  function show(order: Order): void {
    // A list that is on its way may be from before the order.
    requests.invalidate();
    const told = [order, ...order.legs.map((leg) => ({ ...leg, legs: [] }))];
    const ids = new Set([order.replaces, ...told.map(({ id }) => id)]);
    const before = getState().orders ?? [];
    const others = before.filter(({ id }) => !ids.has(id));
    const open = [...told.filter((one) => !isFinal(one)), ...others];
    setState({ orders: keepPlaces(before, open) });
  }

  /** Runs a command that ends orders; they count as ended by others again if it fails. */
  async function ending<Answer>(
    ids: readonly string[],
    send: () => Promise<Answer>,
  ): Promise<Answer> {
    for (const id of ids) ownEnds.add(id);
    setState(({ canceling }) => ({ canceling: new Set([...canceling, ...ids]) }));
    try {
      return await retryIfUnanswered(send);
    } catch (error) {
      for (const id of ids) ownEnds.delete(id);
      throw error;
    } finally {
      setState(({ canceling }) => ({
        canceling: new Set([...canceling].filter((id) => !ids.includes(id))),
      }));
      await refresh();
    }
  }

  /** Rejects as the call does, unless the order was canceled or has expired meanwhile. */
  async function cancelUnlessEnded(id: string): Promise<void> {
    try {
      await source.cancel(id);
    } catch (error) {
      if (!(error instanceof ApiError) || error.problem.code !== 'order_final') throw error;
      const ended = await source.order(id).catch(() => null);
      if (ended?.state !== 'canceled' && ended?.state !== 'expired') throw error;
    }
  }

  const openOf = (ticker?: Ticker): readonly Order[] =>
    (getState().orders ?? []).filter((order) => ticker === undefined || order.ticker === ticker);
  const idsOf = (orders: readonly Order[]): readonly string[] => orders.map(({ id }) => id);

  async function replace(order: Order, change: OrderChange): Promise<PlacedOrder> {
    const request = { ...change, client_order_id: newClientId() };
    const placed = await ending([order.id], async () => {
      const answer = await source.change(order.id, request);
      // Listed at once: if it is filled before the next list, that is told.
      show(answer.order);
      return answer;
    });
    // An exit that waits for its entry is changed in place and goes on.
    if (placed.order.id === order.id) ownEnds.delete(order.id);
    return placed;
  }

  /** Returns whether orders of a ticker may be canceled that protect shares. */
  const mayUnprotect = async (
    title: string,
    ticker: Ticker,
    orders: readonly Order[],
  ): Promise<boolean> =>
    gate.getState() === null && (await gate.askAbout({ kind: 'unprotect', title, ticker, orders }));

  return {
    ...store,
    refresh,
    apply(order) {
      show(order);
      void refresh();
    },
    applyFill({ order_id, quantity }) {
      const order = getState().orders?.find(({ id }) => id === order_id);
      if (!order || units(order.filled_quantity + quantity) < units(order.quantity)) return;
      show({ ...order, filled_quantity: order.quantity, state: 'filled', legs: [] });
      void refresh();
    },
    cancel: (id) => ending([id], () => source.cancel(id)),
    async cancelWithCare(order, asks = false) {
      const title = 'Cancel this order?';
      if (protects(order)) {
        if (!(await mayUnprotect(title, order.ticker, [order]))) return null;
      } else if (asks && gate.asks([])) {
        if (gate.getState() || !(await gate.askAbout({ kind: 'cancel', order }))) return null;
      }
      return ending([order.id], () => source.cancel(order.id));
    },
    cancelEach: (orders) =>
      ending(
        orders.map(({ id }) => id),
        async () => {
          for (const { id } of orders) await cancelUnlessEnded(id);
        },
      ),
    async cancelTicker(ticker) {
      const orders = openOf(ticker);
      const title = `Cancel the open ${ticker} orders?`;
      if (orders.some(protects) && !(await mayUnprotect(title, ticker, orders))) return null;
      return ending(idsOf(openOf(ticker)), () => source.cancelAll(ticker));
    },
    async cancelAll() {
      if (gate.getState() || !(await gate.askAbout({ kind: 'cancel_all' }))) return null;
      return ending(idsOf(openOf()), () => source.cancelAll());
    },
    async change(order, change) {
      const { ticker, side } = order;
      const { quantity = order.quantity, ...terms } = change;
      const wanted = { ticker, side, quantity, ...termsOf(order), ...terms };
      if (gate.getState()) return null;
      if (gate.asks([wanted]) && !(await gate.askAbout({ kind: 'change', order: wanted }))) {
        return null;
      }
      return replace(order, change);
    },
    async reduce(order, quantity) {
      await replace(order, { quantity });
    },
    isOwnEnd: (id) => ownEnds.has(id),
  };
}

export const workingOrdersStore = createWorkingOrdersStore();
