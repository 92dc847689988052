import type { Problem, TradeReceipt, TradeRequest } from '@finally/contract';
import { createStore, type StoreApi } from 'zustand/vanilla';
import { ApiError, api } from '@/lib/api';
import { newClientId } from '@/lib/client-id';
import { askedTwice, isUncertain } from '@/lib/uncertain';
import { type Order, type OrderGate, orderGate } from './order-gate';
import { portfolioStore } from './portfolio';

export type { Order };

/** Said if an order was not sent because of another one. */
export const BUSY = 'Another order is on its way or waits for your answer. Nothing was sent.';

export type Refusal = Pick<Problem, 'detail' | 'code' | 'suggestions'>;

export type OrderOutcome =
  | { kind: 'filled'; receipt: TradeReceipt }
  | { kind: 'refused'; refusal: Refusal }
  /** Another one is in flight or is being asked about: this one was not sent. */
  | { kind: 'busy' }
  /** The person was asked and said no: this one was not sent. */
  | { kind: 'declined' };

export interface OrdersState {
  /** The order in flight, or null: there is never more than one. */
  placing: Order | null;
  /** The order that was filled last, which can be repeated; null until there was one. */
  last: Order | null;
}

export interface OrdersStore extends StoreApi<OrdersState> {
  /**
   * Places an order once the gate lets it pass, unless one is in flight, and has the portfolio
   * fetched again after a fill.
   */
  place(order: Order): Promise<OrderOutcome>;
  /** Places several orders in turn, after one question about all of them. An outcome for each. */
  placeAll(orders: readonly Order[]): Promise<readonly OrderOutcome[]>;
  /** From now on an order like the one whose fate is unknown is a new one. */
  forgetUncertain(): void;
}

const isSameOrder = (a: TradeRequest, b: TradeRequest) =>
  (['ticker', 'side', 'quantity', 'notional'] as const).every((field) => a[field] === b[field]);

const UNCERTAIN =
  'Whether the order went through is not known. Placing it again asks for this same order, not for a second one.';

const refusalOf = (error: unknown): Refusal =>
  error instanceof ApiError
    ? {
        ...error.problem,
        detail: isUncertain(error) ? `${error.message} ${UNCERTAIN}` : error.message,
      }
    : { code: 'internal_error', detail: error instanceof Error ? error.message : String(error) };

type Portfolio = Pick<typeof portfolioStore, 'refresh'>;

/** The one way in which the browser places orders, from wherever they are asked for. */
export function createOrdersStore(
  source: Pick<typeof api, 'trade'> = api,
  portfolio: Portfolio = portfolioStore,
  gate: OrderGate = orderGate,
): OrdersStore {
  const store = createStore<OrdersState>(() => ({ placing: null, last: null }));
  const { getState, setState } = store;
  let uncertain: TradeRequest | null = null;

  async function send(order: Order): Promise<OrderOutcome> {
    if (getState().placing) return { kind: 'busy' };
    const request =
      uncertain && isSameOrder(uncertain, order)
        ? uncertain
        : { ...order, client_order_id: newClientId() };
    uncertain = null;
    setState({ placing: order });
    try {
      return { kind: 'filled', receipt: await askedTwice(() => source.trade(request)) };
    } catch (error) {
      if (isUncertain(error)) uncertain = request;
      return { kind: 'refused', refusal: refusalOf(error) };
    } finally {
      setState({ placing: null });
    }
  }

  const isBusy = () => getState().placing !== null || gate.getState() !== null;
  /** Whether nobody has to be asked, or the person said yes. */
  const passes = (orders: readonly Order[]): true | Promise<boolean> =>
    gate.asks(orders) ? gate.ask(orders) : true;

  return {
    ...store,
    async place(order) {
      if (isBusy()) return { kind: 'busy' };
      const passed = passes([order]);
      // Sent at once if nobody is asked: until then it would not be in flight.
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
    forgetUncertain() {
      uncertain = null;
    },
  };
}

export const ordersStore = createOrdersStore();
