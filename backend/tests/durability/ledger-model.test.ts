import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { tempFolder } from '../support/temp-folder.ts';
import type { Seams } from '../support/trading/ledger.ts';
import { runCommands } from './harness/ledger/ledger-model.ts';
import { ledgerCommands } from './harness/ledger/model-commands.ts';
import { PLANTED_FAULTS } from './harness/ledger/planted-faults.ts';

/** More of them, always other ones, where `npm run torture:model` asks for them. */
const RUNS = Number(process.env['LEDGER_MODEL_RUNS'] ?? 30);
/** Enough for each planted fault to be found. */
const RUNS_WITH_FAULT_MAX = 300;
const TIMEOUT_MS = 3_000 * Math.max(RUNS, 60);

/** A database file for each run. */
function paths(): () => string {
  const folder = tempFolder();
  let runs = 0;
  return () => join(folder, `${runs++}.db`);
}

test('after any sequence of commands the ledger equals a model of it in BigInt', {
  timeout: TIMEOUT_MS,
}, async () => {
  const nextPath = paths();
  let fills = 0;
  await fc.assert(
    fc.asyncProperty(ledgerCommands, async (commands) => {
      fills += await runCommands(nextPath(), commands);
    }),
    { numRuns: RUNS },
  );
  // A ledger that refuses everything would agree with itself, too.
  expect(fills).toBeGreaterThan(3 * RUNS);
});

test.each(PLANTED_FAULTS)(
  'the model notices a ledger with a fault: $what',
  { timeout: TIMEOUT_MS },
  async ({ seams }) => {
    const nextPath = paths();
    const held = (planted: () => Seams) =>
      fc.asyncProperty(ledgerCommands, async (commands) => {
        await runCommands(nextPath(), commands, planted());
      });
    const settings = { numRuns: RUNS_WITH_FAULT_MAX, seed: 20260211, endOnFailure: true };
    const found = await fc.check(held(seams), settings);
    expect(found.failed).toBe(true);
    expect(found.errorInstance).toHaveProperty('name', 'AssertionError');

    // The very same commands find nothing in the ledger without it.
    const path = found.counterexamplePath ?? '';
    const sound = await fc.check(
      held(() => ({})),
      { ...settings, numRuns: 1, path },
    );
    expect(sound).toMatchObject({ failed: false, numRuns: 1 });
  },
);
