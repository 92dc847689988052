import { describe, expect, test } from 'vitest';
import { priceE4 } from '../../../../src/kernel/money.ts';
import { PriceCache } from '../../../../src/market/index.ts';
import type { LastKnown } from '../../../../src/market/sources/simulator/open-market-path.ts';
import { SimulatorSource } from '../../../../src/market/sources/simulator/simulator.ts';
import { HISTORY_INTERVALS } from '../../../../src/market/sources/source.ts';
import { ManualClock } from '../../../support/time/manual-clock.ts';
import { settle } from '../../../support/time/settle.ts';
import { ticker } from '../../../support/trading/ledger.ts';
import { describeSource } from '../source-conformance.ts';
import { openPath, universe } from './simulated.ts';

const AAPL = ticker('AAPL');
const JPM = ticker('JPM');
const V = ticker('V');
const DAY_MS = 86_400_000;

function open({
  seed = 42,
  clock = new ManualClock(),
  lastKnown = {} as Readonly<Record<string, LastKnown>>,
} = {}) {
  const prices = new PriceCache(clock);
  const path = openPath({
    seed,
    now_ms: clock.now_ms(),
    lastKnown: new Map(Object.entries(lastKnown).map(([symbol, last]) => [ticker(symbol), last])),
  });
  const source = new SimulatorSource({ cache: prices, clock, path });
  return { clock, prices, source };
}

describeSource('the simulator', async () => {
  const { clock, prices, source } = open();
  return {
    source,
    prices,
    known: [AAPL, JPM, V],
    unknown: ticker('ZZZZZ'),
    now_ms: () => clock.now_ms(),
    async passTime() {
      clock.advance(500);
      await settle();
    },
  };
});

/** Returns the prices of 100 steps. */
async function walk(seed: number): Promise<number[]> {
  const { clock, prices, source } = open({ seed });
  const path: number[] = [];
  prices.subscribe(({ ticks }) => path.push(...ticks.map((tick) => tick.price_e4)));
  await source.start([AAPL, JPM]);
  clock.advance(50_000);
  await source.stop();
  return path;
}

test('the same seed gives the same path, a different seed a different one', async () => {
  const path = await walk(42);
  expect(path).toHaveLength(2 + 2 * 100);
  expect(await walk(42)).toEqual(path);
  expect(await walk(43)).not.toEqual(path);
});

test('prices move twice a second', async () => {
  const { clock, prices, source } = open();
  await source.start([AAPL]);
  const before = prices.version;
  clock.advance(499);
  expect(prices.version).toBe(before);
  clock.advance(1);
  expect(prices.version).toBe(before + 1);
  clock.advance(10_000);
  expect(prices.version).toBe(before + 21);
});

test('a ticker starts at its price in the universe', async () => {
  const { prices, source } = open();
  await source.start([AAPL]);
  expect(prices.latest(AAPL)?.price).toBe(universe.get(AAPL)?.price);
});

describe('continuing from a known price', () => {
  const lastAt = (recorded_at_ms: number): LastKnown => ({
    price_e4: priceE4(2_345_678),
    previous_close_e4: priceE4(2_300_000),
    recorded_at_ms,
  });

  test('on the same day keeps the previous close', async () => {
    const clock = new ManualClock();
    const { prices, source } = open({
      clock,
      lastKnown: { AAPL: lastAt(clock.now_ms() - 60_000) },
    });
    await source.start([AAPL]);
    expect(prices.quote(AAPL)).toMatchObject({ price_e4: 2_345_678, previous_close_e4: 2_300_000 });
  });

  test('on a later day that price is the previous close', async () => {
    const clock = new ManualClock();
    const { prices, source } = open({
      clock,
      lastKnown: { AAPL: lastAt(clock.now_ms() - DAY_MS) },
    });
    await source.start([AAPL]);
    expect(prices.quote(AAPL)).toMatchObject({ price_e4: 2_345_678, previous_close_e4: 2_345_678 });
  });
});

test('an unfollowed ticker keeps moving', async () => {
  const always = open();
  const later = open();
  await always.source.start([AAPL, JPM]);
  await later.source.start([JPM]);
  always.clock.advance(30_000);
  later.clock.advance(30_000);
  await later.source.addTicker(AAPL);
  // The volume is that of the steps in which it was followed.
  const { previous_price_e4: _, volume: __, ...seen } = always.prices.quote(AAPL) ?? {};
  expect(later.prices.quote(AAPL)).toMatchObject(seen);
  expect(seen).not.toMatchObject({ price_e4: open().prices.quote(AAPL)?.price_e4 });
});

test('the last price of a day is the previous close of the next', async () => {
  const midnight_ms = Date.UTC(2026, 1, 12);
  const { clock, prices, source } = open({ clock: new ManualClock(midnight_ms - 5_000) });
  await source.start([AAPL]);
  const opening_close = prices.quote(AAPL)?.previous_close_e4;
  clock.advance(4_500);
  const last = prices.quote(AAPL);
  expect(last?.previous_close_e4).toBe(opening_close);
  clock.advance(500);
  expect(prices.quote(AAPL)?.previous_close_e4).toBe(last?.price_e4);
  clock.advance(5_000);
  expect(prices.quote(AAPL)?.previous_close_e4).toBe(last?.price_e4);
});

test.each(HISTORY_INTERVALS)(
  'the history in bars of %s ends exactly at the first price',
  async (interval) => {
    const { prices, source } = open();
    await source.start([AAPL, JPM]);
    const bars = await source.history(AAPL, interval);
    expect(bars.length).toBeGreaterThanOrEqual(365);
    expect(bars.at(-1)?.close_e4).toBe(prices.quote(AAPL)?.price_e4);
    expect(await source.history(AAPL, interval)).toEqual(bars);
    expect(await source.history(JPM, interval)).not.toEqual(bars);
  },
);

test('each bar of the history opens at the close of the one before', async () => {
  const { source, prices } = open();
  await source.start([AAPL]);
  for (const interval of HISTORY_INTERVALS) {
    const bars = await source.history(AAPL, interval);
    for (const [index, bar] of bars.slice(1).entries()) {
      expect(bar.open_e4).toBe(bars[index]?.close_e4);
    }
  }
  const days = await source.history(AAPL, '1d');
  expect(days.at(-2)?.close_e4).toBe(prices.quote(AAPL)?.previous_close_e4);
});

test('the status is stale if the timer is delayed', async () => {
  const { clock, source } = open();
  await source.start([AAPL]);
  clock.skip(5_001);
  expect(source.status()).toMatchObject({ state: 'stale', detail: expect.stringMatching(/\w/) });
  clock.advance(500);
  expect(source.status()).toMatchObject({ state: 'live', detail: null });
});
