import { expect, test } from 'vitest';
import { formatCountdown } from './bar-countdown';
import { sessionBreaks } from './session-breaks';

test.each([
  [60, 0, '1:00'],
  [60, 17.4, '0:43'],
  [60, 59.9, '0:01'],
  [3_600, 1, '59:59'],
  [86_400, 1, '23:59:59'],
  [60, 60, null],
  [60, -5, null],
  [1, 0, null],
])('a bar of %i s that began %f s ago closes in %s', (interval, age, text) => {
  expect(formatCountdown(1_200, interval, 1_200 + age)).toBe(text);
});

const HOUR = 3_600;
const bars = (...hours: readonly number[]) => hours.map((hour) => ({ time: hour * HOUR }));

test('a trading day begins with its first bar at or after midnight UTC', () => {
  expect(sessionBreaks(bars(22, 23, 24, 25, 47, 50, 51), HOUR)).toEqual([2, 5]);
});

test('the first bar and bars of a day have no break', () => {
  expect(sessionBreaks(bars(24, 25), HOUR)).toEqual([]);
  expect(sessionBreaks(bars(0, 24, 48), 24 * HOUR)).toEqual([]);
});
