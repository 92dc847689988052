/** `npm run build`: installs and builds whatever is out of date. */
import { buildWhereStale } from './lib/builds.mjs';
import { installWhereStale } from './lib/dependencies.mjs';
import { enter } from './lib/enter.mjs';

await enter(import.meta.url, async () => {
  await installWhereStale();
  await buildWhereStale();
  return 0;
});
