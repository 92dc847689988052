/** `npm run reference [-- FILE...]`: runs reference cases and prints what was expected and got. */

import { installWhereStale } from './lib/build/dependencies.mjs';
import { runCli } from './lib/process/cli-entry.mjs';
import { execChild } from './lib/process/exec-child.mjs';
import { inRoot } from './lib/root.mjs';

await runCli(import.meta.url, async (args) => {
  await installWhereStale();
  const program = inRoot('backend', 'tests', 'orders', 'reference', 'run-reference.ts');
  return execChild(process.execPath, ['--disable-warning=ExperimentalWarning', program, ...args]);
});
