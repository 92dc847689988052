import { spawn } from 'node:child_process';
import { exitCodeOf, onEnding } from './signals.mjs';

/**
 * Runs several Node programs in parallel until one ends or this process is signaled; then all are
 * ended.
 * @param {{ args: string[], cwd: string, env?: NodeJS.ProcessEnv }[]} programs
 * @returns {Promise<number>} the exit code of the program that ended first
 */
export async function runParallel(programs) {
  const children = programs.map(({ args, cwd, env }) =>
    spawn(process.execPath, args, {
      cwd,
      env: { ...process.env, ...env },
      stdio: ['ignore', 'inherit', 'inherit'],
    }),
  );
  const endAll = () => {
    for (const child of children) child.kill('SIGTERM');
  };
  const release = onEnding(endAll);
  /** @type {number[]} */
  const codes = [];
  await Promise.all(
    children.map(
      (child) =>
        new Promise((resolve, reject) => {
          child.once('error', reject);
          child.once('exit', (code, signal) => {
            codes.push(exitCodeOf(code, signal));
            endAll();
            resolve(undefined);
          });
        }),
    ),
  );
  release();
  return codes[0] ?? 0;
}
