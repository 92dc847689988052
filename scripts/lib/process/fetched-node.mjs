import { existsSync, readFileSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { step } from '../progress.mjs';
import { Refusal } from '../refusal.mjs';
import { inRoot } from '../root.mjs';
import { FLOOR, meetsFloor, nodePackage } from './node-floor.mjs';
import { npmCli } from './npm.mjs';
import { mustRun, run } from './run.mjs';

const INSTALL_BY_HAND = 'Install Node 24 from https://nodejs.org and try again.';

/**
 * Downloads a Node of the required version from the npm registry into `.node/`, unless it is there
 * already.
 * @returns {Promise<string>} path of its executable
 * @throws {Refusal} if none is published for this machine, or it cannot be downloaded or run
 */
export async function fetchedNode() {
  const wanted = nodePackage(process.platform, process.arch);
  const old = `FinAlly needs Node ${FLOOR} or later; this is ${process.versions.node}`;
  if (!wanted) {
    throw new Refusal(
      `${old}, and none is published for ${process.platform}-${process.arch}. ${INSTALL_BY_HAND}`,
    );
  }
  const folder = inRoot('.node', 'node_modules', wanted.name);
  const executable = join(folder, wanted.binary);
  if (isSuitable(folder, executable)) return executable;

  console.log(
    `${old}. It stays as it is: a Node ${wanted.range} goes into .node/ for FinAlly alone.`,
  );
  await step(`Fetching Node ${wanted.range}`, 'Fetched', async () => {
    const install = ['install', '--prefix', inRoot('.node'), '--no-save', '--ignore-scripts'];
    await mustRun(
      `Node ${wanted.range} could not be fetched. ${INSTALL_BY_HAND}`,
      process.execPath,
      [npmCli(), ...install, '--no-audit', '--no-fund', `${wanted.name}@${wanted.range}`],
    );
    const { code } = await run(executable, ['--version']);
    if (code !== 0) throw new Refusal(`The fetched Node does not run here. ${INSTALL_BY_HAND}`);
  });
  return executable;
}

/**
 * @param {string} folder
 * @param {string} executable
 */
function isSuitable(folder, executable) {
  if (!existsSync(executable)) return false;
  return meetsFloor(JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')).version);
}

/**
 * Returns an environment in which all child processes, including npm, use this Node.
 * @param {string} executable
 * @returns {NodeJS.ProcessEnv}
 */
export function environmentWith(executable) {
  const path = Object.keys(process.env).find((key) => key.toUpperCase() === 'PATH') ?? 'PATH';
  return {
    ...process.env,
    NODE: executable,
    npm_node_execpath: executable,
    npm_execpath: npmCli(),
    [path]: dirname(executable) + delimiter + (process.env[path] ?? ''),
  };
}
