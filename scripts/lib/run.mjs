import { spawn } from 'node:child_process';
import { Interrupted, Refusal } from './refusal.mjs';
import { ROOT } from './root.mjs';
import { exitCodeOf, onEnding } from './signals.mjs';

/**
 * Runs a program to its end and keeps what it says, errors and output in one
 * stream. A signal to us ends the program, and then us.
 * @param {string} command
 * @param {string[]} args
 * @param {{ env?: NodeJS.ProcessEnv, time_limit_ms?: number }} [options]
 * @returns {Promise<{ code: number, output: string }>}
 * @throws {Refusal} where the program cannot be started
 * @throws {Interrupted} where a signal came meanwhile
 */
export function run(command, args, { env = process.env, time_limit_ms = 0 } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      cwd: ROOT,
      env,
      stdio: ['ignore', 'pipe', 'pipe'],
      timeout: time_limit_ms,
      windowsHide: true,
    });
    /** @type {NodeJS.Signals | undefined} */
    let interrupted;
    const release = onEnding((signal) => {
      interrupted = signal;
      child.kill('SIGTERM');
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
      if (interrupted) reject(new Interrupted(interrupted));
      else resolve({ code: exitCodeOf(code, signal), output: Buffer.concat(said).toString() });
    });
  });
}

/**
 * Runs a program that must succeed; where it does not, shows all it said.
 * @param {string} refusal the sentence to end with on failure
 * @param {string} command
 * @param {string[]} args
 * @param {{ env?: NodeJS.ProcessEnv }} [options]
 * @throws {Refusal} with that sentence
 */
export async function mustRun(refusal, command, args, options) {
  const { code, output } = await run(command, args, options);
  if (code === 0) return;
  process.stderr.write(output);
  throw new Refusal(refusal);
}
