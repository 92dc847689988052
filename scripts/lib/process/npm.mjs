import { existsSync, realpathSync } from 'node:fs';
import { basename, delimiter, dirname, join } from 'node:path';
import { Refusal } from '../refusal.mjs';

const CLI = 'npm-cli.js';

/**
 * Finds npm's JavaScript entry point, which any Node can run without a shell or `npm.cmd` on
 * Windows.
 * @param {NodeJS.ProcessEnv} [env]
 * @param {string} [node] path of the Node whose bundled npm is wanted
 * @returns {string} path of npm-cli.js
 * @throws {Refusal} if there is no npm
 */
export function npmCli(env = process.env, node = process.execPath) {
  const running = env.npm_execpath;
  if (running && basename(running) === CLI && existsSync(running)) return running;

  const beside = [dirname(node), join(dirname(node), '..', 'lib')];
  const path = (env.PATH ?? '').split(delimiter).filter((folder) => folder !== '');
  for (const folder of [...beside, ...path]) {
    const bundled = join(folder, 'node_modules', 'npm', 'bin', CLI);
    if (existsSync(bundled)) return bundled;
    const link = join(folder, 'npm');
    if (existsSync(link) && basename(realpathSync(link)) === CLI) return realpathSync(link);
  }
  throw new Refusal(
    'npm was not found. It comes with Node.js: install Node 24 from https://nodejs.org and try again.',
  );
}
