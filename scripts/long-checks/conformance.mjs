/**
 * `npm run conformance`: fetches the conformance suite of the Model Context Protocol and runs it against
 * FinAlly, and against FinAlly with the fixtures that the suite expects.
 */
import { installWhereStale } from '../lib/build/dependencies.mjs';
import { runCli } from '../lib/process/cli-entry.mjs';
import { execChild } from '../lib/process/exec-child.mjs';
import { inRoot } from '../lib/root.mjs';

await runCli(import.meta.url, async (args) => {
  await installWhereStale();
  const program = inRoot('backend', 'tests', 'gateways', 'mcp', 'conformance', 'main.ts');
  return execChild(process.execPath, ['--disable-warning=ExperimentalWarning', program, ...args]);
});
