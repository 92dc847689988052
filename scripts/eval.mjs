/** `npm run eval`: runs the evaluation set against the configured model. */

import { runCli } from './lib/cli-entry.mjs';
import { installWhereStale } from './lib/dependencies.mjs';
import { execChild } from './lib/exec-child.mjs';
import { inRoot } from './lib/root.mjs';

await runCli(import.meta.url, async (args) => {
  await installWhereStale();
  const program = inRoot('backend', 'tests', 'assistant', 'evaluation', 'main.ts');
  return execChild(process.execPath, ['--disable-warning=ExperimentalWarning', program, ...args]);
});
