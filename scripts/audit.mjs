/**
 * `npm run -s audit > answers.jsonl`: exports all stored answers of the assistant from the
 * configured database.
 */
import { buildWhereStale } from './lib/builds.mjs';
import { installWhereStale } from './lib/dependencies.mjs';
import { enter } from './lib/enter.mjs';
import { handOver } from './lib/handover.mjs';
import { inRoot } from './lib/root.mjs';

// Progress messages must not be mixed with the exported answers.
console.log = console.error;

await enter(import.meta.url, async () => {
  await installWhereStale();
  await buildWhereStale();
  return handOver(process.execPath, [inRoot('backend', 'dist', 'audit.js')]);
});
