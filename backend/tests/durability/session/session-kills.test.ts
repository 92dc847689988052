import { expect, test } from 'vitest';
import { tempFolder } from '../../support/temp-folder.ts';
import { runSession } from './session-kills.ts';

test('a session that is killed at any moment ends with the ledger of one that is not', {
  timeout: 120_000,
}, async () => {
  const options = { folder: tempFolder(), seed: 11, steps: 60 };
  const [through, killed] = await Promise.all([
    runSession('through', options, 0),
    runSession('killed', options, 6),
  ]);
  expect(killed.kills).toBeGreaterThan(2);
  for (const state of ['filled', 'canceled', 'replaced', 'working']) {
    expect(through.states[state], state).toBeGreaterThan(0);
  }
  expect(killed.states).toEqual(through.states);
  expect(killed.digest).toBe(through.digest);
});
