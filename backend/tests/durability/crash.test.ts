import { expect, test } from 'vitest';
import { tempFolder } from '../support/temp-folder.ts';
import { runCrashLoop } from './harness/crash-loop.ts';

test('a server killed at any moment has every trade it acknowledged, once, and adds up', {
  timeout: 120_000,
}, async () => {
  const { kills, acknowledged, unanswered } = await runCrashLoop({
    rounds: 5,
    seed: 11,
    folder: tempFolder(),
    connections: 16,
  });
  expect(kills.trading).toBeGreaterThanOrEqual(3);
  // A loop in which nothing was under way would prove nothing.
  expect(acknowledged).toBeGreaterThan(50);
  expect(unanswered).toBeGreaterThan(0);
});
