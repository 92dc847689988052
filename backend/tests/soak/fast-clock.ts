import { systemClock, type WallClock } from '../../src/kernel/time/clock.ts';

/** A clock on which everything happens `speed` times as often: ticks, records, thinning, patience. */
export function fastClock(speed: number): WallClock {
  const start_ms = systemClock.now_ms();
  const origin_ms = systemClock.monotonic_ms();
  const passed_ms = () => (systemClock.monotonic_ms() - origin_ms) * speed;
  return {
    ...systemClock,
    now_ms: () => Math.round(start_ms + passed_ms()),
    monotonic_ms: passed_ms,
    after: (delay_ms, run) => systemClock.after(delay_ms / speed, run),
    every: (interval_ms, run) => systemClock.every(interval_ms / speed, run),
  };
}
