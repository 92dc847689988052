import { expect, test } from 'vitest';
import { INTERVAL_MS } from '../../../src/market/bars/bar.ts';
import { BarRecorder, RETENTION_MS } from '../../../src/market/bars/bar-recorder.ts';
import type { BarSeries } from '../../../src/market/store.ts';
import { failOnError } from '../../support/market/bar-book.ts';
import { ManualClock } from '../../support/time/manual-clock.ts';
import { AAPL, MSFT, openMarket } from './bar-market.ts';

test('bars are written once a minute, all tickers together', async () => {
  const { book, clock, connection, followed, recorder, store } = await openMarket();
  await followed.start({ watched: [AAPL, MSFT] });
  for (const ticker of [AAPL, MSFT]) await book.bars(ticker, '1s', 1);
  let commits = 0;
  const { transaction } = connection;
  connection.transaction = (work) => {
    commits += 1;
    return transaction(work);
  };
  recorder.start();
  for (let second = 0; second < 179; second++) {
    clock.advance(1_000);
    await new Promise(setImmediate);
  }
  // Two rounds, each with one record and a deletion at three intervals.
  expect(commits).toBe(8);
  await recorder.stop();
  expect(commits).toBe(9);
  for (const ticker of [AAPL, MSFT]) {
    expect(await store.newest('simulator', ticker, '1s', 1_000)).toEqual(
      await book.bars(ticker, '1s', 1_000),
    );
  }
});

test('the retention is enough for the longest answer at every interval', () => {
  const made_of = { '5s': '1s', '1m': '1m', '5m': '1m', '15m': '1m', '1h': '1m' } as const;
  for (const [interval, fine] of Object.entries(made_of)) {
    const longest_ms = 1_000 * INTERVAL_MS[interval as keyof typeof made_of];
    expect(RETENTION_MS[fine]).toBeGreaterThan(longest_ms);
  }
  expect(RETENTION_MS['1d']).toBeGreaterThan(1_000 * INTERVAL_MS['1d']);
});

test('bars older than the retention are deleted, a limited number at a time', async () => {
  const { book, clock, followed, recorder, store } = await openMarket();
  await followed.start({ watched: [AAPL] });
  await book.bars(AAPL, '1m', 1);
  const dayOld = (await store.newest('simulator', AAPL, '1m', 10_000)).length;
  clock.skip(RETENTION_MS['1m'] - 2 * INTERVAL_MS['1d']);
  const round = recorder.record();
  // It pauses between two deletions; there are fewer than this.
  for (let pause = 0; pause < 5; pause++) {
    await new Promise(setImmediate);
    clock.advance(0);
  }
  await round;
  const kept = await store.newest('simulator', AAPL, '1m', 10_000);
  expect(kept.length).toBeLessThan(dayOld);
  expect(kept.length).toBeGreaterThan(1_440);
  expect(kept.every(({ time_ms }) => time_ms >= clock.now_ms() - RETENTION_MS['1m'])).toBe(true);
  expect(await store.newest('simulator', AAPL, '1s', 10)).toEqual([]);
  expect(await store.newest('simulator', AAPL, '1d', 1_000)).toHaveLength(365);
});

test('a stop finishes a waiting round without pauses', async () => {
  const clock = new ManualClock();
  const written: (readonly BarSeries[])[] = [];
  const recorder = new BarRecorder({
    book: {
      async save(pause) {
        written.push([]);
        await pause();
        written.push([]);
      },
      dropUnfollowed: async () => 0,
    },
    store: { prune: async () => 0 },
    clock,
    onError: failOnError,
  });
  recorder.start();
  clock.advance(60_000);
  await recorder.stop();
  expect(written).toHaveLength(4);
  expect(clock.waiting).toBeLessThanOrEqual(1);
});
