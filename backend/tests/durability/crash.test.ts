import { expect, test } from 'vitest';
import { tempFolder } from '../support/temp-folder.ts';
import { runCrashLoop } from './harness/crash-loop.ts';

/** Its five rounds hold a kill of each kind and a reset. */
const SEED = 229;

test('a server killed at any moment has every trade it acknowledged, once, and adds up', {
  timeout: 120_000,
}, async () => {
  const { kills, resets, acknowledged, unanswered } = await runCrashLoop({
    rounds: 5,
    seed: SEED,
    folder: tempFolder(),
    connections: 16,
  });
  expect(kills).toEqual({ trading: 3, starting: 1, stopping: 1 });
  expect(resets).toBe(1);
  // A loop in which nothing was under way would prove nothing.
  expect(acknowledged).toBeGreaterThan(10);
  expect(unanswered).toBeGreaterThan(0);
});
