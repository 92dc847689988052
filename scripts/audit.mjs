/**
 * `npm run -s audit > answers.jsonl`: everything that is kept about the
 * assistant's answers in the database that the settings name.
 */
import { buildWhereStale } from './lib/builds.mjs';
import { installWhereStale } from './lib/dependencies.mjs';
import { enter } from './lib/enter.mjs';
import { handOver } from './lib/handover.mjs';
import { inRoot } from './lib/root.mjs';

// What is said on the way must not stand among the answers.
console.log = console.error;

await enter(import.meta.url, async (args) => {
  await installWhereStale();
  await buildWhereStale();
  return handOver(process.execPath, [inRoot('backend', 'dist', 'audit.js'), ...args]);
});
