import type { PlacedOrder } from '@finally/contract';
import { expect, test } from 'vitest';
import { codeOf, OrderServer } from './order-server.ts';

const api = new OrderServer();

const LIMIT = { side: 'buy', quantity: 1, type: 'limit', limit_price: 100 };
const cancel = (id: string) => api.server.delete(`/api/orders/${id}`);

test('a repeated cancellation answers the same', async () => {
  const { order } = await api.place(LIMIT);
  const first = await cancel(order.id);
  expect(first).toMatchObject({ status: 200, body: { state: 'canceled', reason: 'user' } });
  expect((await cancel(order.id)).body).toEqual(first.body);
});

const groups = { take_profit: { limit_price: 2_000 }, stop_loss: { stop_price: 50 } };
const bracket = { ...LIMIT, order_class: 'bracket', ...groups };
const pair = { side: 'sell', quantity: 1, order_class: 'oco', ...groups };

/** Places an order and returns the id of one that has ended for another reason. */
const ended: Record<string, () => Promise<string>> = {
  ioc_remainder: async () => (await api.place({ ...LIMIT, time_in_force: 'ioc' })).order.id,
  fok_unfillable: async () => (await api.place({ ...LIMIT, time_in_force: 'fok' })).order.id,
  parent_canceled: async () => {
    const { order } = await api.place(bracket);
    await cancel(order.id);
    return order.legs[0]?.id ?? '';
  },
  sibling_canceled: async () => {
    await api.place({ side: 'buy', quantity: 1 });
    const { order } = await api.place(pair);
    await cancel(order.id);
    return order.legs[0]?.id ?? '';
  },
  replaced: async () => {
    const { order } = await api.place(LIMIT);
    const changed = (await api.change(order.id, { limit_price: 99 })).body as PlacedOrder;
    return changed.order.replaces ?? '';
  },
};

test.each(Object.entries(ended))('an order that has ended (%s) is final', async (reason, end) => {
  const id = await end();
  const { body: before } = await api.server.get(`/api/orders/${id}`);
  expect(before).toMatchObject({ reason });
  const answer = await cancel(id);
  expect([answer.status, codeOf(answer)]).toEqual([409, 'order_final']);
  expect((await api.server.get(`/api/orders/${id}`)).body).toEqual(before);
});
