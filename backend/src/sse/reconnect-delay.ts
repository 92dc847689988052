import type { Random } from '../kernel/random.ts';

const RETRY_MS_MIN = 1_000;
const RETURNS_PER_SECOND = 1_000;
const RETRY_SPREAD_MS_MAX = 10_000;

/**
 * How long a client should wait before it comes back, in milliseconds: chance
 * spreads them, the wider the more there are, so that after a restart about
 * RETURNS_PER_SECOND come at a time.
 *
 * @param clients how many are connected
 */
export function reconnectDelay(clients: number, random: Pick<Random, 'uniform'>): number {
  const spread_ms = Math.min(
    Math.max(clients / RETURNS_PER_SECOND, 1) * 1_000,
    RETRY_SPREAD_MS_MAX,
  );
  return Math.round(RETRY_MS_MIN + random.uniform() * spread_ms);
}

/** How long a client that was refused should wait, in whole seconds. */
export const refusedDelay = (random: Pick<Random, 'uniform'>): number =>
  5 + Math.floor(random.uniform() * 10);
