import fc from 'fast-check';
import { expect, test } from 'vitest';
import { INDICATOR_KINDS, INDICATORS } from '../../src/indicators/catalog/catalog.ts';
import {
  compute,
  type IndicatorBar,
  type IndicatorValues,
} from '../../src/indicators/computation.ts';

const bar = (time: number, close: number, volume = 100): IndicatorBar => ({
  time,
  high: close + 1,
  low: close - 1,
  close,
  volume,
});
const closes = (...values: number[]) => values.map((close, index) => bar(index * 60, close));

const run = (
  kind: (typeof INDICATOR_KINDS)[number],
  parameters: readonly number[],
  bars: readonly IndicatorBar[],
  intervalSeconds = 60,
): IndicatorValues[] => {
  const computation = compute(kind, parameters, intervalSeconds);
  return bars.map((one) => computation.add(one));
};

test('a simple average of three is the mean of the last three closes', () => {
  expect(run('sma', [3], closes(1, 2, 6, 10))).toEqual([null, null, [3], [6]]);
});

test('an exponential average gives each close its weight, once it has seen its period', () => {
  // Weight 2 / (3 + 1): 1, 1.5, 3.75, 6.875.
  expect(run('ema', [3], closes(1, 2, 6, 10))).toEqual([null, null, [3.75], [6.875]]);
});

test('Bollinger bands lie two deviations around the average', () => {
  // Mean 4, population deviation 2.
  expect(run('bollinger', [2, 2], closes(2, 6)).at(-1)).toEqual([8, 4, 0]);
});

test('the RSI is 100 while prices only rise, 0 while they only fall', () => {
  expect(run('rsi', [3], closes(1, 2, 3, 4, 5)).at(-1)).toEqual([100]);
  expect(run('rsi', [3], closes(5, 4, 3, 2, 1)).at(-1)).toEqual([0]);
});

test('the histogram of MACD is the difference of MACD and its signal', () => {
  const [macd = 0, signal = 0, histogram = 0] =
    run('macd', [2, 4, 3], closes(1, 3, 2, 5, 4, 8, 6)).at(-1) ?? [];
  expect(histogram).toBeCloseTo(macd - signal, 12);
  expect(macd).not.toBe(0);
});

test('VWAP is weighted by volume and restarts with each day', () => {
  const day = 86_400;
  const bars = [bar(day - 120, 10, 1), bar(day - 60, 20, 3), bar(day, 50, 7)];
  expect(run('vwap', [], bars)).toEqual([[10], [17.5], [50]]);
  // Bars of days begin again with the month: the third of these is the 1st of February.
  const days = [bar(29 * day, 10, 1), bar(30 * day, 20, 3), bar(31 * day, 50, 7)];
  expect(run('vwap', [], days, day)).toEqual([[10], [17.5], [50]]);
});

test('a bar without volume does not change VWAP until its volume is known', () => {
  const computation = compute('vwap', [], 60);
  expect(computation.add(bar(0, 10, 0))).toBeNull();
  computation.replace(bar(0, 10, 1));
  expect(computation.add(bar(60, 20, 0))).toEqual([10]);
  expect(computation.replace(bar(60, 20, 3))).toEqual([17.5]);
  expect(computation.replace(bar(60, 20, 1))).toEqual([15]);
});

test('pivot points are those of the day before', () => {
  const day = 86_400;
  const two = [bar(day - 120, 11), bar(day - 60, 14), bar(day, 13), bar(day + 60, 20)];
  // High 15, low 10, close 14: P 13, R1 16, S1 11, R2 18, S2 8.
  expect(run('pivots', [], two)).toEqual([null, null, [13, 16, 11, 18, 8], [13, 16, 11, 18, 8]]);
});

test('the parabolic SAR follows the extremes, stays outside of the last two bars, and turns', () => {
  const ranges = [
    [10, 9],
    [11, 10],
    [13, 11.5],
    [12.8, 9.1],
    [12, 8.9],
    [9, 8],
  ] as const;
  const bars = ranges.map(([high, low], index) => ({
    time: index * 60,
    high,
    low,
    close: low,
    volume: 1,
  }));
  const [none, first, second, third, turned, after] = run('psar', [0.02, 0.2], bars);
  expect(none).toBeNull();
  // The trend begins at the low of the bar before, which also bounds the next one.
  expect([first, second]).toEqual([[9], [9]]);
  // 9 + 0.04 (13 - 9) = 9.16 lies above the low of 9.1: the trend turns, at the extreme of 13.
  expect(third).toEqual([13]);
  // 13 + 0.02 (9.1 - 13) = 12.922, but not below the high of 13 two bars before.
  expect(turned).toEqual([13]);
  // Low 8.9 is a new extreme: acceleration 0.04.
  expect(after?.[0]).toBeCloseTo(13 + 0.04 * (8.9 - 13), 12);
});

test('bars that grow tick by tick give the same values as finished bars', () => {
  const ticks = fc.array(
    fc.record({ price: fc.integer({ min: 50, max: 150 }), volume: fc.integer({ min: 0, max: 9 }) }),
    { minLength: 1, maxLength: 4 },
  );
  fc.assert(
    fc.property(fc.array(ticks, { minLength: 1, maxLength: 60 }), (growths) => {
      for (const kind of INDICATOR_KINDS) {
        const parameters = INDICATORS[kind].parameters.map(({ default_value, step }) =>
          step === 1 ? Math.ceil(default_value / 4) : default_value,
        );
        const live = compute(kind, parameters, 60);
        const whole: IndicatorBar[] = [];
        const seen: IndicatorValues[] = [];
        for (const [index, growth] of growths.entries()) {
          let volume = 0;
          let last: IndicatorValues = null;
          for (const [tick, one] of growth.entries()) {
            volume += one.volume;
            const grown = bar(index * 60, one.price, volume);
            last = tick === 0 ? live.add(grown) : live.replace(grown);
            whole[index] = grown;
          }
          seen.push(last);
        }
        const expected = run(kind, parameters, whole);
        for (const [index, values] of expected.entries()) {
          const got = seen[index] ?? null;
          expect(got === null, `${kind} at ${index}`).toBe(values === null);
          for (const [line, value] of (values ?? []).entries()) {
            if (Number.isNaN(value)) expect(got?.[line]).toBeNaN();
            else expect(got?.[line], `${kind} at ${index}`).toBeCloseTo(value, 6);
          }
        }
      }
    }),
    { numRuns: 60 },
  );
});
