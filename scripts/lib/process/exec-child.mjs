import { spawn } from 'node:child_process';
import { ROOT } from '../root.mjs';
import { exitCodeOf, onEnding } from './signals.mjs';

const WINDOWS = process.platform === 'win32';
/** The server itself ends within 2 s. */
const PATIENCE_MS = 10_000;

/**
 * Runs a Node program in place of this one: it uses our output, its exit code becomes ours, and it
 * receives exactly one signal to end, however many arrive here. (Ctrl-C signals a whole process
 * group and npm repeats it, so the program gets a process group of its own. On Windows the console
 * signals the program directly.)
 * @param {string} node path of the executable
 * @param {string[]} args
 * @param {{ env?: NodeJS.ProcessEnv, patience_ms?: number }} [options] `patience_ms`: how long the
 *   program may take to end once signaled
 * @returns {Promise<number>} its exit code
 */
export function execChild(node, args, { env = process.env, patience_ms = PATIENCE_MS } = {}) {
  const watchdog = new URL('parent-watchdog.mjs', import.meta.url).href;
  const child = spawn(node, ['--import', watchdog, ...args], {
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
        console.error(
          `The program did not end within ${patience_ms / 1000} s after ${signal} and is killed.`,
        );
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
