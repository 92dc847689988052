import { existsSync } from 'node:fs';
import { npmCli } from '../process/npm.mjs';
import { mustRun, run } from '../process/run.mjs';
import { step } from '../progress.mjs';
import { Refusal } from '../refusal.mjs';
import { findChromium } from './chromium.mjs';

/**
 * Finds a browser for the browser tests or installs one: with Debian's packages if possible as
 * root, otherwise (or if that browser does not work) with Playwright's installer.
 * @returns {Promise<string>} path of its executable
 * @throws {Refusal} if no browser can be installed
 */
export async function browser() {
  const found = findChromium();
  if (found) return found;
  if (process.env.CHROMIUM_PATH) {
    throw new Refusal(`CHROMIUM_PATH is ${process.env.CHROMIUM_PATH}, but no browser runs there.`);
  }
  return step('Installing Chromium', 'Installed Chromium', async () => {
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
  // Older distributions have no package of the headless shell.
  for (const browserPackage of ['chromium-headless-shell', 'chromium']) {
    const packages = [browserPackage, 'fonts-liberation'];
    const install = ['install', '--yes', '--no-install-recommends', ...packages];
    if ((await run('apt-get', install, { env })).code === 0) return;
  }
}

/** @param {boolean} isRoot true if the system libraries that a browser needs may be installed */
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
