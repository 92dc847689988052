/** The lengths of bars, and where bars begin. */

const SECOND_MS = 1_000;
const MINUTE_MS = 60 * SECOND_MS;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;
const WEEK_MS = 7 * DAY_MS;

export const BAR_INTERVAL_MS = {
  '1s': SECOND_MS,
  '5s': 5 * SECOND_MS,
  '30s': 30 * SECOND_MS,
  '1m': MINUTE_MS,
  '3m': 3 * MINUTE_MS,
  '5m': 5 * MINUTE_MS,
  '15m': 15 * MINUTE_MS,
  '1h': HOUR_MS,
  '2h': 2 * HOUR_MS,
  '4h': 4 * HOUR_MS,
  '1d': DAY_MS,
  '1w': WEEK_MS,
} as const;

export const BAR_INTERVALS = Object.keys(BAR_INTERVAL_MS) as [
  keyof typeof BAR_INTERVAL_MS,
  ...(keyof typeof BAR_INTERVAL_MS)[],
];

/** Unix time began on a Thursday; weeks begin on Mondays. */
const WEEK_BEGINS_MS = -3 * DAY_MS;

/**
 * Returns the start of the bar that contains a time, in Unix milliseconds. Bars begin at multiples of their
 * length in UTC, weeks on Mondays.
 */
export function startOfBar(time_ms: number, interval_ms: number): number {
  const origin_ms = interval_ms === WEEK_MS ? WEEK_BEGINS_MS : 0;
  return time_ms - ((time_ms - origin_ms) % interval_ms);
}
