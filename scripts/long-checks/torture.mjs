/**
 * `npm run torture:crash`, `torture:orders`, `torture:session`, `torture:power`, `torture:model`: runs the long
 * versions of the durability tests.
 */

import { buildServerWhereStale } from '../lib/build/builds.mjs';
import { installWhereStale } from '../lib/build/dependencies.mjs';
import { runCli } from '../lib/process/cli-entry.mjs';
import { execChild } from '../lib/process/exec-child.mjs';
import { inRoot } from '../lib/root.mjs';

await runCli(import.meta.url, async (args) => {
  await installWhereStale();
  await buildServerWhereStale();
  const program = inRoot('backend', 'tests', 'durability', 'torture.ts');
  return execChild(process.execPath, ['--disable-warning=ExperimentalWarning', program, ...args]);
});
