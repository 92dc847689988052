import { CanceledOrdersSchema } from '@finally/contract';
import { expect, test } from 'vitest';
import { CANCELED_AT_ONCE_MAX } from '../../../src/orders/canceling/cancel-all.ts';
import { OrderServer } from './order-server.ts';

const api = new OrderServer();

test('the answer that cancels many orders is one, whole and as described', async () => {
  const count = 2 * CANCELED_AT_ONCE_MAX + 50;
  const limit = { side: 'buy', quantity: 0.01, type: 'limit', limit_price: 1 };
  for (let sent = 0; sent < count; sent += 50) {
    await Promise.all(Array.from({ length: 50 }, () => api.place(limit)));
  }
  const answer = await api.server.delete('/api/orders');
  expect(answer.headers.get('content-type')).toBe('application/json; charset=utf-8');
  const { canceled, account } = CanceledOrdersSchema.parse(answer.body);
  expect(new Set(canceled.map(({ id }) => id)).size).toBe(count);
  expect(account).toMatchObject({ reserved_cash: 0 });
  expect(await api.orders('open')).toEqual([]);
  const again = await api.server.delete('/api/orders');
  expect(CanceledOrdersSchema.parse(again.body).canceled).toEqual([]);
});
