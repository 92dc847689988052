import {
  chmodSync,
  cpSync,
  mkdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { basename, join } from 'node:path';
import { OUTSIDE } from '../build/server-bundle.mjs';
import { inRoot, ROOT } from '../root.mjs';
import { lockedClosure } from './locked-closure.mjs';

const NAME = 'finally-terminal';

/**
 * Assembles the package that `npx finally-terminal` and the container run: the built server and
 * interface, the command, and the unbundled dependencies, pinned to the versions in our lockfile.
 * @param {string} folder the target, which is emptied first
 */
export async function assemblePackage(folder) {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(join(folder, 'backend'), { recursive: true });
  const { version } = readJson('backend', 'package.json');
  const { description, license, engines } = readJson('package.json');

  copy('backend/dist', folder, (name) => name.endsWith('.js'));
  copy('frontend/out', folder, (name) => name !== '.built-from');
  for (const file of ['README.md', 'LICENSE']) cpSync(inRoot(file), join(folder, file));
  writeJson(join(folder, 'backend', 'package.json'), { version, type: 'module' });

  const { packages, dependencies } = lockedClosure(readJson('package-lock.json'), OUTSIDE);
  const about = { name: NAME, version, description, license, engines };
  writeJson(join(folder, 'package.json'), {
    ...about,
    type: 'module',
    bin: { [NAME]: 'bin/finally-terminal.js' },
    files: ['backend', 'frontend', 'bin'],
    dependencies,
  });
  writeJson(join(folder, 'npm-shrinkwrap.json'), {
    name: NAME,
    version,
    lockfileVersion: 3,
    requires: true,
    packages: { '': { ...about, dependencies }, ...packages },
  });
  await bundleCommands(join(folder, 'bin'));
}

/** @param {string} outdir */
async function bundleCommands(outdir) {
  const { build, stop } = await import('esbuild');
  try {
    await build({
      absWorkingDir: ROOT,
      entryPoints: ['scripts/packaged/finally-terminal.mjs', 'scripts/packaged/healthy.mjs'],
      outdir,
      bundle: true,
      platform: 'node',
      format: 'esm',
      target: 'node22',
      logLevel: 'warning',
    });
  } finally {
    await stop();
  }
  chmodSync(join(outdir, 'finally-terminal.js'), 0o755);
}

/**
 * @param {string} path a folder of the checkout
 * @param {string} folder
 * @param {(name: string) => boolean} wanted
 */
function copy(path, folder, wanted) {
  const from = inRoot(...path.split('/'));
  cpSync(from, join(folder, ...path.split('/')), {
    recursive: true,
    filter: (source) => statSync(source).isDirectory() || wanted(basename(source)),
  });
}

/** @param {...string} path */
const readJson = (...path) => JSON.parse(readFileSync(inRoot(...path), 'utf8'));

/**
 * @param {string} path
 * @param {unknown} value
 */
const writeJson = (path, value) => writeFileSync(path, `${JSON.stringify(value, null, 2)}\n`);
