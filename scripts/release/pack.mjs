/** `npm run pack`: builds the publishable package, `dist/finally-terminal-….tgz`. */
import { resolve } from 'node:path';
import { buildWhereStale } from '../lib/build/builds.mjs';
import { installWhereStale } from '../lib/build/dependencies.mjs';
import { assemblePackage } from '../lib/package/terminal-package.mjs';
import { runCli } from '../lib/process/cli-entry.mjs';
import { npmCli } from '../lib/process/npm.mjs';
import { mustRun } from '../lib/process/run.mjs';
import { inRoot } from '../lib/root.mjs';

await runCli(import.meta.url, async ([folder = inRoot('dist', 'package')]) => {
  await installWhereStale();
  await buildWhereStale();
  const assembled = resolve(folder);
  await assemblePackage(assembled);
  console.log(`The package is in ${assembled}.`);
  await mustRun('npm could not pack it; it says why above.', process.execPath, [
    npmCli(),
    ...['pack', assembled, '--pack-destination', resolve(assembled, '..'), '--silent'],
  ]);
  return 0;
});
