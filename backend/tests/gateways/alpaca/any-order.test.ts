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

const dollars = fc
  .integer({ min: 100, max: 90_000 })
  .map((price_cents) => String(price_cents / 100));

/** Orders whose fields belong together, at any prices. */
const fittingOrder = fc
  .record({
    symbol: fc.constantFrom('AAPL', 'MSFT', 'BRK.B'),
    side: fc.constantFrom('buy', 'sell'),
    qty: fc.constantFrom('1', 3, '0.5', '40'),
    time_in_force: fc.constantFrom('day', 'gtc'),
    limit: dollars,
    stop: dollars,
    profit: dollars,
    terms: fc.constantFrom(
      'market',
      'limit',
      'stop',
      'stop_limit',
      'trailing',
      'bracket',
      'oco',
      'oto',
    ),
  })
  .map(({ limit, stop, profit, terms, ...order }) => {
    const take_profit = { limit_price: profit };
    const stop_loss = { stop_price: stop };
    const fields = {
      market: { type: 'market' },
      limit: { type: 'limit', limit_price: limit },
      stop: { type: 'stop', stop_price: stop },
      stop_limit: { type: 'stop_limit', stop_price: stop, limit_price: limit },
      trailing: { type: 'trailing_stop', trail_percent: '3' },
      bracket: {
        type: 'limit',
        limit_price: limit,
        order_class: 'bracket',
        take_profit,
        stop_loss,
      },
      oco: { type: 'limit', order_class: 'oco', take_profit, stop_loss },
      oto: { type: 'market', order_class: 'oto', stop_loss },
    } as const;
    return { ...order, ...fields[terms] };
  });

test('any order is placed or refused with a code, and a refused one leaves nothing', async () => {
  const alpaca = await AlpacaServer.start({}, { starting_cash: 1_000_000 });
  await alpaca.order({ qty: '50' });
  const count = async () =>
    ((await alpaca.get('/v2/orders?status=all&limit=500')).body as object[]).length;
  const placed: number[] = [];
  let known = await count();
  await fc.assert(
    fc.asyncProperty(fc.oneof(anyOrder, fittingOrder), async (order) => {
      const before = known;
      // Every answer is compared with Alpaca's description as it arrives.
      const { status } = await alpaca.send('POST', '/v2/orders', order);
      expect([200, 403, 422]).toContain(status);
      const after = await count();
      known = after;
      if (status === 200) placed.push(after - before);
      else expect(after).toBe(before);
      if (after > 300) await alpaca.send('DELETE', '/v2/orders');
    }),
    { numRuns: 150 },
  );
  expect(placed.length).toBeGreaterThan(5);
  expect(placed.every((added) => added >= 1 && added <= 3)).toBe(true);
  expect(alpaca.server.errors).toEqual([]);
}, 120_000);
