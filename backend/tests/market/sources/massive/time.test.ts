import { expect, test } from 'vitest';
import { toUnixMs } from '../../../../src/market/sources/massive/rest/unix-time.ts';
import { ticker } from '../../../support/trading/ledger.ts';
import { massiveWorld } from './world.ts';

const AAPL = ticker('AAPL');
const MINUTE_MS = 60_000;

test.each([
  ['nanoseconds', 1_770_820_200_123 * 1_000_000, 1_770_820_200_123],
  ['microseconds', 1_770_820_200_123_456, 1_770_820_200_123],
  ['milliseconds', 1_770_820_200_123, 1_770_820_200_123],
  ['seconds', 1_770_820_200, 1_770_820_200_000],
  ['nothing of the kind', 12_345, undefined],
])('a timestamp in %s is recognized by its size', (_, stamp, expected) => {
  expect(toUnixMs(stamp)).toBe(expected);
});

/** AAPL with every timestamp replaced. */
async function stamped(stamp: (now_ms: number) => number) {
  const world = await massiveWorld();
  const t = stamp(world.clock.now_ms());
  world.server.list('AAPL', {
    price: 100,
    entry: { updated: t, lastTrade: { p: 100, t }, min: { c: 100, t } },
  });
  await world.source.start([AAPL]);
  await world.settle();
  return world;
}

test.each([
  ['nanoseconds', (now: number) => now * 1_000_000],
  ['milliseconds', (now: number) => now],
  ['seconds', (now: number) => now / 1_000],
])('a current timestamp in %s makes a current price', async (_, stamp) => {
  const { prices, source, clock } = await stamped(stamp);
  expect(prices.quote(AAPL)).toMatchObject({ stale: false, timestamp_ms: clock.now_ms() });
  expect(source.status().detail).toBeNull();
});

test('a price of an hour ago is shown, but cannot be traded at', async () => {
  const { prices, source } = await stamped((now) => now - 60 * MINUTE_MS);
  expect(prices.quote(AAPL)).toMatchObject({ price_e4: 1_000_000, stale: true });
  expect(source.status().detail).toBe('The prices from Massive are 60 minutes old.');
});

test('a price from the future is shown, but cannot be traded at', async () => {
  const { prices, source, clock } = await stamped((now) => now + 60 * MINUTE_MS);
  expect(prices.quote(AAPL)).toMatchObject({ stale: true });
  expect(prices.quote(AAPL)?.timestamp_ms).toBeLessThan(clock.now_ms());
  expect(source.status().detail).toBe(
    'The prices of AAPL have a time in the future and cannot be traded at.',
  );
});

test('a timestamp in the future does not block later prices', async () => {
  const { prices, server, pass } = await stamped((now) => now + 60 * MINUTE_MS);
  server.list('AAPL', { price: 105 });
  await pass(15);
  expect(prices.quote(AAPL)).toMatchObject({ price_e4: 1_050_000, stale: false });
});

test('a price without a time is shown, but cannot be traded at', async () => {
  const { prices } = await stamped(() => 0);
  expect(prices.quote(AAPL)).toMatchObject({ price_e4: 1_000_000, stale: true });
});

test('a plan that lags 15 minutes is reported, and its prices can be traded at', async () => {
  const { source, server, prices, pass } = await massiveWorld();
  server.plan = 'delayed';
  server.list('AAPL');
  await source.start([AAPL]);
  await pass(1);
  expect(prices.quote(AAPL)).toMatchObject({ stale: false });
  expect(source.status()).toMatchObject({
    state: 'live',
    detail: 'The prices from Massive are 15 minutes old.',
  });
});

test.each([
  ['ahead', 3 * 60 * MINUTE_MS],
  ['behind', -3 * 60 * MINUTE_MS],
])(
  'a clock that is hours %s of the vendor is reported, and prices continue',
  async (_, skew_ms) => {
    const { source, server, prices, pass, clock } = await massiveWorld();
    server.skew_ms = -skew_ms;
    server.list('AAPL');
    await source.start([AAPL]);
    await pass(15);
    expect(prices.quote(AAPL)).toMatchObject({ stale: false, timestamp_ms: clock.now_ms() });
    expect(source.status()).toMatchObject({
      state: 'live',
      detail: 'The clock here and the one at Massive are 180 minutes apart.',
    });
  },
);

test('an answer older than the previous one is ignored', async () => {
  const { source, server, prices, pass, clock } = await massiveWorld();
  server.list('AAPL', { price: 100 });
  await source.start([AAPL]);
  const old = (clock.now_ms() - 30_000) * 1_000_000;
  const entry = { updated: old, lastTrade: { p: 90, t: old }, min: { c: 90, t: old / 1e6 } };
  server.list('AAPL', { price: 90, entry });
  await pass(15);
  expect(prices.latest(AAPL)?.price).toBe(100);
});
