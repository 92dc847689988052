import type { Random } from '../kernel/random.ts';

const RETRY_MS_MIN = 1_000;
const RETURNS_PER_SECOND = 1_000;
const RETRY_SPREAD_MS_MAX = 10_000;

/**
 * Returns how long a client should wait before it reconnects, in milliseconds. The delay is random,
 * and its range grows with the number of clients, so that after a restart about RETURNS_PER_SECOND
 * reconnect per second.
 *
 * @param clients number of connected clients
 */
export function reconnectDelay(clients: number, random: Pick<Random, 'uniform'>): number {
  const spread_ms = Math.min(
    Math.max(clients / RETURNS_PER_SECOND, 1) * 1_000,
    RETRY_SPREAD_MS_MAX,
  );
  return Math.round(RETRY_MS_MIN + random.uniform() * spread_ms);
}

/** Returns how long a refused client should wait, in whole seconds. */
export const refusedDelay = (random: Pick<Random, 'uniform'>): number =>
  5 + Math.floor(random.uniform() * 10);
