import type { PlacedOrder, Problem, TradeReceipt } from '@finally/contract';
import { createStore, type StoreApi } from 'zustand/vanilla';
import { portfolioStore } from '@/features/portfolio/portfolio-store';
import { ApiError, api } from '@/shared/api/api';
import { isUnanswered, retryIfUnanswered } from '@/shared/api/retry-once';
import { type Order, type OrderGate, orderGate } from './confirmation/order-gate-store';
import { isPlainMarket } from './terms/order-terms';
import {
  type SentOrder,
  type UnsettledOrdersStore,
  unsettledOrdersStore,
} from './unsettled/unsettled-orders-store';

export type { Order };

/** Shown if an order was not sent because of another one. */
export const BUSY = 'Another order is on its way or waits for your answer. Nothing was sent.';

export type Refusal = Pick<Problem, 'detail' | 'code' | 'suggestions'>;

export type OrderOutcome =
  | { kind: 'filled'; receipt: TradeReceipt }
  /** An order other than a plain market order was placed: it may rest, or be filled already. */
  | { kind: 'placed'; placed: PlacedOrder }
  | { kind: 'refused'; refusal: Refusal }
  /** The answer was lost: whether it was placed is not known. */
  | { kind: 'unsettled'; detail: string }
  /** Not sent, because another order is in flight or awaits confirmation. */
  | { kind: 'busy' }
  /** Not sent, because the person declined the confirmation. */
  | { kind: 'declined' };

export interface OrdersState {
  /** The order in flight, or null: there is never more than one. */
  placing: Order | null;
  /** The order that was placed last, which can be repeated; null until there was one. */
  last: Order | null;
}

export interface OrdersStore extends StoreApi<OrdersState> {
  /**
   * Places an order once the gate lets it pass, unless one is in flight, and has the portfolio
   * fetched again then.
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
   * Sends an order again under the id that it was sent with before: the server executes it at most
   * once. Rejects as the call does.
   */
  repeat(request: SentOrder): Promise<OrderOutcome & { kind: 'filled' | 'placed' }>;
}

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
  source: Pick<typeof api, 'trade' | 'placeOrder'> = api,
  portfolio: Portfolio = portfolioStore,
  gate: OrderGate = orderGate,
  unsettled: UnsettledOrdersStore = unsettledOrdersStore,
): OrdersStore {
  const store = createStore<OrdersState>(() => ({ placing: null, last: null }));
  const { getState, setState } = store;

  /** Asks for an order, or what became of it if the server has its id already. */
  async function ask(request: SentOrder): Promise<OrderOutcome & { kind: 'filled' | 'placed' }> {
    if (!isPlainMarket(request)) {
      return { kind: 'placed', placed: await source.placeOrder(request) };
    }
    return { kind: 'filled', receipt: await source.trade(request) };
  }

  async function send(order: Order): Promise<OrderOutcome> {
    if (getState().placing) return { kind: 'busy' };
    const request = unsettled.begin(order);
    setState({ placing: order });
    try {
      const outcome = await retryIfUnanswered(() => ask(request));
      unsettled.end(request);
      return outcome;
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

  const isBusy = () => getState().placing !== null || gate.getState() !== null;
  /** Returns whether orders may be sent: true at once if they need no confirmation. */
  const passes = (orders: readonly Order[]): true | Promise<boolean> =>
    gate.asksToPlace(orders) ? gate.ask(orders) : true;

  return {
    ...store,
    async place(order) {
      if (isBusy()) return { kind: 'busy' };
      const passed = passes([order]);
      // Sent without awaiting anything if no confirmation is needed, so that it counts as in flight
      // from now on.
      if (passed !== true && !(await passed)) return { kind: 'declined' };
      const outcome = await send(order);
      if (outcome.kind === 'filled' || outcome.kind === 'placed') {
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
    repeat: ask,
  };
}

export const ordersStore = createOrdersStore();
