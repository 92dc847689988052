/** `npm start`: installs and builds whatever is out of date, then starts the server. */
import { buildWhereStale } from './lib/builds.mjs';
import { installWhereStale } from './lib/dependencies.mjs';
import { enter } from './lib/enter.mjs';
import { handOver } from './lib/handover.mjs';
import { inRoot } from './lib/root.mjs';

await enter(import.meta.url, async () => {
  await installWhereStale();
  await buildWhereStale();
  return handOver(process.execPath, [inRoot('backend', 'dist', 'main.js')]);
});
