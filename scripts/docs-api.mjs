/** `npm run docs:api`: regenerates `docs/api.md` from the server's OpenAPI description. */
import { installWhereStale } from './lib/dependencies.mjs';
import { enter } from './lib/enter.mjs';
import { handOver } from './lib/handover.mjs';
import { inRoot } from './lib/root.mjs';

await enter(import.meta.url, async (args) => {
  await installWhereStale();
  const program = inRoot('backend', 'tests', 'documents', 'write-api-reference.ts');
  return handOver(process.execPath, ['--disable-warning=ExperimentalWarning', program, ...args]);
});
