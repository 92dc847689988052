import { spawn } from 'node:child_process';
import { pathToFileURL } from 'node:url';
import { inRoot, ROOT } from './root.mjs';
import { exitCodeOf, onEnding } from './signals.mjs';

const WINDOWS = process.platform === 'win32';
/** The server itself promises to end within 2 s. */
const PATIENCE_MS = 10_000;

/**
 * Runs a Node program in our place: it has our output, its exit code is ours,
 * and it hears a request to end exactly once, however many arrive. (Ctrl-C
 * reaches a whole group of processes and npm passes it on once more, so the
 * program gets a group of its own. Windows has no such groups to leave, and no
 * npm that repeats: there the console tells the program itself.)
 * @param {string} node path of the executable
 * @param {string[]} args
 * @param {{ env?: NodeJS.ProcessEnv, patience_ms?: number }} [options]
 *   `patience_ms`: how long the program may take to end once asked
 * @returns {Promise<number>} its exit code
 */
export function handOver(node, args, { env = process.env, patience_ms = PATIENCE_MS } = {}) {
  const tether = pathToFileURL(inRoot('scripts', 'tether.mjs')).href;
  const child = spawn(node, ['--import', tether, ...args], {
    cwd: ROOT,
    env,
    detached: !WINDOWS,
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  return new Promise((resolve, reject) => {
    /** @type {NodeJS.Timeout | undefined} */
    let deadline;
    const release = onEnding((signal) => {
      if (deadline) return;
      if (!WINDOWS) child.kill(signal === 'SIGHUP' ? 'SIGTERM' : signal);
      deadline = setTimeout(() => {
        console.error(`Not ended ${patience_ms / 1000} s after ${signal}; ending it by force.`);
        child.kill('SIGKILL');
      }, patience_ms);
    });
    child.once('error', reject);
    child.once('exit', (code, signal) => {
      clearTimeout(deadline);
      release();
      resolve(exitCodeOf(code, signal));
    });
  });
}
