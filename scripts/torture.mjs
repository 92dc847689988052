/** `npm run torture:crash`, `torture:power`, `torture:model`: the long forms of the durability tests. */
import { installWhereStale } from './lib/dependencies.mjs';
import { enter } from './lib/enter.mjs';
import { handOver } from './lib/handover.mjs';
import { inRoot } from './lib/root.mjs';

await enter(import.meta.url, async (args) => {
  await installWhereStale();
  const program = inRoot('backend', 'tests', 'durability', 'torture.ts');
  return handOver(process.execPath, ['--disable-warning=ExperimentalWarning', program, ...args]);
});
