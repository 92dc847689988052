import fc from 'fast-check';
import { expect, test } from 'vitest';
import { lastIndexAt } from '@/shared/last-index-at';
import { coordinateOfIndex, indexOfCoordinate, indexOfTime, timeOfIndex } from './time-index';

// The server was down between 180 and 600.
const bars = [60, 120, 180, 600].map((time) => ({ time }));

test('an instant belongs to the last bar that started before it', () => {
  expect([59, 60, 119, 180, 599, 600, 9_999].map((time) => lastIndexAt(bars, time))).toEqual([
    -1, 0, 0, 2, 2, 3, 3,
  ]);
});

test('instants are interpolated between bars, and extrapolated by the interval beyond them', () => {
  expect(indexOfTime(bars, 90, 60)).toBe(0.5);
  expect(indexOfTime(bars, 390, 60)).toBe(2.5);
  expect(indexOfTime(bars, 720, 60)).toBe(5);
  expect(indexOfTime(bars, 0, 60)).toBe(-1);
  expect(indexOfTime([], 0, 60)).toBe(0);
});

test('an index converts back to its instant, also beyond the ends', () => {
  for (const index of [-2, 0, 1, 3, 6]) {
    expect(indexOfTime(bars, timeOfIndex(bars, index, 60), 60)).toBe(index);
  }
});

const SPACING_PX = 7;
const FIRST_PX = -300;
/** Answers like the drawing library: 0 for an index that is not whole. */
const library = (index: number) => (Number.isInteger(index) ? FIRST_PX + index * SPACING_PX : 0);

const INTERVALS = [1, 5, 60, 300, 900, 3_600, 86_400];

/** The bars of an interval that the server would aggregate from minutes with gaps. */
const barsOf = (minutes: readonly number[], intervalSeconds: number) =>
  [...new Set(minutes.map((minute) => Math.floor((minute * 60) / intervalSeconds)))]
    .sort((a, b) => a - b)
    .map((slot) => ({ time: slot * intervalSeconds }));

const someMinutes = fc.uniqueArray(fc.integer({ min: 10_000, max: 20_000 }), {
  minLength: 2,
  maxLength: 200,
});
const someTime = fc.integer({ min: 8_000 * 60, max: 22_000 * 60 });
const someInterval = fc.constantFrom(...INTERVALS);

test('an instant is between the bars around it on every interval, and converts back', () =>
  fc.assert(
    fc.property(someMinutes, someTime, someInterval, (minutes, time, intervalSeconds) => {
      const shown = barsOf(minutes, intervalSeconds);
      const x = coordinateOfIndex(indexOfTime(shown, time, intervalSeconds), library) as number;
      const at = lastIndexAt(shown, time);
      const [before, after] = [shown[at], shown[at + 1]];
      const xOf = (bar: { time: number }) => FIRST_PX + shown.indexOf(bar) * SPACING_PX;
      if (before) expect(x).toBeGreaterThanOrEqual(xOf(before) - 1e-6);
      if (after) expect(x).toBeLessThanOrEqual(xOf(after) + 1e-6);
      if (before && !after) {
        const steps = (time - before.time) / intervalSeconds;
        expect(x).toBeCloseTo(xOf(before) + steps * SPACING_PX, 3);
      }
      const index = indexOfCoordinate(x, library) as number;
      expect(timeOfIndex(shown, index, intervalSeconds)).toBeCloseTo(time, 2);
    }),
  ));

test('of two instants the later one is further right on every interval', () =>
  fc.assert(
    fc.property(
      someMinutes,
      someTime,
      someTime,
      someInterval,
      (minutes, one, other, intervalSeconds) => {
        const shown = barsOf(minutes, intervalSeconds);
        const xOf = (time: number) =>
          coordinateOfIndex(indexOfTime(shown, time, intervalSeconds), library) as number;
        expect(Math.sign(xOf(other) - xOf(one))).toBe(Math.sign(other - one));
      },
    ),
  ));
