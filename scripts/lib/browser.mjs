import { existsSync } from 'node:fs';
import { findChromium } from './chromium.mjs';
import { npmCli } from './npm.mjs';
import { step } from './progress.mjs';
import { Refusal } from './refusal.mjs';
import { mustRun, run } from './run.mjs';

/**
 * A browser for the browser tests: the machine's own, or else one that we
 * install, by Debian's packages where we are root and they are at hand,
 * otherwise (or if those bring none that works) by Playwright's installer.
 * @returns {Promise<string>} path of its executable
 * @throws {Refusal} where none can be had
 */
export async function browser() {
  const found = findChromium();
  if (found) return found;
  if (process.env.CHROMIUM_PATH) {
    throw new Refusal(`CHROMIUM_PATH is ${process.env.CHROMIUM_PATH}: no browser answers there.`);
  }
  return step('Installing Chromium', 'Chromium installed', async () => {
    const isRoot = process.getuid?.() === 0;
    if (isRoot && existsSync('/usr/bin/apt-get')) await installByApt();
    const installed = findChromium() ?? (await installByPlaywright(isRoot));
    if (installed) return installed;
    throw new Refusal('No Chromium could be installed. Install one, or name it in CHROMIUM_PATH.');
  });
}

async function installByApt() {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  await run('apt-get', ['update'], { env });
  const packages = ['chromium', 'fonts-liberation'];
  await run('apt-get', ['install', '--yes', '--no-install-recommends', ...packages], { env });
}

/** @param {boolean} isRoot who may install the system's libraries that a browser needs */
async function installByPlaywright(isRoot) {
  const install = ['exec', '--workspace', 'e2e', '--', 'playwright', 'install', 'chromium'];
  await mustRun(
    'No Chromium was found, and Playwright could not install one (it says why above). ' +
      'Install Chromium, or name one in CHROMIUM_PATH.',
    process.execPath,
    [npmCli(), ...install, ...(isRoot ? ['--with-deps'] : [])],
  );
  return findChromium();
}
