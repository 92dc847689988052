import { statSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { INTERVAL_MS, type PriceBar } from '../../../src/market/bars/bar.ts';
import { HISTORY_INTERVALS } from '../../../src/market/sources/source.ts';
import { createUniverse } from '../../../src/market/symbols/universe.ts';
import { tempFolder } from '../../support/temp-folder.ts';
import { ManualClock } from '../../support/time/manual-clock.ts';
import { AAPL, MSFT, openMarket } from './bar-market.ts';

const rowsOf = ({ connection }: Awaited<ReturnType<typeof openMarket>>): number =>
  connection.get<{ rows: number }>('SELECT count(*) AS rows FROM bars')?.rows ?? 0;

async function pass(clock: ManualClock, ms: number): Promise<void> {
  for (let passed = 0; passed < ms; passed += 30_000) {
    clock.advance(30_000);
    await new Promise(setImmediate);
  }
}

test('following many tickers writes almost nothing', async () => {
  const path = join(tempFolder(), 'finally.db');
  const market = await openMarket(path);
  await market.followed.start({});
  for (const { ticker } of createUniverse().all().slice(0, 100)) {
    await market.followed.follow(ticker, 'alerts');
    await market.followed.release(ticker, 'alerts');
  }
  // A written history takes 8,800 rows and 350 kB.
  expect(rowsOf(market)).toBeLessThan(1_000);
  await market.shutDown();
  expect(statSync(path).size).toBeLessThan(500_000);
});

test('a history is the same whenever it is first requested, after restarts too', async () => {
  const intervals = ['1s', '1m', '1d'] as const;
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.integer({ min: 1, max: 8 }), { minLength: 1, maxLength: 3 }),
      async (minutes) => {
        const shown: Record<string, readonly PriceBar[]>[] = [];
        // One run requests the history at once, the other only at the end.
        for (const looks of [true, false]) {
          const path = join(tempFolder(), 'finally.db');
          const clock = new ManualClock();
          for (const [index, running] of minutes.entries()) {
            const market = await openMarket(path, clock);
            await market.followed.start({ alerts: [AAPL] });
            if (looks) await market.book.bars(AAPL, '1m', 1);
            market.recorder.start();
            await pass(clock, running * 60_000);
            if (index === minutes.length - 1) {
              const bars = await Promise.all(
                intervals.map((interval) => market.book.bars(AAPL, interval, 1_000)),
              );
              shown.push(
                Object.fromEntries(intervals.map((name, place) => [name, bars[place] ?? []])),
              );
            }
            await market.shutDown();
          }
        }
        expect(shown[1]).toEqual(shown[0]);
      },
    ),
    { numRuns: 6 },
  );
});

test('the newest bars of a history are returned before any are written', async () => {
  const market = await openMarket();
  await market.followed.start({ watched: [AAPL] });
  expect(market.book.recent(AAPL, '5s', 60)).toHaveLength(60);
  expect(rowsOf(market)).toBe(0);
  for (const interval of HISTORY_INTERVALS) await market.book.bars(AAPL, interval, 1_000);
  expect(rowsOf(market)).toBeGreaterThan(8_000);
});

test('the history of an unfollowed ticker is deleted after a day, that of a followed one is kept', async () => {
  const market = await openMarket();
  const { followed, book, clock, recorder, store } = market;
  await followed.start({ watched: [AAPL] });
  for (const ticker of [AAPL, MSFT]) {
    await followed.follow(ticker, 'alerts');
    await book.bars(ticker, '1m', 10);
    await followed.release(ticker, 'alerts');
  }
  await followed.follow(MSFT, 'unseen');
  await followed.release(MSFT, 'unseen');
  recorder.start();
  await pass(clock, 2 * INTERVAL_MS['1h']);
  expect((await store.newest('simulator', MSFT, '1d', 1_000)).length).toBeGreaterThan(300);
  clock.skip(INTERVAL_MS['1d']);
  await pass(clock, 2 * INTERVAL_MS['1h']);
  for (const interval of HISTORY_INTERVALS) {
    expect(await store.newest('simulator', MSFT, interval, 10), interval).toEqual([]);
    expect((await store.newest('simulator', AAPL, interval, 10)).length, interval).toBe(10);
  }
  expect(await store.unwritten('simulator', MSFT)).toBeUndefined();
  await recorder.stop();
});
