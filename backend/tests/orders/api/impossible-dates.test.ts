import { expect, test } from 'vitest';
import { OrderServer } from './order-server.ts';

const api = new OrderServer();

const LIMIT = { side: 'buy', quantity: 1, type: 'limit', limit_price: 20, time_in_force: 'gtd' };
const OPEN = { ...LIMIT, expires_at: '2099-02-28T15:30:00.000Z' };

test.each([
  '2099-02-29T15:30:00.000Z',
  '2099-02-30T15:30:00.000Z',
  '2099-13-01T15:30:00.000Z',
  '2099-06-31T15:30:00.000Z',
  '2099-06-30T25:00:00.000Z',
  '2099-06-30T15:60:00.000Z',
])('an order until %s is neither placed nor moved to another time', async (expires_at) => {
  const { order } = await api.place(OPEN);
  const answers = [
    await api.post({ ...LIMIT, expires_at }),
    await api.server.post('/api/orders/preview', { ticker: 'AAPL', ...LIMIT, expires_at }),
    await api.change(order.id, { time_in_force: 'gtd', expires_at }),
  ];
  for (const answer of answers) {
    expect(answer).toMatchObject({ status: 400, body: { code: 'invalid_request' } });
    expect(answer.text).toContain('Write a time that exists');
  }
  const open = await api.server.get('/api/orders?status=open');
  expect(open.body).toMatchObject({ orders: [{ id: order.id, expires_at: OPEN.expires_at }] });
});
