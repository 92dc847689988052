/** `npm start`: installs and builds whatever is out of date, then starts the server. */
import { buildWhereStale } from './lib/build/builds.mjs';
import { installWhereStale } from './lib/build/dependencies.mjs';
import { runCli } from './lib/process/cli-entry.mjs';
import { execChild } from './lib/process/exec-child.mjs';
import { inRoot } from './lib/root.mjs';

await runCli(import.meta.url, async () => {
  await installWhereStale();
  await buildWhereStale();
  return execChild(process.execPath, [inRoot('backend', 'dist', 'main.js')]);
});
