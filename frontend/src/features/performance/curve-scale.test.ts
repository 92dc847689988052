import { expect, test } from 'vitest';
import { drawdowns, extentOf, niceTicks, pathOf, pointAt } from './curve-scale';

const line = (...values: number[]) => values.map((value, time) => ({ time, value }));

test('ticks are round numbers within the extent', () => {
  expect(niceTicks({ min: 9_987, max: 10_042 }, 3)).toEqual([10_000, 10_020, 10_040]);
  expect(niceTicks({ min: 0, max: 1 }, 4)).toEqual([0, 0.25, 0.5, 0.75, 1]);
  expect(niceTicks({ min: 5, max: 5 }, 4)).toEqual([]);
});

test('a flat line has a margin on both sides', () => {
  const { min, max } = extentOf([100, 100]);
  expect(min).toBeLessThan(100);
  expect(max - 100).toBeCloseTo(100 - min);
});

test('a drawdown counts from the highest value so far and ends with a new high', () => {
  expect(drawdowns(line(100, 80, 90, 200, 100)).map(({ value }) => Math.round(value))).toEqual([
    0, -20, -10, 0, -50,
  ]);
});

test('between two points the earlier one counts', () => {
  const points = [
    { time: 10, value: 1 },
    { time: 20, value: 2 },
  ];
  expect(pointAt(points, 9)).toBeUndefined();
  expect(pointAt(points, 10)?.value).toBe(1);
  expect(pointAt(points, 19)?.value).toBe(1);
  expect(pointAt(points, 99)?.value).toBe(2);
});

test('a path starts at its first point', () => {
  expect(
    pathOf(
      line(1, 2),
      (time) => time * 10,
      (value) => -value,
    ),
  ).toBe('M0.0 -1.0L10.0 -2.0');
});
