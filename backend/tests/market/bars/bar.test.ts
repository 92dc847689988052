import { BarSchema } from '@finally/contract';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { priceE4 } from '../../../src/kernel/money.ts';
import {
  coarsen,
  INTERVAL_MS,
  joinBars,
  type PriceBar,
  startOfBar,
  toBar,
} from '../../../src/market/bars/bar.ts';

const price = fc.integer({ min: 1, max: 10_000_000 });

/** Bars of one second in order, with gaps. */
const series: fc.Arbitrary<PriceBar[]> = fc
  .array(
    fc.record({
      gap: fc.integer({ min: 1, max: 90 }),
      prices: fc.tuple(price, price, price, price),
      volume: fc.nat(1_000),
    }),
    {
      minLength: 1,
      maxLength: 200,
    },
  )
  .map((list) => {
    let time_ms = Date.UTC(2026, 1, 11);
    return list.map(({ gap, prices, volume }) => {
      time_ms += gap * 1_000;
      const [open, close] = prices;
      return {
        time_ms,
        open_e4: priceE4(open),
        close_e4: priceE4(close),
        high_e4: priceE4(Math.max(...prices)),
        low_e4: priceE4(Math.min(...prices)),
        volume,
      };
    });
  });

const volume = (bars: readonly PriceBar[]) => bars.reduce((sum, bar) => sum + bar.volume, 0);
const lengths = fc.constantFrom(...Object.values(INTERVAL_MS));

test('a coarser series keeps the volume, the extremes, the first open and the last close', () => {
  fc.assert(
    fc.property(series, lengths, (bars, length_ms) => {
      const coarse = coarsen(bars, length_ms);
      expect(volume(coarse)).toBe(volume(bars));
      expect(Math.max(...coarse.map((bar) => bar.high_e4))).toBe(
        Math.max(...bars.map((bar) => bar.high_e4)),
      );
      expect(Math.min(...coarse.map((bar) => bar.low_e4))).toBe(
        Math.min(...bars.map((bar) => bar.low_e4)),
      );
      expect(coarse[0]?.open_e4).toBe(bars[0]?.open_e4);
      expect(coarse.at(-1)?.close_e4).toBe(bars.at(-1)?.close_e4);
    }),
  );
});

test('coarser bars start at multiples of their length, in order, and contain their prices', () => {
  fc.assert(
    fc.property(series, lengths, (bars, length_ms) => {
      let previous_ms = Number.NEGATIVE_INFINITY;
      for (const bar of coarsen(bars, length_ms)) {
        expect(startOfBar(bar.time_ms, length_ms)).toBe(bar.time_ms);
        expect(bar.time_ms).toBeGreaterThan(previous_ms);
        expect(bar.high_e4).toBeGreaterThanOrEqual(Math.max(bar.open_e4, bar.close_e4));
        expect(bar.low_e4).toBeLessThanOrEqual(Math.min(bar.open_e4, bar.close_e4));
        previous_ms = bar.time_ms;
      }
    }),
  );
});

test('minutes made of seconds make the same quarters of an hour as the seconds do', () => {
  fc.assert(
    fc.property(series, (bars) => {
      const minutes = coarsen(bars, INTERVAL_MS['1m']);
      expect(coarsen(minutes, INTERVAL_MS['15m'])).toEqual(coarsen(bars, INTERVAL_MS['15m']));
    }),
  );
});

test('coarsening does not change the input', () => {
  fc.assert(
    fc.property(series, (bars) => {
      const before = structuredClone(bars);
      coarsen(bars, INTERVAL_MS['1h']);
      expect(bars).toEqual(before);
      expect(coarsen(bars, INTERVAL_MS['1s'])).toEqual(bars);
    }),
  );
});

test('three neighbors may be joined in either order', () => {
  fc.assert(
    fc.property(series, (bars) => {
      const [a, b, c] = [bars[0], bars[1] ?? bars[0], bars[2] ?? bars[0]] as [
        PriceBar,
        PriceBar,
        PriceBar,
      ];
      expect(joinBars(joinBars(a, b), c)).toEqual(joinBars(a, joinBars(b, c)));
    }),
  );
});

test('a bar starts at the last multiple of its length', () => {
  const time_ms = Date.UTC(2026, 1, 11, 14, 37, 42, 123);
  expect(startOfBar(time_ms, INTERVAL_MS['15m'])).toBe(Date.UTC(2026, 1, 11, 14, 30));
  expect(startOfBar(time_ms, INTERVAL_MS['4h'])).toBe(Date.UTC(2026, 1, 11, 12));
  expect(startOfBar(time_ms, INTERVAL_MS['1d'])).toBe(Date.UTC(2026, 1, 11));
});

test('a week begins on Monday, and is made of its days', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: Date.UTC(2100, 0) }), (time_ms) => {
      const start_ms = startOfBar(time_ms, INTERVAL_MS['1w']);
      expect(new Date(start_ms).getUTCDay()).toBe(1);
      expect(start_ms).toBe(startOfBar(start_ms, INTERVAL_MS['1d']));
      expect(time_ms - start_ms).toBeGreaterThanOrEqual(0);
      expect(time_ms - start_ms).toBeLessThan(INTERVAL_MS['1w']);
    }),
  );
});

test('a bar on the wire is in dollars', () => {
  const bar = toBar({
    time_ms: Date.UTC(2026, 1, 11, 14, 30),
    open_e4: priceE4(1_900_000),
    high_e4: priceE4(1_901_234),
    low_e4: priceE4(1_899_999),
    close_e4: priceE4(1_900_500),
    volume: 400,
  });
  expect(bar).toEqual({
    time: '2026-02-11T14:30:00.000Z',
    open: 190,
    high: 190.1234,
    low: 189.9999,
    close: 190.05,
    volume: 400,
  });
  expect(BarSchema.parse(bar)).toEqual(bar);
});
