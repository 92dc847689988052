/** `npm run pack`: builds the publishable package, `dist/finally-terminal-….tgz`. */
import { resolve } from 'node:path';
import { buildWhereStale } from './lib/builds.mjs';
import { runCli } from './lib/cli-entry.mjs';
import { installWhereStale } from './lib/dependencies.mjs';
import { npmCli } from './lib/npm.mjs';
import { inRoot } from './lib/root.mjs';
import { mustRun } from './lib/run.mjs';
import { assemblePackage } from './lib/terminal-package.mjs';

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
