import { expect, test } from 'vitest';
import { NOON, NOON_SECONDS } from '@/shared/tests/samples';
import { toCurve, withLivePoint } from './curve-points';

const snapshot = (recorded_at: string, total_value: number) => ({
  recorded_at,
  total_value,
  cash_balance: 0,
});

test('the last of several snapshots in one second counts', () => {
  expect(
    toCurve([
      snapshot('2026-02-11T12:00:00.100Z', 1),
      snapshot('2026-02-11T12:00:00.900Z', 2),
      snapshot('2026-02-11T12:00:30.000Z', 3),
    ]),
  ).toEqual([
    { time: NOON_SECONDS, value: 2 },
    { time: NOON_SECONDS + 30, value: 3 },
  ]);
});

test('the live point is at the server’s time, and always after the last snapshot', () => {
  const curve = [{ time: NOON_SECONDS - 20, value: 1 }];
  expect(withLivePoint(curve, NOON, 7).at(-1)).toEqual({ time: NOON_SECONDS, value: 7 });
  const level = [{ time: NOON_SECONDS, value: 1 }];
  expect(withLivePoint(level, NOON, 7).at(-1)).toEqual({ time: NOON_SECONDS + 1, value: 7 });
  expect(withLivePoint([], NOON, 7)).toEqual([{ time: NOON_SECONDS, value: 7 }]);
});
