export const BACKOFF_MS_MIN = 1_000;
export const BACKOFF_MS_MAX = 15_000;

/**
 * Returns the milliseconds to wait before the next attempt to connect: doubled with each failure up to
 * a maximum, with random jitter of up to half.
 *
 * @param failures in a row so far
 */
export const reconnectDelay = (failures: number): number =>
  Math.min(BACKOFF_MS_MIN * 2 ** failures, BACKOFF_MS_MAX) * (0.5 + Math.random() / 2);
