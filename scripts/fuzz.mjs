/** `npm run fuzz`: the long form of the fuzz test. */

import { runCli } from './lib/cli-entry.mjs';
import { installWhereStale } from './lib/dependencies.mjs';
import { execChild } from './lib/exec-child.mjs';
import { inRoot } from './lib/root.mjs';

await runCli(import.meta.url, async (args) => {
  await installWhereStale();
  const program = inRoot('backend', 'tests', 'fuzz', 'fuzz.ts');
  return execChild(process.execPath, ['--disable-warning=ExperimentalWarning', program, ...args]);
});
