import type { Random } from '../../../../kernel/random.ts';

/**
 * Returns how long to wait before the next attempt. The delay doubles from `first_ms` up to
 * `max_ms`; a random part of up to one half is subtracted, so that clients that failed together do
 * not retry together ("equal jitter": M. Brooker, Exponential Backoff and Jitter, AWS Architecture
 * Blog, 2015).
 *
 * @param failures number of failures in a row, at least 1
 */
export function retryDelay(
  random: Pick<Random, 'uniform'>,
  failures: number,
  first_ms: number,
  max_ms: number,
): number {
  const full_ms = Math.min(max_ms, first_ms * 2 ** (failures - 1));
  return Math.round(full_ms * (0.5 + 0.5 * random.uniform()));
}
