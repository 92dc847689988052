import { DAY_MS, HOUR_MS, MINUTE_MS, SECOND_MS } from '../../kernel/time/units.ts';

/** All points younger than this are kept. */
const WHOLE_FOR_MS = HOUR_MS;

/** Length of the intervals of which only the extremes are kept, by age, oldest first. */
const INTERVALS = [
  { older_than_ms: 30 * DAY_MS, interval_ms: HOUR_MS },
  { older_than_ms: DAY_MS, interval_ms: 5 * MINUTE_MS },
  { older_than_ms: WHOLE_FOR_MS, interval_ms: 30 * SECOND_MS },
] as const;

/** Ages are counted in whole hours, so that no interval is compacted before it has ended. */
const startOfHour = (time_ms: number): number => time_ms - (time_ms % HOUR_MS);

/** Returns the time from which on points are too young to be compacted. */
export const compactableUntil = (now_ms: number): number => startOfHour(now_ms - WHOLE_FOR_MS);

/** Returns the beginning of the interval of a point at its age at `now_ms`. */
export function intervalStart(recorded_at_ms: number, now_ms: number): number {
  const age = INTERVALS.find(
    ({ older_than_ms }) => recorded_at_ms < startOfHour(now_ms - older_than_ms),
  );
  return age ? recorded_at_ms - (recorded_at_ms % age.interval_ms) : recorded_at_ms;
}
