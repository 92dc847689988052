import { expect, test } from 'vitest';
import { seededRandom } from '../../src/kernel/random.ts';
import { reconnectDelay, refusedDelay } from '../../src/sse/reconnect-delay.ts';

/** The most that come back within any one second, of clients that joined one after the other. */
function mostInASecond(clients: number): number {
  const random = seededRandom(7);
  const seconds = new Map<number, number>();
  for (let joined = 0; joined < clients; joined++) {
    const second = Math.floor(reconnectDelay(joined, random) / 1_000);
    seconds.set(second, (seconds.get(second) ?? 0) + 1);
  }
  return Math.max(...seconds.values());
}

test('a lone client comes back within two seconds', () => {
  const random = seededRandom(1);
  const delays = Array.from({ length: 1_000 }, () => reconnectDelay(1, random));
  expect(Math.min(...delays)).toBeGreaterThanOrEqual(1_000);
  expect(Math.max(...delays)).toBeLessThanOrEqual(2_000);
  expect(new Set(delays).size).toBeGreaterThan(500);
});

test('ten thousand clients come back over eleven seconds, at no time in one burst', () => {
  expect(mostInASecond(10_000)).toBeLessThan(10_000 / 2.5);
  expect(reconnectDelay(10_000, { uniform: () => 1 })).toBe(11_000);
  expect(reconnectDelay(1_000_000, { uniform: () => 1 })).toBe(11_000);
});

test('refused clients are asked to wait whole seconds, with jitter', () => {
  const random = seededRandom(1);
  const delays = new Set(Array.from({ length: 200 }, () => refusedDelay(random)));
  expect(delays.size).toBe(10);
  for (const delay of delays) expect(Number.isInteger(delay)).toBe(true);
});
