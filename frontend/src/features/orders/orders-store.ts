import type { Problem, TradeReceipt } from '@finally/contract';
import { createStore, type StoreApi } from 'zustand/vanilla';
import { portfolioStore } from '@/features/portfolio/portfolio-store';
import { ApiError, api } from '@/shared/api/api';
import { isUnanswered, retryIfUnanswered } from '@/shared/api/retry-once';
import { type Order, type OrderGate, orderGate } from './confirmation/order-gate-store';
import {
  type SentOrder,
  type UnsettledOrdersStore,
  unansweredOrders,
  unsettledOrdersStore,
} from './unsettled/unsettled-orders-store';

export type { Order };

/** Shown if an order was not sent because of another one. */
export const BUSY = 'Another order is on its way or waits for your answer. Nothing was sent.';

export type Refusal = Pick<Problem, 'detail' | 'code' | 'suggestions'>;

export type OrderOutcome =
  | { kind: 'filled'; receipt: TradeReceipt }
  | { kind: 'refused'; refusal: Refusal }
  /** The answer was lost: whether it was filled is not known. */
  | { kind: 'unsettled'; detail: string }
  /** Not sent, because another order is in flight or awaits confirmation. */
  | { kind: 'busy' }
  /** Not sent, because the person declined the confirmation. */
  | { kind: 'declined' };

export interface OrdersState {
  /** The order in flight, or null: there is never more than one. */
  placing: Order | null;
  /** The last filled order, which can be repeated; null before the first fill. */
  last: Order | null;
}

export interface OrdersStore extends StoreApi<OrdersState> {
  /**
   * Places an order after its confirmation, unless another one is in flight. After a fill the
   * portfolio is fetched again.
   */
  place(order: Order): Promise<OrderOutcome>;
  /**
   * Places several orders one after the other, after one confirmation of all. Returns one outcome
   * for each.
   */
  placeAll(orders: readonly Order[]): Promise<readonly OrderOutcome[]>;
  /** Returns whether an order is in flight or awaits confirmation; no other order is sent then. */
  isBusy(): boolean;
  /**
   * Asks the server for the outcomes of orders whose answer was lost. Resolves to those that are
   * known now; the next call asks for the others. Never rejects.
   */
  settle(): Promise<readonly Settlement[]>;
}

/** The outcome of an order whose answer was lost. */
export interface Settlement {
  order: Order;
  /** Null if the server has no such trade. */
  receipt: TradeReceipt | null;
}

/** The most trades that the server lists at a time. */
const PAGE = 500;

export const UNSETTLED =
  'Whether the order went through is not known. Placing it again asks for this same order, not for a second one.';

const refusalOf = (error: unknown): Refusal =>
  error instanceof ApiError
    ? error.problem
    : { code: 'internal_error', detail: error instanceof Error ? error.message : String(error) };

/** An error status of the server or of a proxy does not say whether the order was executed. */
const isLost = (error: unknown): boolean =>
  isUnanswered(error) ||
  (error instanceof ApiError &&
    error.problem.status >= 500 &&
    error.problem.code === 'internal_error');

type Portfolio = Pick<typeof portfolioStore, 'refresh'>;

/** Creates the store that places all orders of the browser. */
export function createOrdersStore(
  source: Pick<typeof api, 'trade' | 'trades'> = api,
  portfolio: Portfolio = portfolioStore,
  gate: OrderGate = orderGate,
  unsettled: UnsettledOrdersStore = unsettledOrdersStore,
): OrdersStore {
  const store = createStore<OrdersState>(() => ({ placing: null, last: null }));
  const { getState, setState } = store;

  async function send(order: Order): Promise<OrderOutcome> {
    if (getState().placing) return { kind: 'busy' };
    const request = unsettled.begin(order);
    setState({ placing: order });
    try {
      const receipt = await retryIfUnanswered(() => source.trade(request));
      unsettled.end(request);
      return { kind: 'filled', receipt };
    } catch (error) {
      const refusal = refusalOf(error);
      if (isLost(error)) {
        unsettled.lose(request, refusal.detail);
        return { kind: 'unsettled', detail: `${refusal.detail} ${UNSETTLED}` };
      }
      unsettled.end(request);
      return { kind: 'refused', refusal };
    } finally {
      setState({ placing: null });
    }
  }

  const isUnknown = ({ client_order_id }: SentOrder) =>
    unansweredOrders(unsettled.getState()).some(
      ({ request }) => request.client_order_id === client_order_id,
    );

  /**
   * Returns the outcome of an order; null while it is unknown, or once the order was placed again.
   */
  async function settlementOf(request: SentOrder): Promise<Settlement | null> {
    const { ticker, side, client_order_id } = request;
    try {
      const { trades, next_cursor } = await source.trades({ ticker, side, limit: PAGE });
      if (!isUnknown(request)) return null;
      if (trades.some((trade) => trade.client_order_id === client_order_id)) {
        // It was executed: asked for again, it is answered with its receipt.
        const receipt = await source.trade(request);
        if (!isUnknown(request)) return null;
        unsettled.end(request);
        return { order: request, receipt };
      }
      if (next_cursor !== null) return null;
      unsettled.miss(request);
      return { order: request, receipt: null };
    } catch {
      return null;
    }
  }

  const isBusy = () => getState().placing !== null || gate.getState() !== null;
  /** Returns whether orders may be sent: true at once if they need no confirmation. */
  const passes = (orders: readonly Order[]): true | Promise<boolean> =>
    gate.asks(orders) ? gate.ask(orders) : true;

  return {
    ...store,
    async place(order) {
      if (isBusy()) return { kind: 'busy' };
      const passed = passes([order]);
      // Sent without awaiting anything if no confirmation is needed, so that it counts as in flight
      // from now on.
      if (passed !== true && !(await passed)) return { kind: 'declined' };
      const outcome = await send(order);
      if (outcome.kind === 'filled') {
        setState({ last: order });
        void portfolio.refresh();
      }
      return outcome;
    },
    async placeAll(orders) {
      if (isBusy()) return orders.map(() => ({ kind: 'busy' }));
      if (!(await passes(orders))) return orders.map(() => ({ kind: 'declined' }));
      const outcomes: OrderOutcome[] = [];
      for (const order of orders) outcomes.push(await send(order));
      void portfolio.refresh();
      return outcomes;
    },
    isBusy,
    async settle() {
      const settlements: Settlement[] = [];
      for (const { request } of unansweredOrders(unsettled.getState())) {
        const settlement = await settlementOf(request);
        if (settlement) settlements.push(settlement);
      }
      if (settlements.some(({ receipt }) => receipt)) void portfolio.refresh();
      return settlements;
    },
  };
}

export const ordersStore = createOrdersStore();
