/**
 * `npm run soak -- --hours 8`: simulates hours of use and checks that memory and handles do not
 * grow.
 */
import { installWhereStale } from './lib/dependencies.mjs';
import { enter } from './lib/enter.mjs';
import { handOver } from './lib/handover.mjs';
import { inRoot } from './lib/root.mjs';

await enter(import.meta.url, async (args) => {
  await installWhereStale();
  const program = inRoot('backend', 'tests', 'soak', 'soak.ts');
  return handOver(process.execPath, ['--disable-warning=ExperimentalWarning', program, ...args]);
});
