/** `npm run eval`: runs the evaluation set against the configured model. */

import { installWhereStale } from '../lib/build/dependencies.mjs';
import { runCli } from '../lib/process/cli-entry.mjs';
import { execChild } from '../lib/process/exec-child.mjs';
import { inRoot } from '../lib/root.mjs';

await runCli(import.meta.url, async (args) => {
  await installWhereStale();
  const program = inRoot('backend', 'tests', 'assistant', 'evaluation', 'main.ts');
  return execChild(process.execPath, ['--disable-warning=ExperimentalWarning', program, ...args]);
});
