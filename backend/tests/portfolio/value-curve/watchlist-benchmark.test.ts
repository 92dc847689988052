import { beforeEach, expect, test } from 'vitest';
import { type PriceE4, priceE4 } from '../../../src/kernel/money.ts';
import type { BarRow } from '../../../src/market/store.ts';
import { WatchlistBenchmark } from '../../../src/portfolio/index.ts';
import { ticker } from '../../support/trading/ledger.ts';
import { BY_USER, buy, openPortfolio } from '../../support/trading/portfolio.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

let asked: { interval: string; limit: number }[];
let inMemory: BarRow[];
beforeEach(() => {
  asked = [];
  inMemory = [];
});

const barAt = (time_ms: number, price: PriceE4): BarRow => ({
  time_ms,
  open_e4: price,
  high_e4: price,
  low_e4: price,
  close_e4: price,
  volume: 1,
});

/** One bar per hour, each closing 10 % higher than the previous one. */
function open() {
  const portfolio = openPortfolio();
  const { account_id, ledger, snapshots, clock } = portfolio;
  const benchmark = new WatchlistBenchmark({
    account_id,
    ledger,
    snapshots,
    clock,
    watched: async () => [ticker('AAPL'), ticker('MSFT')],
    bars: {
      bars: async (name, interval, limit) => {
        asked.push({ interval, limit });
        if (name === 'MSFT') return [];
        return [0, 1, 2].map((hour) =>
          barAt(clock.now_ms() - (3 - hour) * HOUR_MS, priceE4(1_000_000 + hour * 100_000)),
        );
      },
      recent: (name) => (name === 'AAPL' ? inMemory : []),
    },
  });
  return { ...portfolio, benchmark };
}

test('an account without a value curve has no benchmark', async () => {
  const { benchmark } = open();
  expect(await benchmark.over('1d')).toEqual({ points: [], holdings: [] });
});

test('the benchmark starts with the value of the curve and names its tickers', async () => {
  const { benchmark, recorder, clock } = open();
  await recorder.record();
  clock.advance(4 * HOUR_MS);
  await recorder.record();
  const { points, holdings } = await benchmark.over('1d');
  expect(holdings.map(({ ticker: name }) => name)).toEqual(['AAPL']);
  expect(points[0]?.value).toBe(10_000);
  expect(points.at(-1)?.value).toBeGreaterThan(10_000);
  const worth = holdings.reduce((sum, { shares, price }) => sum + shares * price, 0);
  expect(worth).toBeCloseTo(points.at(-1)?.value ?? 0, 2);
});

test('a range requested again at once is not computed again, unless the ledger was reset', async () => {
  const { benchmark, recorder, service, clock } = open();
  await recorder.record();
  clock.advance(HOUR_MS);
  await benchmark.over('1d');
  const once = asked.length;
  await benchmark.over('1d');
  expect(asked).toHaveLength(once);
  await service.trade(buy('AAPL', 1), BY_USER);
  await service.reset();
  await benchmark.over('1d');
  expect(asked.length).toBeGreaterThan(once);
});

test('the first minutes are read from memory if it reaches back far enough', async () => {
  const { benchmark, recorder, clock } = open();
  await recorder.record();
  const begun_ms = clock.now_ms();
  inMemory = [barAt(begun_ms, priceE4(1_000_000)), barAt(begun_ms + 1_000, priceE4(1_100_000))];
  clock.advance(MINUTE_MS);
  const { points } = await benchmark.over('1d');
  expect(points.map(({ value }) => value)).toEqual([10_000, 10_000, 11_000]);
  expect(asked).toHaveLength(1); // MSFT alone, of which there is nothing in memory.

  inMemory = inMemory.slice(1);
  clock.advance(MINUTE_MS);
  await benchmark.over('1d');
  expect(asked).toHaveLength(3);
});

test('a longer curve is compared at longer intervals', async () => {
  const { benchmark, recorder, clock } = open();
  await recorder.record();
  clock.advance(5 * MINUTE_MS);
  await benchmark.over('all');
  clock.advance(20 * HOUR_MS);
  await benchmark.over('all');
  clock.advance(60 * 24 * HOUR_MS);
  await benchmark.over('all');
  expect([...new Set(asked.map(({ interval }) => interval))]).toEqual(['1s', '5m', '1d']);
});
