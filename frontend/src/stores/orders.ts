import type { Problem, TradeReceipt, TradeRequest } from '@finally/contract';
import { createStore, type StoreApi } from 'zustand/vanilla';
import { ApiError, api } from '@/lib/api';
import { newClientId } from '@/lib/client-id';
import type { OrderAmount } from '@/lib/order-size';
import { askedTwice, isUncertain } from '@/lib/uncertain';
import { portfolioStore } from './portfolio';

export type Order = Pick<TradeRequest, 'ticker' | 'side'> & OrderAmount;

export type Refusal = Pick<Problem, 'detail' | 'code' | 'suggestions'>;

export type OrderOutcome =
  | { kind: 'filled'; receipt: TradeReceipt }
  | { kind: 'refused'; refusal: Refusal }
  /** Another one is in flight: this one was not sent. */
  | { kind: 'busy' };

export interface OrdersState {
  /** The order in flight, or null: there is never more than one. */
  placing: Order | null;
  /** The order that was filled last, which can be repeated; null until there was one. */
  last: Order | null;
}

export interface OrdersStore extends StoreApi<OrdersState> {
  /** Places an order, unless one is in flight, and has the portfolio fetched again after a fill. */
  place(order: Order): Promise<OrderOutcome>;
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
function createOrdersStore(
  source: Pick<typeof api, 'trade'> = api,
  portfolio: Portfolio = portfolioStore,
): OrdersStore {
  const store = createStore<OrdersState>(() => ({ placing: null, last: null }));
  const { getState, setState } = store;
  let uncertain: TradeRequest | null = null;

  return {
    ...store,
    async place(order) {
      if (getState().placing) return { kind: 'busy' };
      const request =
        uncertain && isSameOrder(uncertain, order)
          ? uncertain
          : { ...order, client_order_id: newClientId() };
      uncertain = null;
      setState({ placing: order });
      try {
        const receipt = await askedTwice(() => source.trade(request));
        setState({ last: order });
        void portfolio.refresh();
        return { kind: 'filled', receipt };
      } catch (error) {
        if (isUncertain(error)) uncertain = request;
        return { kind: 'refused', refusal: refusalOf(error) };
      } finally {
        setState({ placing: null });
      }
    },
    forgetUncertain() {
      uncertain = null;
    },
  };
}

export const ordersStore = createOrdersStore();
