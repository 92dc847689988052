/**
 * `npm run torture:crash`, `torture:power`, `torture:model`: runs the long versions of the
 * durability tests.
 */
import { runCli } from './lib/cli-entry.mjs';
import { installWhereStale } from './lib/dependencies.mjs';
import { execChild } from './lib/exec-child.mjs';
import { inRoot } from './lib/root.mjs';

await runCli(import.meta.url, async (args) => {
  await installWhereStale();
  const program = inRoot('backend', 'tests', 'durability', 'torture.ts');
  return execChild(process.execPath, ['--disable-warning=ExperimentalWarning', program, ...args]);
});
