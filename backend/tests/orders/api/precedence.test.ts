import { expect, test } from 'vitest';
import { codeOf, OrderServer } from './order-server.ts';

const api = new OrderServer();

const TERMS: Record<string, object> = {
  market: { type: 'market' },
  limit: { type: 'limit', limit_price: 100 },
};

/** Faults of an order, in the order in which they are refused. */
const FAULTS: readonly (readonly [string, object])[] = [
  ['client_order_id_conflict', { client_order_id: 'taken' }],
  ['unknown_ticker', { ticker: 'ZZZZQ' }],
  ['order_combination_invalid', { expires_at: '2099-01-01T00:00:00.000Z' }],
  ['quantity_not_positive', { quantity: 0 }],
];

test.each(Object.keys(TERMS))('the earlier fault of two is refused (%s)', async (type) => {
  await api.post({ side: 'buy', quantity: 1, client_order_id: 'taken' });
  for (const [place, [code, fault]] of FAULTS.entries()) {
    for (const [, later] of FAULTS.slice(place)) {
      const order = { side: 'buy', quantity: 2, ...TERMS[type], ...later, ...fault };
      expect(codeOf(await api.post(order)), JSON.stringify(order)).toBe(code);
      const { refusal } = await api.preview(order);
      expect(refusal?.code, JSON.stringify(order)).toBe(code);
    }
  }
});

test('a price increment precedes the quantity of a limit order', async () => {
  const order = { side: 'buy', quantity: 0, type: 'limit', limit_price: 100.001 };
  expect(codeOf(await api.post(order))).toBe('price_increment');
});

test('only prices that an order can have are named, each once', async () => {
  const order = { side: 'buy', quantity: 1, type: 'limit', limit_price: 99_999_999_999.9999 };
  expect(await api.post(order)).toMatchObject({
    body: { code: 'price_increment', detail: expect.stringMatching(/cents: use \$[\d,.]+\.$/) },
  });
});
