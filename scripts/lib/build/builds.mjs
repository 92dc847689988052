import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { npmCli } from '../process/npm.mjs';
import { mustRun } from '../process/run.mjs';
import { step } from '../progress.mjs';
import { inRoot, ROOT } from '../root.mjs';
import { fingerprint, isFresh, markFresh } from './fingerprint.mjs';
import { NEXT_SETTINGS } from './next-settings.mjs';
import { bundleServer } from './server-bundle.mjs';

const SHARED_INPUTS = [
  'contract/src',
  'contract/package.json',
  'package.json',
  'package-lock.json',
  'scripts/lib/build/builds.mjs',
  'scripts/lib/build/server-bundle.mjs',
];
const BESIDE_THE_SOURCES =
  /^(frontend|backend)\/(node_modules|out|dist|\.next|tests)$|\.test\.tsx?$|\.tsbuildinfo$|\/next-env\.d\.ts$/;

/**
 * @typedef {object} Build
 * @property {string} name
 * @property {string[]} inputs
 * @property {string} output
 * @property {() => Promise<unknown>} build
 */

/** @type {Build} */
const SERVER = {
  name: 'server',
  inputs: ['backend/src', 'backend/package.json', ...SHARED_INPUTS],
  output: inRoot('backend', 'dist'),
  build: bundleServer,
};

/** @type {Build} */
const INTERFACE = {
  name: 'interface',
  inputs: ['frontend', 'tsconfig.base.json', ...SHARED_INPUTS],
  output: inRoot('frontend', 'out'),
  build: exportInterface,
};

function exportInterface() {
  return mustRun(
    'The interface could not be built; Next.js says why above.',
    process.execPath,
    [npmCli(), 'run', 'build', '--workspace', 'frontend'],
    { env: { ...process.env, ...NEXT_SETTINGS } },
  );
}

/**
 * Builds the server and the interface in parallel, each only if its sources have changed since its
 * last build.
 */
export async function buildWhereStale() {
  const ends = await Promise.allSettled([SERVER, INTERFACE].map(buildOne));
  for (const end of ends) if (end.status === 'rejected') throw end.reason;
}

/** Builds the server and the database programs if their sources have changed. */
export const buildServerWhereStale = () => buildOne(SERVER);

/** @param {Build} target */
async function buildOne({ name, inputs, output, build }) {
  const stamp = join(output, '.built-from');
  const skip = (/** @type {string} */ path) => BESIDE_THE_SOURCES.test(path);
  const print = fingerprint({ root: ROOT, inputs, skip });
  if (isFresh(stamp, print)) return;
  // A failed build must not leave the stamp of the previous one.
  rmSync(stamp, { force: true });
  await step(`Building the ${name}`, `The ${name} is built`, build);
  markFresh(stamp, print);
}
