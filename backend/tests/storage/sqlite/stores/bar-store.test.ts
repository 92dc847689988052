import { join } from 'node:path';
import { TickerSchema } from '@finally/contract';
import { expect, onTestFinished, test } from 'vitest';
import { priceE4 } from '../../../../src/kernel/money.ts';
import type { BarRow } from '../../../../src/market/store.ts';
import { createBarStore, openDatabase } from '../../../../src/storage/sqlite/index.ts';
import { tempFolder } from '../../../support/temp-folder.ts';

const AAPL = TickerSchema.parse('AAPL');
const MSFT = TickerSchema.parse('MSFT');
const MINUTE_MS = 60_000;

const bar = (time_ms: number, price: number): BarRow => ({
  time_ms,
  open_e4: priceE4(price),
  high_e4: priceE4(price + 5),
  low_e4: priceE4(price - 5),
  close_e4: priceE4(price + 1),
  volume: 300,
});

const minutes = (count: number, price = 1_000): BarRow[] =>
  Array.from({ length: count }, (_, index) => bar(index * MINUTE_MS, price + index));

function openStore(path = ':memory:') {
  const connection = openDatabase(path, '2026-02-11T14:30:00.000Z');
  onTestFinished(() => connection.close());
  return { connection, store: createBarStore(connection) };
}

test('the newest bars are returned unchanged, oldest first', async () => {
  const { store } = openStore();
  const bars = minutes(123);
  await store.record('simulator', [{ ticker: AAPL, interval: '1m', bars }]);
  expect(await store.newest('simulator', AAPL, '1m', 1_000)).toEqual(bars);
  expect(await store.newest('simulator', AAPL, '1m', 2)).toEqual(bars.slice(-2));
});

test('a bar that grew replaces its earlier state', async () => {
  const { store } = openStore();
  await store.record('simulator', [{ ticker: AAPL, interval: '1m', bars: minutes(60) }]);
  const grown = minutes(60, 2_000);
  await store.record('simulator', [{ ticker: AAPL, interval: '1m', bars: grown }]);
  expect(await store.newest('simulator', AAPL, '1m', 1_000)).toEqual(grown);
});

test('sources, tickers and intervals have separate bars', async () => {
  const { store } = openStore();
  const [first, second, third, fourth] = [1, 2, 3, 4].map((n) => [bar(0, n * 1_000)]) as [
    BarRow[],
    BarRow[],
    BarRow[],
    BarRow[],
  ];
  await store.record('simulator', [
    { ticker: AAPL, interval: '1m', bars: first },
    { ticker: AAPL, interval: '1d', bars: second },
    { ticker: MSFT, interval: '1m', bars: third },
  ]);
  await store.record('massive', [{ ticker: AAPL, interval: '1m', bars: fourth }]);
  expect(await store.newest('simulator', AAPL, '1m', 9)).toEqual(first);
  expect(await store.newest('simulator', AAPL, '1d', 9)).toEqual(second);
  expect(await store.newest('simulator', MSFT, '1m', 9)).toEqual(third);
  expect(await store.newest('massive', AAPL, '1m', 9)).toEqual(fourth);
  expect(await store.newest('massive', MSFT, '1m', 9)).toEqual([]);
});

test('the last price of each ticker is the close of its last day, measured against the day before', async () => {
  const { store } = openStore();
  const [before, last] = [bar(0, 1_000), bar(86_400_000, 2_000)] as const;
  await store.record('simulator', [
    { ticker: AAPL, interval: '1d', bars: [before, last] },
    { ticker: AAPL, interval: '1m', bars: minutes(9, 5_000) },
    { ticker: MSFT, interval: '1d', bars: [before] },
  ]);
  await store.record('massive', [{ ticker: AAPL, interval: '1d', bars: [bar(0, 9_000)] }]);
  expect(await store.lastPrices('simulator')).toEqual([
    { ticker: AAPL, price_e4: 2_001, previous_close_e4: 1_001, recorded_at_ms: 86_400_000 },
    { ticker: MSFT, price_e4: 1_001, previous_close_e4: 1_000, recorded_at_ms: 0 },
  ]);
});

test('a batch is written completely or not at all', async () => {
  const { store } = openStore();
  const broken = { ...bar(0, 1_000), volume: -1 };
  await expect(
    store.record('simulator', [
      { ticker: AAPL, interval: '1m', bars: minutes(60) },
      { ticker: MSFT, interval: '1m', bars: [broken] },
    ]),
  ).rejects.toThrow(/CHECK/);
  expect(await store.newest('simulator', AAPL, '1m', 9)).toEqual([]);
});

test('pruning deletes bars older than the limit, at most the given number at once', async () => {
  const { store } = openStore();
  await store.record('simulator', [
    { ticker: AAPL, interval: '1m', bars: minutes(10) },
    { ticker: MSFT, interval: '1m', bars: minutes(10) },
    { ticker: AAPL, interval: '1d', bars: minutes(10) },
  ]);
  const before_ms = 6 * MINUTE_MS;
  expect(await store.prune('1m', before_ms, 5)).toBe(5);
  expect(await store.prune('1m', before_ms, 100)).toBe(7);
  expect(await store.prune('1m', before_ms, 100)).toBe(0);
  for (const ticker of [AAPL, MSFT]) {
    expect(await store.newest('simulator', ticker, '1m', 99)).toEqual(minutes(10).slice(6));
  }
  expect(await store.newest('simulator', AAPL, '1d', 99)).toHaveLength(10);
});

test('pruning finds the old bars by the key instead of scanning the table', () => {
  const { connection } = openStore();
  const plan = connection
    .all<{ detail: string }>(
      `EXPLAIN QUERY PLAN SELECT bars.series_id, bars.time_ms
       FROM bar_series CROSS JOIN bars ON bars.series_id = bar_series.id
       WHERE bar_series.interval = ? AND bars.time_ms < ? LIMIT ?`,
      '1m',
      0,
      1,
    )
    .map(({ detail }) => detail);
  expect(plan).toContainEqual(expect.stringMatching(/SEARCH bars .*series_id=\? AND time_ms<\?/));
});

test('bars are readable on a later connection', async () => {
  const path = join(tempFolder(), 'finally.db');
  const first = openStore(path);
  await first.store.record('simulator', [{ ticker: AAPL, interval: '1d', bars: minutes(3) }]);
  first.connection.close();
  expect(await openStore(path).store.newest('simulator', AAPL, '1d', 9)).toEqual(minutes(3));
});
