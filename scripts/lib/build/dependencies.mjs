import { npmCli } from '../process/npm.mjs';
import { mustRun } from '../process/run.mjs';
import { step } from '../progress.mjs';
import { inRoot, ROOT } from '../root.mjs';
import { fingerprint, isFresh, markFresh } from './fingerprint.mjs';

const STAMP = inRoot('node_modules', '.installed-from');

/**
 * Installs the packages of the lockfile, unless they are installed already for this Node version
 * and platform. Does not run install scripts, because the packages in use include their binaries.
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
