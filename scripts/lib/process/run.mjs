import { spawn } from 'node:child_process';
import { Interrupted, Refusal } from '../refusal.mjs';
import { ROOT } from '../root.mjs';
import { exitCodeOf, onEnding } from './signals.mjs';

const WINDOWS = process.platform === 'win32';
/**
 * After a SIGTERM, npm takes long to undo its work, which is unnecessary: the next `npm ci` starts
 * from scratch.
 */
const PATIENCE_MS = 1_500;

/**
 * Runs a program to its end and collects its output, stdout and stderr combined. A signal to this
 * process ends the program with all its children, and then this process.
 * @param {string} command
 * @param {string[]} args
 * @param {{ env?: NodeJS.ProcessEnv }} [options]
 * @returns {Promise<{ code: number, output: string }>}
 * @throws {Refusal} if the program cannot be started
 * @throws {Interrupted} if a signal arrived meanwhile
 */
export function run(command, args, { env = process.env } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      cwd: ROOT,
      env,
      stdio: ['ignore', 'pipe', 'pipe'],
      // A separate process group, so that it can be ended as a whole.
      detached: !WINDOWS,
      windowsHide: true,
    });
    /** @type {NodeJS.Signals | undefined} */
    let interrupted;
    /** @type {NodeJS.Timeout | undefined} */
    let deadline;
    const release = onEnding((signal) => {
      interrupted ??= signal;
      end(child, 'SIGTERM');
      deadline ??= setTimeout(() => end(child, 'SIGKILL'), PATIENCE_MS);
    });
    /** @type {Buffer[]} */
    const said = [];
    child.stdout.on('data', (chunk) => said.push(chunk));
    child.stderr.on('data', (chunk) => said.push(chunk));
    child.on('error', (error) => {
      release();
      reject(new Refusal(`${command} could not be started: ${error.message}`));
    });
    child.on('close', (code, signal) => {
      release();
      clearTimeout(deadline);
      if (interrupted) reject(new Interrupted(interrupted));
      else resolve({ code: exitCodeOf(code, signal), output: Buffer.concat(said).toString() });
    });
  });
}

/**
 * Ends a program with all its children.
 * @param {import('node:child_process').ChildProcess} child
 * @param {NodeJS.Signals} signal
 */
function end(child, signal) {
  if (WINDOWS || child.pid === undefined) {
    child.kill(signal);
    return;
  }
  try {
    process.kill(-child.pid, signal);
  } catch {
    // The whole process group has ended already.
  }
}

/**
 * Runs a program that must succeed; if it fails, prints its whole output.
 * @param {string} refusal the error message on failure
 * @param {string} command
 * @param {string[]} args
 * @param {{ env?: NodeJS.ProcessEnv }} [options]
 * @throws {Refusal} with that message
 */
export async function mustRun(refusal, command, args, options) {
  const { code, output } = await run(command, args, options);
  if (code === 0) return;
  process.stderr.write(output);
  throw new Refusal(refusal);
}
