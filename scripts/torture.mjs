/**
 * `npm run torture:crash`, `torture:power`, `torture:model`: runs the long versions of the
 * durability tests.
 */
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { parseArgs } from 'node:util';
import { runCli } from './lib/cli-entry.mjs';
import { installWhereStale } from './lib/dependencies.mjs';
import { execChild } from './lib/exec-child.mjs';
import { inRoot } from './lib/root.mjs';

const MODEL_TEST = 'backend/tests/durability/ledger-model.test.ts';

/** @param {string[]} args */
function holdToModel(args) {
  const { values } = parseArgs({ args, options: { runs: { type: 'string', default: '5000' } } });
  const vitest = createRequire(import.meta.url).resolve('vitest/package.json');
  const program = join(dirname(vitest), 'vitest.mjs');
  const env = { ...process.env, LEDGER_MODEL_RUNS: values.runs };
  return execChild(process.execPath, [program, 'run', '-t', 'a model of it', MODEL_TEST], { env });
}

await runCli(import.meta.url, async ([what, ...args]) => {
  await installWhereStale();
  if (what === 'model') return holdToModel(args);
  const program = inRoot('backend', 'tests', 'durability', 'torture.ts');
  const all = [what ?? '', ...args];
  return execChild(process.execPath, ['--disable-warning=ExperimentalWarning', program, ...all]);
});
