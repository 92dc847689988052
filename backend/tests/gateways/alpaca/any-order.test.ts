import fc from 'fast-check';
import { expect, test } from 'vitest';
import { AlpacaServer } from './alpaca-server.ts';

const amount = fc.oneof(
  fc.constantFrom(
    '1',
    '10',
    '0.5',
    '0',
    '-1',
    '150',
    '299.99',
    '333.333',
    '1e3',
    'x',
    '',
    '1000000000000',
  ),
  fc.double({ noDefaultInfinity: true, noNaN: true }),
  fc.integer({ min: -5, max: 2_000 }),
);
const maybe = <Value>(arbitrary: fc.Arbitrary<Value>) => fc.option(arbitrary, { nil: undefined });

/** Orders as a careless program may send them: any fields together, most of which do not belong together. */
const anyOrder = fc.record({
  symbol: fc.constantFrom('AAPL', 'msft', 'BRK.B', 'SPY:ARCA:us_equity', 'BTC/USD', '', 'NOSUCHX'),
  qty: maybe(amount),
  notional: maybe(amount),
  side: fc.constantFrom('buy', 'sell', 'BUY', 'hold'),
  type: fc.constantFrom('market', 'limit', 'stop', 'stop_limit', 'trailing_stop', 'other'),
  time_in_force: fc.constantFrom('day', 'gtc', 'ioc', 'fok', 'opg', 'cls', 'gtd'),
  limit_price: maybe(amount),
  stop_price: maybe(amount),
  trail_price: maybe(amount),
  trail_percent: maybe(amount),
  extended_hours: maybe(fc.boolean()),
  order_class: maybe(fc.constantFrom('', 'simple', 'bracket', 'oco', 'oto', 'mleg')),
  take_profit: maybe(fc.record({ limit_price: amount })),
  stop_loss: maybe(fc.record({ stop_price: maybe(amount), limit_price: maybe(amount) })),
  client_order_id: maybe(fc.string({ maxLength: 140 })),
  something_else: maybe(fc.anything()),
});

test('any order is placed or refused with a code, and a refused one leaves nothing', async () => {
  const alpaca = await AlpacaServer.start({}, { starting_cash: 1_000_000 });
  await alpaca.order({ qty: '50' });
  const count = async () =>
    ((await alpaca.get('/v2/orders?status=all&limit=500')).body as object[]).length;
  const placed: number[] = [];
  await fc.assert(
    fc.asyncProperty(anyOrder, async (order) => {
      const before = await count();
      // Every answer is compared with Alpaca's description as it arrives.
      const { status } = await alpaca.send('POST', '/v2/orders', order);
      expect([200, 403, 422]).toContain(status);
      const after = await count();
      if (status === 200) placed.push(after - before);
      else expect(after).toBe(before);
      if (after > 300) await alpaca.send('DELETE', '/v2/orders');
    }),
    { numRuns: 300 },
  );
  expect(placed.length).toBeGreaterThan(0);
  expect(placed.every((added) => added >= 1 && added <= 3)).toBe(true);
  expect(alpaca.server.errors).toEqual([]);
}, 120_000);
