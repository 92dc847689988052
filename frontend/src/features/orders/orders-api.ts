import type {
  CanceledOrders,
  Order,
  OrderChange,
  OrderExplanation,
  OrderPreview,
  OrdersPage,
  PlacedOrder,
  Ticker,
} from '@finally/contract';
import { call, query } from '@/shared/api/api';

const path = (id: string) => `/orders/${encodeURIComponent(id)}`;

interface OrdersQuery {
  status?: 'open' | 'closed' | 'all';
  ticker?: Ticker;
  limit?: number;
  cursor?: string;
}

/** The calls about placed orders; not part of the first load. A failure rejects with an ApiError. */
export const ordersApi = {
  list: (page: OrdersQuery) => call<OrdersPage>('GET', `/orders${query({ ...page })}`),
  explanation: (id: string) => call<OrderExplanation>('GET', `${path(id)}/explanation`),
  order: (id: string) => call<Order>('GET', path(id)),
  /** The answer is the order that takes the place of the changed one. */
  change: (id: string, change: OrderChange) => call<PlacedOrder>('PATCH', path(id), change),
  previewChange: (id: string, change: OrderChange) =>
    call<OrderPreview>('POST', `${path(id)}/preview`, change),
  cancel: (id: string) => call<Order>('DELETE', path(id)),
  cancelAll: (ticker?: Ticker) => call<CanceledOrders>('DELETE', `/orders${query({ ticker })}`),
};
