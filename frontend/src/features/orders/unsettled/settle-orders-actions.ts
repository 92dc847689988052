import type { PlacedOrder, TradeReceipt } from '@finally/contract';
import { portfolioStore } from '@/features/portfolio/portfolio-store';
import { api } from '@/shared/api/api';
import type { Order } from '../confirmation/order-gate-store';
import { ordersApi } from '../orders-api';
import { type OrdersStore, ordersStore } from '../orders-store';
import { isPlainMarket } from '../terms/order-terms';
import {
  type SentOrder,
  type UnsettledOrdersStore,
  unansweredOrders,
  unsettledOrdersStore,
} from './unsettled-orders-store';

/** What became of an order whose answer was lost. */
export interface Settlement {
  order: Order;
  /** The receipt of a plain market order; null if the server made no such trade. */
  receipt: TradeReceipt | null;
  /** The order, if it is no plain market order; null if the server has none such. */
  placed: PlacedOrder | null;
}

/** The most trades, or orders, that the server lists at a time. */
const PAGE = 500;

/**
 * Returns a function that asks the server what became of the orders whose answer was lost. It resolves
 * to those that are known now; the others are asked about at the next call. It never rejects.
 */
export function createSettling(
  orders: Pick<OrdersStore, 'repeat'> = ordersStore,
  source: Pick<typeof api, 'trades'> & Pick<typeof ordersApi, 'list'> = { ...api, ...ordersApi },
  portfolio: Pick<typeof portfolioStore, 'refresh'> = portfolioStore,
  unsettled: UnsettledOrdersStore = unsettledOrdersStore,
): () => Promise<readonly Settlement[]> {
  const isUnknown = ({ client_order_id }: SentOrder) =>
    unansweredOrders(unsettled.getState()).some(
      ({ request }) => request.client_order_id === client_order_id,
    );

  /** Where an order would be listed with its id, and whether that is all there is. */
  async function listed({ ticker, side, client_order_id, ...terms }: SentOrder) {
    const known = isPlainMarket(terms)
      ? await source.trades({ ticker, side, limit: PAGE }).then(({ trades, next_cursor }) => ({
          ids: trades.map((trade) => trade.client_order_id),
          next_cursor,
        }))
      : await source
          .list({ status: 'all', ticker, limit: PAGE })
          .then(({ orders, next_cursor }) => ({
            ids: orders.map((order) => order.client_order_id),
            next_cursor,
          }));
    return { isListed: known.ids.includes(client_order_id), isAll: known.next_cursor === null };
  }

  /** What became of an order; null while that is not known, or once it was placed again. */
  async function settlementOf(request: SentOrder): Promise<Settlement | null> {
    try {
      const { isListed, isAll } = await listed(request);
      if (!isUnknown(request)) return null;
      if (isListed) {
        // It was executed: asked for again, it is answered with its outcome.
        const outcome = await orders.repeat(request);
        if (!isUnknown(request)) return null;
        unsettled.end(request);
        return {
          order: request,
          receipt: outcome.kind === 'filled' ? outcome.receipt : null,
          placed: outcome.kind === 'placed' ? outcome.placed : null,
        };
      }
      if (!isAll) return null;
      unsettled.miss(request);
      return { order: request, receipt: null, placed: null };
    } catch {
      return null;
    }
  }

  return async () => {
    const settlements: Settlement[] = [];
    for (const { request } of unansweredOrders(unsettled.getState())) {
      const settlement = await settlementOf(request);
      if (settlement) settlements.push(settlement);
    }
    if (settlements.some(({ receipt, placed }) => receipt ?? placed)) void portfolio.refresh();
    return settlements;
  };
}

export const settleOrders = createSettling();
