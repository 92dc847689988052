/** `npm run eval`: runs the evaluation set against the configured model. */
import { installWhereStale } from './lib/dependencies.mjs';
import { enter } from './lib/enter.mjs';
import { handOver } from './lib/handover.mjs';
import { inRoot } from './lib/root.mjs';

await enter(import.meta.url, async (args) => {
  await installWhereStale();
  const program = inRoot('backend', 'tests', 'assistant', 'evaluation', 'main.ts');
  return handOver(process.execPath, ['--disable-warning=ExperimentalWarning', program, ...args]);
});
