import { BAR_INTERVALS, BARS_LIMIT_MAX } from '@finally/contract';
import { describe, expect, test } from 'vitest';
import { priceE4 } from '../../../src/kernel/money.ts';
import { INTERVAL_MS, type PriceBar, startOfBar } from '../../../src/market/bars/bar.ts';
import { PriceCache } from '../../../src/market/prices/cache.ts';
import { openBarService } from '../../support/market/bar-book.ts';
import { HandFedSource } from '../../support/market/hand-fed-source.ts';
import { ManualClock, OPENING_MS } from '../../support/time/manual-clock.ts';
import { ticker } from '../../support/trading/ledger.ts';

const AAPL = ticker('AAPL');

const open = (start_ms = OPENING_MS) => {
  const clock = new ManualClock(start_ms);
  const prices = new PriceCache(clock);
  const source = new HandFedSource(prices, clock, { AAPL: 190 });
  return { clock, prices, source, book: openBarService(source, prices) };
};

const pastBar = (time_ms: number, dollars: number): PriceBar => ({
  time_ms,
  open_e4: priceE4(dollars * 10_000),
  high_e4: priceE4((dollars + 2) * 10_000),
  low_e4: priceE4((dollars - 2) * 10_000),
  close_e4: priceE4(dollars * 10_000),
  volume: 1_000,
});

test('a ticker that was never opened has no bars', async () => {
  expect(await open().book.bars(AAPL, '1m', 10)).toEqual([]);
});

describe('ticks', () => {
  test('within one interval make one bar of the first, highest, lowest and last', async () => {
    const { clock, source, book } = open();
    await source.addTicker(AAPL);
    for (const dollars of [195, 188, 191]) {
      clock.advance(1_000);
      source.move('AAPL', dollars);
    }
    expect(await book.bars(AAPL, '1m', 10)).toEqual([
      {
        time_ms: OPENING_MS,
        open_e4: 1_900_000,
        high_e4: 1_950_000,
        low_e4: 1_880_000,
        close_e4: 1_910_000,
        volume: 400,
      },
    ]);
    expect(await book.bars(AAPL, '1s', 10)).toHaveLength(4);
    expect((await book.bars(AAPL, '1s', 2)).map((bar) => bar.close_e4)).toEqual([
      1_880_000, 1_910_000,
    ]);
  });

  test('that arrive late belong to the newest bar, so that times never decrease', async () => {
    const { clock, source, book } = open();
    await source.addTicker(AAPL);
    clock.skip(-5_000);
    source.move('AAPL', 180);
    const bars = await book.bars(AAPL, '1s', 10);
    expect(bars).toHaveLength(1);
    expect(bars[0]).toMatchObject({ time_ms: OPENING_MS, close_e4: 1_800_000 });
  });

  test('never make a series grow without bound', async () => {
    const { clock, source, book } = open();
    await source.addTicker(AAPL);
    let longest = 0;
    for (let second = 0; second < 3 * BARS_LIMIT_MAX; second++) {
      clock.advance(1_000);
      source.move('AAPL', 100 + (second % 7));
      const bars = await book.bars(AAPL, '1s', Number.MAX_SAFE_INTEGER);
      longest = Math.max(longest, bars.length);
    }
    expect(longest).toBeGreaterThanOrEqual(BARS_LIMIT_MAX);
    expect(longest).toBeLessThanOrEqual(BARS_LIMIT_MAX + 200);
    const newest = await book.bars(AAPL, '1s', BARS_LIMIT_MAX);
    expect(newest).toHaveLength(BARS_LIMIT_MAX);
    expect(newest.at(-1)?.time_ms).toBe(clock.now_ms());
  });
});

describe('opening a ticker', () => {
  test('puts the history before the ticks and joins the bar that both have', async () => {
    const { source, book } = open(OPENING_MS + 30_000);
    source.past.set('1m', [pastBar(OPENING_MS - 60_000, 180), pastBar(OPENING_MS, 185)]);
    await source.addTicker(AAPL);
    await book.open(AAPL);
    expect(await book.bars(AAPL, '1m', 10)).toEqual([
      pastBar(OPENING_MS - 60_000, 180),
      {
        time_ms: OPENING_MS,
        open_e4: 1_850_000,
        high_e4: 1_900_000,
        low_e4: 1_830_000,
        close_e4: 1_900_000,
        volume: 1_000,
      },
    ]);
  });

  test("fills every interval from the source's history", async () => {
    const { source, book } = open();
    source.past.set(
      '1s',
      Array.from({ length: 30 }, (_, n) => pastBar(OPENING_MS - (30 - n) * 1_000, 180)),
    );
    source.past.set(
      '1m',
      Array.from({ length: 240 }, (_, n) => pastBar(OPENING_MS - (240 - n) * 60_000, 180)),
    );
    source.past.set('1d', [pastBar(Date.UTC(2026, 1, 10), 180)]);
    await book.open(AAPL);
    const counts: number[] = [];
    for (const interval of BAR_INTERVALS) {
      counts.push((await book.bars(AAPL, interval, 1_000)).length);
    }
    //                     1s  5s 30s  1m  3m  5m 15m 1h 2h 4h 1d 1w
    expect(counts).toEqual([30, 6, 1, 240, 80, 48, 16, 5, 3, 2, 1, 1]);
    for (const interval of BAR_INTERVALS) {
      for (const bar of await book.bars(AAPL, interval, 1_000)) {
        expect(startOfBar(bar.time_ms, INTERVAL_MS[interval])).toBe(bar.time_ms);
      }
    }
  });

  test('keeps no more of a long history than can be requested', async () => {
    const { source, book } = open();
    source.past.set(
      '1m',
      Array.from({ length: 5_000 }, (_, n) => pastBar(OPENING_MS - (5_000 - n) * 60_000, 180)),
    );
    await book.open(AAPL);
    expect(await book.bars(AAPL, '1m', Number.MAX_SAFE_INTEGER)).toHaveLength(BARS_LIMIT_MAX);
    expect((await book.bars(AAPL, '1m', 1))[0]?.time_ms).toBe(OPENING_MS - 60_000);
  });
});

test('closing a ticker removes it, and disposing ends the subscription', async () => {
  const { source, book } = open();
  await source.addTicker(AAPL);
  await book.close(AAPL);
  expect(await book.bars(AAPL, '1s', 10)).toEqual([]);
  book.dispose();
  source.move('AAPL', 200);
  expect(await book.bars(AAPL, '1s', 10)).toEqual([]);
});
