import type { PlacedOrder } from '@finally/contract';
import { expect, test } from 'vitest';
import { codeOf, OrderServer } from './order-server.ts';

const api = new OrderServer();

/** Sets nearly all of the cash aside. */
const limit = {
  side: 'buy',
  quantity: 60,
  type: 'limit',
  limit_price: 150,
  time_in_force: 'gtc',
};

test('the preview of a change that fills at once equals the change, and keeps nothing', async () => {
  const { order } = await api.place({ ...limit, quantity: 10 });
  const before = await api.orders();
  const price = await api.price();
  const change = { limit_price: Math.ceil(price * 1.05) };
  const preview = await api.previewChange(order.id, change);
  expect(preview).toMatchObject({ refusal: null, position_after: { quantity: 10 } });
  expect(await api.orders()).toEqual(before);
  const changed = (await api.change(order.id, change)).body as PlacedOrder;
  expect(changed.order).toMatchObject({ state: 'filled', replaces: order.id });
  expect(changed.fills.map(({ price: paid, quantity }) => [paid, quantity])).toEqual(
    preview.fills.map(({ price: paid, quantity }) => [paid, quantity]),
  );
  expect(changed.account.cash_balance).toBe(preview.cash_after);
});

test('what the order has set aside counts as free for its change', async () => {
  const { order } = await api.place(limit);
  const rests = await api.previewChange(order.id, { limit_price: 160 });
  expect(rests).toMatchObject({ fills: [], refusal: null, reserved_after: 9_600 });
});

test('the preview names the refusal of a change, and an unchanged order', async () => {
  const { order } = await api.place(limit);
  const change = { quantity: 70 };
  const preview = await api.previewChange(order.id, change);
  const { body } = await api.change(order.id, change);
  expect(preview.refusal).toEqual({
    code: 'insufficient_buying_power',
    detail: (body as { detail: string }).detail,
  });
  expect(await api.previewChange(order.id, { quantity: 60 })).toMatchObject({ repeats: order.id });
  const unknown = await api.server.post('/api/orders/none/preview', { quantity: 1 });
  expect([unknown.status, codeOf(unknown)]).toEqual([404, 'unknown_order']);
});
