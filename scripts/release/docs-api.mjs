/** `npm run docs:api`: regenerates `docs/api.md` from the server's OpenAPI description. */

import { installWhereStale } from '../lib/build/dependencies.mjs';
import { runCli } from '../lib/process/cli-entry.mjs';
import { execChild } from '../lib/process/exec-child.mjs';
import { inRoot } from '../lib/root.mjs';

await runCli(import.meta.url, async (args) => {
  await installWhereStale();
  const program = inRoot(
    'backend',
    'tests',
    'documents',
    'api-reference',
    'write-api-reference.ts',
  );
  return execChild(process.execPath, ['--disable-warning=ExperimentalWarning', program, ...args]);
});
