import { expect, test } from 'vitest';
import { OrderServer } from './order-server.ts';

const api = new OrderServer();

const detailOf = ({ body }: { body: unknown }) => (body as { detail: string }).detail;

/** Waits until the price of AAPL lies between two cents. */
async function betweenTicks(): Promise<number> {
  for (;;) {
    const price = await api.price();
    if (Math.abs(Math.round(price * 100) - price * 100) > 0.001) return price;
    api.server.clock.advance(500);
  }
}

const PRICE_BETWEEN_TICKS = /\$\d{2,}\.\d{3}/;

test('a refused stop quotes the market in cents, although its last price lies between two', async () => {
  const price = await betweenTicks();
  const quoted = `$${price.toFixed(2)}`;
  const placed = await api.post({ side: 'buy', quantity: 1, type: 'stop', stop_price: 10 });
  expect(detailOf(placed)).toContain(`AAPL is at ${quoted}.`);
  expect(detailOf(placed)).not.toMatch(PRICE_BETWEEN_TICKS);
  const { order } = await api.place({ side: 'buy', quantity: 1, type: 'stop', stop_price: 5_000 });
  const changed = await api.change(order.id, { stop_price: 10 });
  expect(detailOf(changed)).toContain(`at $10.00, and AAPL is at ${quoted}.`);
  const alert = await api.server.post('/api/alerts', {
    ticker: 'AAPL',
    terms: { kind: 'above', price: 1 },
  });
  expect(detailOf(alert)).toContain(`AAPL is at ${quoted},`);
});
