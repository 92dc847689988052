import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { homedir } from 'node:os';
import { delimiter, join } from 'node:path';

/** The headless shell first: without windows, the browser tests take a quarter less time. */
const COMMANDS = [
  'chromium-headless-shell',
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
];

/** Default install locations of a browser that is not on the PATH. */
const USUAL_PLACES = {
  darwin: [
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
  ],
  win32: ['PROGRAMFILES', 'PROGRAMFILES(X86)', 'LOCALAPPDATA'].map((name) =>
    join(process.env[name] ?? 'C:\\', 'Google', 'Chrome', 'Application', 'chrome.exe'),
  ),
};

/** Path of the executable inside a Playwright installation, by platform. */
const IN_PLAYWRIGHT = [
  'chrome-linux64/chrome',
  'chrome-linux/chrome',
  'chrome-mac-arm64/Google Chrome for Testing.app/Contents/MacOS/Google Chrome for Testing',
  'chrome-mac-x64/Google Chrome for Testing.app/Contents/MacOS/Google Chrome for Testing',
  'chrome-mac/Chromium.app/Contents/MacOS/Chromium',
  'chrome-win64/chrome.exe',
  'chrome-win/chrome.exe',
];

/**
 * Finds a Chromium or Chrome on this machine: the one in CHROMIUM_PATH, or else on the PATH, in the
 * system's default location or in Playwright's cache.
 * @param {NodeJS.ProcessEnv} [env]
 * @returns {string | undefined} path of its executable
 */
export function findChromium(env = process.env) {
  const named = env.CHROMIUM_PATH;
  const candidates = named ? [named] : [...onPath(env), ...inUsualPlaces(), ...inCache(env)];
  return candidates.find((path) => existsSync(path) && answers(path));
}

/** @param {NodeJS.ProcessEnv} env */
function onPath(env) {
  const folders = (env.PATH ?? '').split(delimiter).filter((folder) => folder !== '');
  return COMMANDS.flatMap((command) => folders.map((folder) => join(folder, command)));
}

function inUsualPlaces() {
  return process.platform === 'darwin' || process.platform === 'win32'
    ? USUAL_PLACES[process.platform]
    : [];
}

/** @param {NodeJS.ProcessEnv} env */
function inCache(env) {
  const cache = env.PLAYWRIGHT_BROWSERS_PATH ?? join(cacheFolder(env), 'ms-playwright');
  if (!existsSync(cache)) return [];
  const builds = readdirSync(cache).filter((name) => /^chromium-\d+$/.test(name));
  const newestFirst = builds.sort((a, b) => Number(b.slice(9)) - Number(a.slice(9)));
  return newestFirst.flatMap((build) => IN_PLAYWRIGHT.map((path) => join(cache, build, path)));
}

/** @param {NodeJS.ProcessEnv} env */
function cacheFolder(env) {
  if (process.platform === 'darwin') return join(homedir(), 'Library', 'Caches');
  if (process.platform === 'win32') return env.LOCALAPPDATA ?? homedir();
  return env.XDG_CACHE_HOME ?? join(homedir(), '.cache');
}

/**
 * Ubuntu's `chromium-browser` may be a script that only recommends another package, so the browser
 * must print its version.
 * @param {string} path
 */
function answers(path) {
  // On Windows `--version` would open a window.
  if (process.platform === 'win32') return true;
  const { stdout } = spawnSync(path, ['--version'], { encoding: 'utf8', timeout: 20_000 });
  return /Chrom(e|ium)/.test(stdout ?? '');
}
