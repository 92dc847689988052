/** `npm run build`: installs and builds whatever is out of date. */
import { buildWhereStale } from './lib/build/builds.mjs';
import { installWhereStale } from './lib/build/dependencies.mjs';
import { runCli } from './lib/process/cli-entry.mjs';

await runCli(import.meta.url, async () => {
  await installWhereStale();
  await buildWhereStale();
  return 0;
});
