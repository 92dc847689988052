import { expect, test } from 'vitest';
import { barAt, indexOfTime, timeOfIndex } from './time-index';

// The server was down between 180 and 600.
const bars = [60, 120, 180, 600].map((time) => ({ time }));

test('an instant belongs to the bar that began last before it', () => {
  expect([59, 60, 119, 180, 599, 600, 9_999].map((time) => barAt(bars, time))).toEqual([
    -1, 0, 0, 2, 2, 3, 3,
  ]);
});

test('between bars instants lie in proportion, beyond them in steps of the interval', () => {
  expect(indexOfTime(bars, 90, 60)).toBe(0.5);
  expect(indexOfTime(bars, 390, 60)).toBe(2.5);
  expect(indexOfTime(bars, 720, 60)).toBe(5);
  expect(indexOfTime(bars, 0, 60)).toBe(-1);
  expect(indexOfTime([], 0, 60)).toBe(0);
});

test('an index leads back to its instant, beyond the ends too', () => {
  for (const index of [-2, 0, 1, 3, 6]) {
    expect(indexOfTime(bars, timeOfIndex(bars, index, 60), 60)).toBe(index);
  }
});
