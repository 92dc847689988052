import fc from 'fast-check';
import { expect, test } from 'vitest';
import { equalWeightCurve, type PricePoint } from '../../../src/portfolio/value-curve/benchmark.ts';

const points = (...pairs: [time_ms: number, price: number][]): PricePoint[] =>
  pairs.map(([time_ms, price]) => ({ time_ms, price }));

test('equal parts are bought at the beginning and held', () => {
  const curve = equalWeightCurve(
    [points([0, 100], [10, 110], [20, 120]), points([0, 50], [10, 40], [20, 25])],
    0,
    1_000,
  );
  expect(curve.map(({ time_ms }) => time_ms)).toEqual([0, 10, 20]);
  // Of the two halves one grew by a tenth and a fifth, the other shrank by a fifth and a half.
  expect(curve.map(({ value }) => Math.round(value * 1e6) / 1e6)).toEqual([1_000, 950, 850]);
});

test('a part is bought at the last price known at the beginning', () => {
  const curve = equalWeightCurve([points([0, 80], [9, 100], [20, 150])], 10, 1_000);
  expect(curve).toEqual([
    { time_ms: 10, value: 1_000 },
    { time_ms: 20, value: 1_500 },
  ]);
});

test('a part without a price stays cash until its first price', () => {
  const curve = equalWeightCurve([points([0, 100], [10, 200]), points([10, 7], [20, 14])], 0, 100);
  expect(curve.map(({ value }) => value)).toEqual([100, 150, 200]);
});

test('between its own points a series keeps its last price', () => {
  const curve = equalWeightCurve([points([0, 10], [30, 20]), points([0, 10], [15, 10])], 0, 100);
  expect(curve).toEqual([
    { time_ms: 0, value: 100 },
    { time_ms: 15, value: 100 },
    { time_ms: 30, value: 150 },
  ]);
});

test('without any price there is no benchmark', () => {
  expect(equalWeightCurve([], 0, 1_000)).toEqual([]);
  expect(equalWeightCurve([[]], 0, 1_000)).toEqual([]);
});

test('it starts with the invested money and ends between its best and its worst part', () => {
  const series = fc.array(fc.integer({ min: 1, max: 1_000 }), { minLength: 2, maxLength: 20 });
  fc.assert(
    fc.property(fc.array(series, { minLength: 1, maxLength: 8 }), (prices) => {
      const all = prices.map((each) => each.map((price, time_ms) => ({ time_ms, price })));
      const curve = equalWeightCurve(all, 0, 1_000);
      const made = prices.map((each) => (1_000 * (each.at(-1) ?? 0)) / (each[0] ?? 1));
      expect(curve[0]?.value).toBeCloseTo(1_000);
      expect(curve.at(-1)?.value).toBeGreaterThanOrEqual(Math.min(...made) - 1e-6);
      expect(curve.at(-1)?.value).toBeLessThanOrEqual(Math.max(...made) + 1e-6);
    }),
  );
});
