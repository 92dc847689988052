import { fingerprint, isFresh, markFresh } from './fingerprint.mjs';
import { npmCli } from './npm.mjs';
import { step } from './progress.mjs';
import { inRoot, ROOT } from './root.mjs';
import { mustRun } from './run.mjs';

const STAMP = inRoot('node_modules', '.installed-from');

/**
 * Installs what the lockfile names, unless exactly that is installed for this kind of Node.
 * No package's install script runs: what we use brings its binaries along.
 */
export async function installWhereStale() {
  const { platform, arch, versions } = process;
  const print = fingerprint({
    root: ROOT,
    inputs: ['package-lock.json'],
    facts: [platform, arch, versions.modules],
  });
  if (isFresh(STAMP, print)) return;
  await step('Installing dependencies', 'Dependencies installed', () =>
    mustRun(
      'The dependencies could not be installed; npm says why above.',
      process.execPath,
      [npmCli(), 'ci', '--ignore-scripts', '--include=dev', '--include=optional'].concat(
        '--no-audit',
        '--no-fund',
        '--loglevel=error',
      ),
    ),
  );
  markFresh(STAMP, print);
}
