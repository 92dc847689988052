import { expect, test } from 'vitest';
import { tempFolder } from '../../support/temp-folder.ts';
import { runOrderCrashLoop } from './order-crash-loop.ts';

test('a server killed at any moment has every order it acknowledged, in a state that follows, and adds up', {
  timeout: 120_000,
}, async () => {
  const { kills, orders, unanswered, open, exits, states } = await runOrderCrashLoop({
    rounds: 3,
    seed: 31,
    folder: tempFolder(),
    connections: 8,
  });
  expect(kills).toBe(3);
  // A loop in which nothing was under way would prove nothing.
  expect(orders).toBeGreaterThan(10);
  expect(unanswered).toBeGreaterThan(0);
  expect(open).toBeGreaterThan(0);
  expect(exits).toBeGreaterThan(0);
  expect(states['filled']).toBeGreaterThan(0);
});
