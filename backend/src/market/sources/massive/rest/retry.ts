import type { Random } from '../../../../kernel/random.ts';

/**
 * How long to wait before the next attempt: doubling from `first_ms` up to
 * `max_ms`, of which a random half is taken off so that clients that failed
 * together do not come back together ("equal jitter": M. Brooker, Exponential
 * Backoff and Jitter, AWS Architecture Blog, 2015).
 *
 * @param failures in a row, 1 or more
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
