/** `npm run fuzz`: the long form of the fuzz test. */

import { buildServerWhereStale } from '../lib/build/builds.mjs';
import { installWhereStale } from '../lib/build/dependencies.mjs';
import { runCli } from '../lib/process/cli-entry.mjs';
import { execChild } from '../lib/process/exec-child.mjs';
import { inRoot } from '../lib/root.mjs';

await runCli(import.meta.url, async (args) => {
  await installWhereStale();
  await buildServerWhereStale();
  const program = inRoot('backend', 'tests', 'fuzz', 'fuzz.ts');
  return execChild(process.execPath, ['--disable-warning=ExperimentalWarning', program, ...args]);
});
