/** `npm start`: installs and builds whatever is out of date, then starts the server. */
import { buildWhereStale } from './lib/builds.mjs';
import { runCli } from './lib/cli-entry.mjs';
import { installWhereStale } from './lib/dependencies.mjs';
import { execChild } from './lib/exec-child.mjs';
import { inRoot } from './lib/root.mjs';

await runCli(import.meta.url, async () => {
  await installWhereStale();
  await buildWhereStale();
  return execChild(process.execPath, [inRoot('backend', 'dist', 'main.js')]);
});
