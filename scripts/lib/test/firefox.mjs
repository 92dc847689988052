import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/** Debian's package first: the release with extended support is what many people have. */
const COMMANDS = ['firefox-esr', 'firefox'];

/** Said where the tests in Firefox are skipped. */
export const WITHOUT_FIREFOX =
  'Firefox is not installed, so the tests in it are skipped (its Debian package is firefox-esr; ' +
  'FIREFOX_PATH names another).';

const ON_A_MAC = '/Applications/Firefox.app/Contents/MacOS/firefox';

/**
 * Finds a Firefox on this machine: the one in FIREFOX_PATH, or else on the PATH or where a Mac has
 * it.
 * @param {NodeJS.ProcessEnv} [env]
 * @returns {string | undefined} path of its executable
 */
export function findFirefox(env = process.env) {
  const named = env.FIREFOX_PATH;
  const folders = (env.PATH ?? '').split(delimiter).filter((folder) => folder !== '');
  const candidates = named
    ? [named]
    : [...COMMANDS.flatMap((command) => folders.map((folder) => join(folder, command))), ON_A_MAC];
  return candidates.find((path) => existsSync(path) && answers(path));
}

/**
 * A wrapper of another package format may only say that it cannot run here, so the browser must
 * print its version.
 * @param {string} path
 */
function answers(path) {
  const { stdout } = spawnSync(path, ['--version'], { encoding: 'utf8', timeout: 20_000 });
  return /Firefox/.test(stdout ?? '');
}
