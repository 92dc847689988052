import { PriceUpdateSchema } from '@finally/contract';
import { expect, test } from 'vitest';
import { priceE4 } from '../../../src/kernel/money.ts';
import { PriceCache, type PriceChange } from '../../../src/market/prices/cache.ts';
import type { Tick } from '../../../src/market/prices/price.ts';
import { ManualClock } from '../../support/time/manual-clock.ts';
import { ticker } from '../../support/trading/ledger.ts';

const AAPL = ticker('AAPL');
const MSFT = ticker('MSFT');

const open = () => {
  const clock = new ManualClock();
  const cache = new PriceCache(clock);
  const tick = (symbol: typeof AAPL, price: number, previous_close = 1_900_000): Tick => ({
    ticker: symbol,
    price_e4: priceE4(price),
    previous_close_e4: priceE4(previous_close),
    volume: 10,
    timestamp_ms: clock.now_ms(),
  });
  return { clock, cache, tick };
};

test('a subscriber can read the changed prices', () => {
  const { cache, tick } = open();
  const read: unknown[] = [];
  cache.subscribe(({ changed }) => {
    for (const symbol of changed) read.push(cache.latest(symbol)?.price, cache.version);
  });
  cache.write([tick(AAPL, 1_905_000), tick(MSFT, 4_000_000)], 5_000);
  expect(read).toEqual([190.5, 1, 400, 1]);
});

test('a subscriber that throws is reported and affects neither the next nor the source', () => {
  const clock = new ManualClock();
  const errors: unknown[] = [];
  const cache = new PriceCache(clock, (error) => errors.push(error));
  const { tick } = open();
  let told = 0;
  cache.subscribe(() => {
    throw new Error('a broken subscriber');
  });
  cache.subscribe(() => void told++);
  cache.write([tick(AAPL, 1_900_000)], 5_000);
  cache.write([tick(AAPL, 1_901_000)], 5_000);
  expect(told).toBe(2);
  expect(errors).toEqual([new Error('a broken subscriber'), new Error('a broken subscriber')]);
  expect(cache.quote(AAPL)?.price_e4).toBe(1_901_000);
});

test('every tick is reported, but only moved tickers as changed', () => {
  const { cache, tick } = open();
  const told: PriceChange[] = [];
  cache.write([tick(AAPL, 1_900_000), tick(MSFT, 4_000_000)], 5_000);
  cache.subscribe((change) => told.push(change));
  cache.write([tick(AAPL, 1_900_000), tick(MSFT, 4_000_100)], 5_000);
  cache.write([tick(AAPL, 1_900_000), tick(MSFT, 4_000_100)], 5_000);
  cache.write([tick(AAPL, 1_900_000, 1_899_999)], 5_000);
  expect(told.map(({ changed }) => changed)).toEqual([[MSFT], [], [AAPL]]);
  expect(told.map(({ ticks }) => ticks.length)).toEqual([2, 2, 1]);
});

test('the previous price is the one before the last change, not the last tick', () => {
  const { cache, tick } = open();
  cache.write([tick(AAPL, 1_900_000)], 5_000);
  expect(cache.latest(AAPL)).toMatchObject({ price: 190, previous_price: 190, direction: 'flat' });
  cache.write([tick(AAPL, 1_910_000)], 5_000);
  cache.write([tick(AAPL, 1_910_000)], 5_000);
  expect(cache.latest(AAPL)).toMatchObject({ price: 191, previous_price: 190, direction: 'up' });
  cache.write([tick(AAPL, 1_905_000)], 5_000);
  expect(cache.latest(AAPL)).toMatchObject({
    price: 190.5,
    previous_price: 191,
    direction: 'down',
  });
});

test('a price on the wire has its change, its day and its time', () => {
  const { cache, tick } = open();
  cache.write([tick(AAPL, 1_900_000, 1_880_000)], 5_000);
  cache.write([tick(AAPL, 1_901_234, 1_880_000)], 5_000);
  const latest = cache.latest(AAPL);
  expect(latest).toEqual({
    ticker: 'AAPL',
    price: 190.1234,
    previous_price: 190,
    change: 0.1234,
    change_percent: 0.0649,
    direction: 'up',
    timestamp: Date.UTC(2026, 1, 11, 14, 30) / 1_000,
    previous_close: 188,
    day_change_percent: 1.1295,
    bid: null,
    ask: null,
    headline: null,
  });
  expect(PriceUpdateSchema.parse(latest)).toEqual(latest);
});

test('quotes and a headline are on the wire until the next tick, and count as changes', () => {
  const { cache, tick } = open();
  const changes: (readonly string[])[] = [];
  cache.write([tick(AAPL, 1_900_000)], 5_000);
  cache.subscribe(({ changed }) => changes.push(changed));
  const quoted = {
    ...tick(AAPL, 1_900_000),
    bid_e4: priceE4(1_899_900),
    ask_e4: priceE4(1_900_100),
    headline: 'Apple raises its outlook for the year',
  };
  cache.write([quoted], 5_000);
  expect(cache.latest(AAPL)).toMatchObject({
    bid: 189.99,
    ask: 190.01,
    headline: 'Apple raises its outlook for the year',
  });
  cache.write([quoted], 5_000);
  cache.write([tick(AAPL, 1_900_000)], 5_000);
  expect(cache.latest(AAPL)).toMatchObject({ bid: null, ask: null, headline: null });
  expect(changes).toEqual([[AAPL], [], [AAPL]]);
});

test('a price is stale as soon as it is older than its source allows', () => {
  const { cache, clock, tick } = open();
  cache.write([tick(AAPL, 1_900_000)], 5_000);
  cache.write([tick(MSFT, 4_000_000)], 60_000);
  clock.advance(5_000);
  expect(cache.quote(AAPL)?.stale).toBe(false);
  clock.advance(1);
  expect(cache.quote(AAPL)).toMatchObject({ price_e4: 1_900_000, stale: true });
  expect(cache.quote(MSFT)?.stale).toBe(false);
  cache.write([tick(AAPL, 1_900_000)], 5_000);
  expect(cache.quote(AAPL)?.stale).toBe(false);
});

test('a removed ticker has no price, and counts as changed when it returns', () => {
  const { cache, tick } = open();
  cache.write([tick(AAPL, 1_900_000)], 5_000);
  cache.remove(AAPL);
  cache.remove(AAPL);
  expect(cache.tickers()).toEqual([]);
  expect(cache.quote(AAPL)).toBeUndefined();
  expect(cache.latest(AAPL)).toBeUndefined();
  let changed: readonly string[] = [];
  cache.subscribe((change) => {
    changed = change.changed;
  });
  cache.write([tick(AAPL, 1_900_000)], 5_000);
  expect(changed).toEqual([AAPL]);
});

test('an ended subscription gets no more changes', () => {
  const { cache, tick } = open();
  let told = 0;
  const unsubscribe = cache.subscribe(() => {
    told += 1;
  });
  cache.write([tick(AAPL, 1_900_000)], 5_000);
  unsubscribe();
  unsubscribe();
  cache.write([tick(AAPL, 1_910_000)], 5_000);
  expect(told).toBe(1);
});
