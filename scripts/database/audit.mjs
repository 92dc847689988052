/**
 * `npm run -s audit > answers.jsonl`: exports all stored answers of the assistant from the
 * configured database.
 */
import { buildWhereStale } from '../lib/build/builds.mjs';
import { installWhereStale } from '../lib/build/dependencies.mjs';
import { runCli } from '../lib/process/cli-entry.mjs';
import { execChild } from '../lib/process/exec-child.mjs';
import { inRoot } from '../lib/root.mjs';

// Progress messages must not be mixed with the exported answers.
console.log = console.error;

await runCli(import.meta.url, async (args) => {
  await installWhereStale();
  await buildWhereStale();
  return execChild(process.execPath, [inRoot('backend', 'dist', 'audit.js'), ...args]);
});
