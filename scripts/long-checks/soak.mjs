/**
 * `npm run soak -- --hours 8`: simulates hours of use and checks that memory and handles do not
 * grow.
 */

import { installWhereStale } from '../lib/build/dependencies.mjs';
import { runCli } from '../lib/process/cli-entry.mjs';
import { execChild } from '../lib/process/exec-child.mjs';
import { inRoot } from '../lib/root.mjs';

await runCli(import.meta.url, async (args) => {
  await installWhereStale();
  const program = inRoot('backend', 'tests', 'soak', 'soak.ts');
  return execChild(process.execPath, ['--disable-warning=ExperimentalWarning', program, ...args]);
});
