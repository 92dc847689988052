import { join } from 'node:path';
import { BAR_INTERVALS, type BarInterval, type Ticker } from '@finally/contract';
import { expect, test } from 'vitest';
import type { PriceBar } from '../../../src/market/bars/bar.ts';
import type { BarService } from '../../../src/market/bars/bar-service.ts';
import { tempFolder } from '../../support/temp-folder.ts';
import { ManualClock } from '../../support/time/manual-clock.ts';
import { AAPL, openMarket } from './bar-market.ts';

const MINUTE_MS = 60_000;

async function everyBar(book: BarService, ticker: Ticker) {
  const bars = {} as Record<BarInterval, readonly PriceBar[]>;
  for (const interval of BAR_INTERVALS) bars[interval] = await book.bars(ticker, interval, 1_000);
  return bars;
}

/** Advances the clock so that the work of a timer ends before the next one fires. */
async function pass(clock: ManualClock, ms: number): Promise<void> {
  for (let passed = 0; passed < ms; passed += MINUTE_MS) {
    clock.advance(Math.min(MINUTE_MS, ms - passed));
    await new Promise(setImmediate);
  }
}

test('a restart returns the same history at every interval and continues from it', async () => {
  const path = join(tempFolder(), 'finally.db');
  const clock = new ManualClock();
  const first = await openMarket(path, clock);
  await first.followed.start({ watched: [AAPL] });
  first.recorder.start();
  await pass(clock, 10 * MINUTE_MS + 12_300);
  const seen = await everyBar(first.book, AAPL);
  const price = first.priceNow('AAPL');
  await first.shutDown();

  clock.advance(3 * 3_600_000);
  const second = await openMarket(path, clock);
  await second.followed.start({ watched: [AAPL] });
  expect(second.priceNow('AAPL')).toBe(price);
  const restarted_ms = clock.now_ms();
  const again = await everyBar(second.book, AAPL);
  for (const interval of ['1s', '5s', '1m', '5m', '15m', '1h'] as const) {
    const before = again[interval].filter(({ time_ms }) => time_ms < restarted_ms - MINUTE_MS * 60);
    expect(before, interval).toEqual(seen[interval].slice(-before.length));
    expect(before.length, interval).toBeGreaterThan(100);
  }
  expect(again['1d'].slice(0, -1)).toEqual(seen['1d'].slice(0, -1));
  expect(again['1d'].at(-1)).toEqual(seen['1d'].at(-1));
});

test('the time in which the server was down has no bars', async () => {
  const path = join(tempFolder(), 'finally.db');
  const clock = new ManualClock();
  const first = await openMarket(path, clock);
  await first.followed.start({ watched: [AAPL] });
  clock.advance(30_000);
  const stopped_ms = clock.now_ms();
  await first.shutDown();

  clock.advance(30 * MINUTE_MS);
  const started_ms = clock.now_ms();
  const second = await openMarket(path, clock);
  await second.followed.start({ watched: [AAPL] });
  clock.advance(5 * MINUTE_MS);
  const minutes = await second.book.bars(AAPL, '1m', 1_000);
  const between = minutes.filter(
    ({ time_ms }) => time_ms > stopped_ms && time_ms < started_ms - MINUTE_MS,
  );
  expect(between).toEqual([]);
  expect(minutes.at(-1)?.time_ms).toBeGreaterThan(started_ms);
});

test('a minute cut by a quick restart keeps its beginning', async () => {
  const path = join(tempFolder(), 'finally.db');
  const clock = new ManualClock();
  const first = await openMarket(path, clock);
  await first.followed.start({ watched: [AAPL] });
  clock.advance(20_000);
  const [cut] = await first.book.bars(AAPL, '1m', 1);
  await first.shutDown();

  const second = await openMarket(path, clock);
  await second.followed.start({ watched: [AAPL] });
  clock.advance(20_000);
  const [whole] = await second.book.bars(AAPL, '1m', 1);
  expect(whole).toMatchObject({ time_ms: cut?.time_ms, open_e4: cut?.open_e4 });
  expect(whole?.volume).toBeGreaterThan(cut?.volume ?? 0);
  await second.shutDown();
  const third = await openMarket(path, clock);
  await third.followed.start({ watched: [AAPL] });
  expect(await third.book.bars(AAPL, '1m', 1)).toEqual([whole]);
});

test('a process that is killed loses at most the bars since the last minute', async () => {
  const path = join(tempFolder(), 'finally.db');
  const clock = new ManualClock();
  const first = await openMarket(path, clock);
  await first.followed.start({ watched: [AAPL] });
  first.recorder.start();
  await pass(clock, 3 * MINUTE_MS);
  const seen = await everyBar(first.book, AAPL);
  clock.advance(45_000);
  await first.source.stop();

  const second = await openMarket(path, clock);
  await second.followed.start({ watched: [AAPL] });
  const minutes = await second.book.bars(AAPL, '1m', 1_000);
  const then_ms = seen['1m'].at(-1)?.time_ms ?? 0;
  expect(minutes.filter(({ time_ms }) => time_ms < then_ms).slice(-900)).toEqual(
    seen['1m'].slice(0, -1).slice(-900),
  );
});

test('a ticker that was only charted continues from the end of its chart, days later too', async () => {
  const path = join(tempFolder(), 'finally.db');
  const clock = new ManualClock();
  const first = await openMarket(path, clock);
  await first.followed.start({});
  const seen = await first.followed.during(AAPL, () => first.book.bars(AAPL, '1d', 1_000));
  await first.shutDown();

  clock.advance(2 * 86_400_000);
  const second = await openMarket(path, clock);
  await second.followed.start({ watched: [AAPL] });
  const close_e4 = seen.at(-1)?.close_e4;
  expect(second.prices.quote(AAPL)).toMatchObject({
    price_e4: close_e4,
    previous_close_e4: close_e4,
  });
  const days = await second.book.bars(AAPL, '1d', 1_000);
  expect(days.slice(0, -1)).toEqual(seen);
});
