import fc from 'fast-check';
import { expect, test } from 'vitest';
import { priceE4 } from '../../../src/kernel/money.ts';
import { seededRandom } from '../../../src/kernel/random.ts';
import { coarsen, INTERVAL_MS, type PriceBar, startOfBar } from '../../../src/market/bars/bar.ts';
import { inventPast } from '../../../src/market/sources/simulator/past.ts';
import { DEFAULT_TICKERS } from '../../../src/storage/sqlite/index.ts';
import { OPENING_MS } from '../../support/time/manual-clock.ts';
import { AAPL, openMarket } from './bar-market.ts';

const DAY_MS = INTERVAL_MS['1d'];
const END_PRICE = priceE4(1_901_234);
const PREVIOUS_CLOSE = priceE4(1_880_000);

const past = ({
  seed = 1,
  end_ms = OPENING_MS,
  end_price_e4 = END_PRICE,
  previous_close_e4 = PREVIOUS_CLOSE,
} = {}) =>
  inventPast(seededRandom(seed), {
    end_price_e4,
    end_ms,
    previous_close_e4,
    deviation: (seconds) => 0.3 * Math.sqrt(seconds / (252 * 6.5 * 3_600)),
    volume_per_second: 800,
  });

const isLawful = (bar: PriceBar): boolean =>
  bar.low_e4 > 0 &&
  bar.low_e4 <= Math.min(bar.open_e4, bar.close_e4) &&
  bar.high_e4 >= Math.max(bar.open_e4, bar.close_e4) &&
  Number.isInteger(bar.volume) &&
  bar.volume >= 0;

const moment = fc.record({
  seed: fc.integer(),
  end_ms: fc
    .integer({ min: 0, max: 10 * DAY_MS })
    .map((offset) => startOfBar(OPENING_MS, DAY_MS) + offset),
  end_price_e4: fc.integer({ min: 1, max: 7_000_000_000 }).map(priceE4),
});

test('at any time, every interval agrees with the finer one and ends at the price', () => {
  const midnight_ms = startOfBar(OPENING_MS, DAY_MS);
  fc.assert(
    fc.property(moment, fc.double({ min: -0.1, max: 0.1, noNaN: true }), (given, move) => {
      const previous_close_e4 = priceE4(Math.max(1, Math.round(given.end_price_e4 * (1 + move))));
      const made = past({ ...given, previous_close_e4 });
      const today_ms = startOfBar(given.end_ms, DAY_MS);
      for (const interval of ['1s', '1m', '1d'] as const) {
        const bars = made[interval];
        expect(bars.every(isLawful)).toBe(true);
        expect(bars.at(-1)).toMatchObject({
          time_ms: startOfBar(given.end_ms, INTERVAL_MS[interval]),
          close_e4: given.end_price_e4,
        });
        bars.forEach((bar, index) => {
          if (index === 0) return;
          expect(bar.time_ms - (bars[index - 1]?.time_ms ?? 0)).toBe(INTERVAL_MS[interval]);
        });
      }
      const minutes = coarsen(made['1s'], INTERVAL_MS['1m']);
      expect(made['1m'].slice(-minutes.length)).toEqual(minutes);
      const days = coarsen(made['1m'], DAY_MS);
      expect(days).toHaveLength(6);
      expect(made['1d'].slice(-6)).toEqual(days);
      expect(made['1d'].at(-2)).toMatchObject({
        time_ms: today_ms - DAY_MS,
        close_e4: previous_close_e4,
      });
    }),
    {
      numRuns: 12,
      // Exactly midnight, and a second and some minutes after it.
      examples: [0, 1_000, 600_500].map((offset) => [
        { seed: 3, end_ms: midnight_ms + offset, end_price_e4: END_PRICE },
        0.02,
      ]),
    },
  );
});

test('a bar opens at the close of the one before', () => {
  for (const bars of Object.values(past())) {
    for (const [index, bar] of bars.slice(1).entries()) {
      expect(bar.open_e4).toBe(bars[index]?.close_e4);
    }
  }
});

test('minutes after midnight a day begins with a gap instead of a fast move', () => {
  const midnight_ms = startOfBar(OPENING_MS, DAY_MS);
  const made = past({ end_ms: midnight_ms + 3 * 60_000 });
  const today = made['1m'].filter(({ time_ms }) => time_ms >= midnight_ms);
  const [first] = today;
  const before = made['1m'].at(-1 - today.length);
  expect(before?.close_e4).toBe(PREVIOUS_CLOSE);
  const span = END_PRICE - PREVIOUS_CLOSE;
  expect(((first?.open_e4 ?? 0) - PREVIOUS_CLOSE) / span).toBeGreaterThan(0.8);
});

test('the history has a year of days, five days of minutes before today, and minutes of seconds', () => {
  const made = past();
  expect(made['1d']).toHaveLength(365);
  expect(made['1m']).toHaveLength(5 * 1_440 + 14 * 60 + 30 + 1);
  expect(made['1s']).toHaveLength(20 * 60 + 1);
});

test('the days are as volatile as the instrument is', () => {
  // 12 years: the sample deviation of 12·360 returns is accurate to about 1 %; volatility clusters
  // widen that.
  const squares: number[] = [];
  for (let seed = 0; seed < 12; seed++) {
    const days = past({ seed })['1d'].slice(0, -6);
    for (const { open_e4, close_e4 } of days) squares.push(Math.log(close_e4 / open_e4) ** 2);
  }
  const measured = Math.sqrt(squares.reduce((sum, square) => sum + square, 0) / squares.length);
  const expected = 0.3 * Math.sqrt(86_400 / (252 * 6.5 * 3_600));
  expect(measured / expected).toBeGreaterThan(0.9);
  expect(measured / expected).toBeLessThan(1.1);
});

test('the same seed invents the same history, a different seed a different one', () => {
  expect(past({ seed: 5 })).toEqual(past({ seed: 5 }));
  expect(past({ seed: 6 })['1d']).not.toEqual(past({ seed: 5 })['1d']);
});

test('the first start gives each default ticker its whole history', async () => {
  const { book, followed, prices, priceNow } = await openMarket();
  await followed.start({ watched: DEFAULT_TICKERS });
  for (const ticker of DEFAULT_TICKERS) {
    const days = await book.bars(ticker, '1d', 1_000);
    expect(days).toHaveLength(365);
    expect(days.at(-1)?.close_e4).toBe(priceNow(ticker));
    expect(days.at(-2)?.close_e4).toBe(prices.quote(ticker)?.previous_close_e4);
    expect(await book.bars(ticker, '1m', 1_000)).toHaveLength(1_000);
    expect(book.recent(ticker, '5s', 60)).toHaveLength(60);
  }
});

test('a ticker requested for the first time has a history, which stays the same', async () => {
  const { book, followed } = await openMarket();
  await followed.start({});
  const look = () => followed.during(AAPL, () => book.bars(AAPL, '1d', 1_000));
  const seen = await look();
  expect(seen).toHaveLength(365);
  expect(await look()).toEqual(seen);
});
