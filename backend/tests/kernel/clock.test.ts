import { expect, expectTypeOf, test } from 'vitest';
import {
  liveMarketClock,
  type MarketClock,
  systemClock,
  toIso,
  type WallClock,
} from '../../src/kernel/time/clock.ts';

test('the system clock returns the time and a monotonic duration', () => {
  const before_ms = Date.now();
  const now_ms = systemClock.now_ms();
  expect(now_ms).toBeGreaterThanOrEqual(before_ms);
  expect(now_ms).toBeLessThanOrEqual(Date.now());
  const first_ms = systemClock.monotonic_ms();
  expect(systemClock.monotonic_ms()).toBeGreaterThanOrEqual(first_ms);
});

test('a timer fires once after its delay', async () => {
  const started_ms = performance.now();
  await new Promise<void>((resolve) => systemClock.after(20, resolve));
  expect(performance.now() - started_ms).toBeGreaterThan(15);
});

test('a repeated timer fires until it is canceled, and a canceled one never', async () => {
  let never = 0;
  systemClock
    .after(1, () => {
      never += 1;
    })
    .cancel();
  let fired = 0;
  await new Promise<void>((resolve) => {
    const timer = systemClock.every(2, () => {
      fired += 1;
      if (fired < 3) return;
      timer.cancel();
      timer.cancel();
      systemClock.after(20, resolve);
    });
  });
  expect(fired).toBe(3);
  expect(never).toBe(0);
});

test('timestamps are ISO 8601 in UTC with milliseconds', () => {
  expect(toIso(Date.UTC(2026, 1, 11, 14, 30, 0, 7))).toBe('2026-02-11T14:30:00.007Z');
});

test('a wall clock is not accepted as a market clock, nor the reverse', () => {
  expectTypeOf(systemClock).not.toExtend<MarketClock>();
  expectTypeOf(liveMarketClock(systemClock)).not.toExtend<WallClock>();
  expect(liveMarketClock(systemClock)).toBe(systemClock);
});
