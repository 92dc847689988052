import { type ChatAction, OrderRequestSchema, type SentOrder } from '@finally/contract';
import type { ModelReply } from '../../../src/assistant/models/reply.ts';
import { BY_USER } from '../../support/trading/portfolio.ts';
import { openToAnything } from '../scripted.ts';
import type { Services } from '../support.ts';

export type Planned = NonNullable<ModelReply['orders']>[number];

export const stop: Planned = {
  ticker: 'NVDA',
  side: 'sell',
  type: 'stop',
  quantity: 4,
  stop_price: 170,
  time_in_force: 'gtc',
};
export const limit: Planned = {
  ticker: 'MSFT',
  side: 'buy',
  type: 'limit',
  quantity: 2,
  limit_price: 390,
};

/** A reader that reads every message as a request for exactly this. */
export const asksFor = (orders: readonly SentOrder[]) => ({
  ...openToAnything,
  mandateOf: async () => ({
    kind: 'orders' as const,
    reading: 'as tested',
    trades: [],
    changes: [],
    placements: orders.map((order) => {
      const { client_order_id: _, ...request } = OrderRequestSchema.parse(order);
      return { request, by_value: false };
    }),
  }),
});

export async function place(services: Services, sent: Planned) {
  const written = Object.fromEntries(Object.entries(sent).filter(([, value]) => value !== null));
  const placed = await services.orders.place(OrderRequestSchema.parse(written), BY_USER);
  if (!placed.ok) throw new Error(placed.error.detail);
  return placed.value.order;
}

export const openOrders = async ({ orders }: Services) => {
  const page = await orders.orders({ status: 'open', limit: 100 });
  return page.ok ? page.value.orders : [];
};

export const only = ([action]: readonly ChatAction[]): ChatAction => {
  if (!action) throw new Error('there is no action');
  return action;
};
