/** `npm run build`: installs and builds whatever is out of date. */
import { buildWhereStale } from './lib/builds.mjs';
import { runCli } from './lib/cli-entry.mjs';
import { installWhereStale } from './lib/dependencies.mjs';

await runCli(import.meta.url, async () => {
  await installWhereStale();
  await buildWhereStale();
  return 0;
});
