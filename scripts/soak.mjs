/**
 * `npm run soak -- --hours 8`: simulates hours of use and checks that memory and handles do not
 * grow.
 */

import { runCli } from './lib/cli-entry.mjs';
import { installWhereStale } from './lib/dependencies.mjs';
import { execChild } from './lib/exec-child.mjs';
import { inRoot } from './lib/root.mjs';

await runCli(import.meta.url, async (args) => {
  await installWhereStale();
  const program = inRoot('backend', 'tests', 'soak', 'soak.ts');
  return execChild(process.execPath, ['--disable-warning=ExperimentalWarning', program, ...args]);
});
