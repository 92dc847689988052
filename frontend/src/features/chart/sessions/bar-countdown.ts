/** From this interval on the rest of a bar is long enough to be counted down. */
const INTERVAL_SECONDS_MIN = 5;

const twoDigits = (value: number): string => String(value).padStart(2, '0');

/**
 * Returns the time until a bar closes: `0:42`, `59:59`, `23:59:59`. Null if it has closed, or if the interval
 * is too short.
 *
 * @param barTime start of the bar, in Unix seconds
 * @param now Unix seconds, by the clock of the market
 */
export function formatCountdown(
  barTime: number,
  intervalSeconds: number,
  now: number,
): string | null {
  const left = Math.ceil(barTime + intervalSeconds - now);
  if (intervalSeconds < INTERVAL_SECONDS_MIN || left <= 0 || left > intervalSeconds) return null;
  const [hours, minutes, seconds] = [
    Math.floor(left / 3_600),
    Math.floor(left / 60) % 60,
    left % 60,
  ];
  return hours > 0
    ? `${hours}:${twoDigits(minutes)}:${twoDigits(seconds)}`
    : `${minutes}:${twoDigits(seconds)}`;
}
