import type { BarInterval } from '@finally/contract';
import { expect, test } from 'vitest';
import { priceE4 } from '../../../src/kernel/money.ts';
import { toIso } from '../../../src/kernel/time/clock.ts';
import { coarsen, INTERVAL_MS, type PriceBar } from '../../../src/market/bars/bar.ts';
import { BarService } from '../../../src/market/bars/bar-service.ts';
import { PriceCache } from '../../../src/market/prices/cache.ts';
import type { HistoryInterval } from '../../../src/market/sources/source.ts';
import { createBarStore, openDatabase } from '../../../src/storage/sqlite/index.ts';
import { failOnError } from '../../support/market/bar-book.ts';
import { ManualClock, OPENING_MS } from '../../support/time/manual-clock.ts';
import { AAPL, openMarket } from './bar-market.ts';

const flat = (time_ms: number, price: number, volume = 10): PriceBar => ({
  time_ms,
  open_e4: priceE4(price),
  high_e4: priceE4(price),
  low_e4: priceE4(price),
  close_e4: priceE4(price),
  volume,
});

const ORIGIN = {
  seed: 1,
  end_price_e4: priceE4(1_000),
  previous_close_e4: priceE4(990),
  end_ms: OPENING_MS,
};

/** Opens a bar service on a source with the given histories, with ticks made by the test. */
function openBook(
  options: {
    history?: (interval: HistoryInterval) => Promise<readonly PriceBar[]>;
    onError?: (error: unknown) => void;
    store?: (real: ReturnType<typeof createBarStore>) => ReturnType<typeof createBarStore>;
    /** Makes the history of the source invented, as given. */
    invented?: Readonly<Record<HistoryInterval, readonly PriceBar[]>>;
  } = {},
) {
  const clock = new ManualClock();
  const store = createBarStore(openDatabase(':memory:', toIso(clock.now_ms())));
  const prices = new PriceCache(clock);
  const { history = async () => [], invented } = options;
  const asked: HistoryInterval[] = [];
  const book = new BarService({
    source: {
      name: 'told',
      ...(invented && {
        history_is_synthetic: true,
        pastOrigin: () => ORIGIN,
        pastOf: () => invented,
      }),
      history: (_ticker, interval) => {
        asked.push(interval);
        return history(interval);
      },
    },
    prices,
    store: options.store?.(store) ?? store,
    onError: options.onError ?? failOnError,
  });
  const tick = (offset_ms: number, price: number, volume = 10) =>
    prices.write(
      [
        {
          ticker: AAPL,
          price_e4: priceE4(price),
          previous_close_e4: priceE4(1_000),
          volume,
          timestamp_ms: OPENING_MS + offset_ms,
        },
      ],
      5_000,
    );
  return { book, store, tick, asked };
}

test('ticks make bars at every interval, with open, high, low, close and volume', async () => {
  const { book, tick } = openBook();
  await book.open(AAPL);
  const prices = [1_000, 1_020, 990, 1_010, 1_030];
  // At 0, 40, 80, 120 and 160 seconds.
  for (const [index, price] of prices.entries()) tick(index * 40_000, price);
  expect(await book.bars(AAPL, '1m', 9)).toEqual([
    { ...flat(OPENING_MS, 1_000, 20), high_e4: 1_020, close_e4: 1_020 },
    { ...flat(OPENING_MS + 60_000, 990) },
    { ...flat(OPENING_MS + 120_000, 1_010, 20), high_e4: 1_030, close_e4: 1_030 },
  ]);
  for (const interval of ['5m', '15m', '1h', '1d'] as const) {
    expect(await book.bars(AAPL, interval, 9)).toEqual([
      {
        time_ms: OPENING_MS - (OPENING_MS % INTERVAL_MS[interval]),
        open_e4: 1_000,
        high_e4: 1_030,
        low_e4: 990,
        close_e4: 1_030,
        volume: 50,
      },
    ]);
  }
});

test('a requested series grows with each tick, like one that is read again', async () => {
  const { book, clock, followed, store } = await openMarket();
  await followed.start({ watched: [AAPL] });
  const intervals: BarInterval[] = ['1s', '5s', '1m', '5m', '15m', '1h', '1d'];
  for (const interval of intervals) await book.bars(AAPL, interval, 1_000);
  clock.advance(400_000);
  await book.save(async () => {});
  for (const interval of intervals) {
    const warm = await book.bars(AAPL, interval, 1_000);
    const made_of =
      ({ '5s': '1s', '5m': '1m', '15m': '1m', '1h': '1m' } as const)[interval as '5s'] ??
      (interval as HistoryInterval);
    const stored = await store.newest('simulator', AAPL, made_of, 100_000);
    const anew = coarsen(stored, INTERVAL_MS[interval]).slice(-1_000);
    expect(warm, interval).toEqual(anew.slice(-warm.length));
    expect(warm.length, interval).toBe(anew.length);
  }
});

test('a thousand hourly bars are aggregated from the recorded minutes', async () => {
  const { book, store } = openBook();
  const minute_ms = INTERVAL_MS['1m'];
  const minutes = Array.from({ length: 62_000 }, (_, index) =>
    flat(OPENING_MS - (62_000 - index) * minute_ms, 1_000 + (index % 77)),
  );
  await store.record('told', [{ ticker: AAPL, interval: '1m', bars: minutes }]);
  await book.open(AAPL);
  for (const interval of ['1m', '5m', '15m', '1h'] as const) {
    const bars = await book.bars(AAPL, interval, 1_000);
    expect(bars).toEqual(coarsen(minutes, INTERVAL_MS[interval]).slice(-1_000));
    expect(bars).toHaveLength(1_000);
  }
});

test('a late tick counts toward the last bar', async () => {
  const { book, tick } = openBook();
  await book.open(AAPL);
  tick(0, 1_000);
  tick(60_000, 1_010);
  tick(30_000, 900);
  expect(await book.bars(AAPL, '1m', 9)).toEqual([
    flat(OPENING_MS, 1_000),
    { ...flat(OPENING_MS + 60_000, 1_010, 20), low_e4: 900, close_e4: 900 },
  ]);
});

test('a source with history is asked once per interval, when bars are requested', async () => {
  const told = [flat(OPENING_MS - 120_000, 950), flat(OPENING_MS - 60_000, 960)];
  const { book, store, tick, asked } = openBook({
    history: async (interval) => (interval === '1m' ? told : []),
  });
  await book.open(AAPL);
  expect(asked).toEqual([]);
  tick(0, 1_000);
  expect(await book.bars(AAPL, '1m', 9)).toEqual([...told, flat(OPENING_MS, 1_000)]);
  await book.bars(AAPL, '5m', 9);
  expect(asked).toEqual(['1m']);
  expect(await store.newest('told', AAPL, '1m', 9)).toEqual(told);
});

test('the bars of such a source replace those made from ticks', async () => {
  const told = [flat(OPENING_MS, 1_005, 500), flat(OPENING_MS + 60_000, 1_015, 400)];
  const { book, store, tick } = openBook({
    history: async (interval) => (interval === '1m' ? told : []),
  });
  await book.open(AAPL);
  tick(0, 1_000);
  tick(60_000, 1_010);
  const seen = await book.bars(AAPL, '1m', 9);
  expect(seen).toEqual([
    told[0],
    { ...flat(OPENING_MS + 60_000, 1_015, 400), low_e4: 1_010, close_e4: 1_010 },
  ]);
  await book.save(async () => {});
  expect(await store.newest('told', AAPL, '1m', 9)).toEqual(seen);
});

test('a history that could not be requested is missing until the next request', async () => {
  const failures: unknown[] = [];
  let isDown = true;
  const told = [flat(OPENING_MS - 60_000, 960)];
  const { book, tick } = openBook({
    history: async () => {
      if (isDown) throw new Error('no answer');
      return told;
    },
    onError: (error) => failures.push(error),
  });
  await book.open(AAPL);
  tick(0, 1_000);
  expect(await book.bars(AAPL, '1m', 9)).toEqual([flat(OPENING_MS, 1_000)]);
  expect(failures).toEqual([new Error('no answer')]);
  isDown = false;
  expect(await book.bars(AAPL, '1m', 9)).toEqual([...told, flat(OPENING_MS, 1_000)]);
});

test('bars that could not be written are written later', async () => {
  const failures: unknown[] = [];
  let isFull = true;
  const { book, store, tick } = openBook({
    store: (real) => ({
      ...real,
      record: async (...record) => {
        if (isFull) throw new Error('disk full');
        await real.record(...record);
      },
      writePast: async (...past) => {
        if (isFull) throw new Error('disk full');
        await real.writePast(...past);
      },
    }),
    invented: { '1s': [], '1m': [], '1d': [flat(OPENING_MS - 86_400_000, 990)] },
    onError: (error) => failures.push(error),
  });
  await book.open(AAPL);
  tick(0, 1_000);
  tick(60_000, 1_010);
  await book.save(async () => {});
  expect(failures.length).toBeGreaterThan(0);
  expect(await book.bars(AAPL, '1m', 9)).toHaveLength(2);
  isFull = false;
  await book.save(async () => {});
  expect(await store.newest('told', AAPL, '1m', 9)).toEqual(await book.bars(AAPL, '1m', 9));
  expect(await store.newest('told', AAPL, '1d', 9)).toHaveLength(2);
});

test('a ticker that is no longer followed is written and removed from memory', async () => {
  const { book, store, tick } = openBook();
  await book.open(AAPL);
  tick(0, 1_000);
  await book.close(AAPL);
  expect(await book.bars(AAPL, '1m', 9)).toEqual([]);
  expect(await store.newest('told', AAPL, '1m', 9)).toEqual([flat(OPENING_MS, 1_000)]);
});

test('memory holds no more than the newest bars and the requested series', async () => {
  const { book, tick } = openBook();
  await book.open(AAPL);
  for (let second = 0; second < 3_000; second++) {
    tick(second * 1_000, 1_000 + second);
    if (second % 60 === 0) await book.save(async () => {});
  }
  expect(book.recent(AAPL, '1s', 10_000).length).toBeLessThanOrEqual(720);
  expect(book.recent(AAPL, '5s', 60)).toHaveLength(60);
  expect(await book.bars(AAPL, '1s', 1_000)).toHaveLength(1_000);
});
