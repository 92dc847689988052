import { constants } from 'node:os';

/** @type {NodeJS.Signals[]} */
const ENDING = ['SIGINT', 'SIGTERM', 'SIGHUP'];
const PARENT_CHECK_MS = 500;

/**
 * Calls `heard` for each signal that asks this process to end, until the returned function is
 * called. Meanwhile the signals do not end the process.
 * @param {(signal: NodeJS.Signals) => void} heard
 */
export function onEnding(heard) {
  for (const signal of ENDING) process.on(signal, heard);
  const watch = watchParent(() => heard('SIGTERM'));
  return () => {
    for (const signal of ENDING) process.off(signal, heard);
    clearInterval(watch);
  };
}

/**
 * npm runs scripts through a shell. A SIGTERM to npm ends both and, if the shell does not replace
 * itself by the script (Debian's does not), never reaches this process. The only sign is a new
 * parent process.
 * @param {() => void} gone
 */
function watchParent(gone) {
  if (process.env.npm_lifecycle_event === undefined) return undefined;
  const parent = process.ppid;
  const watch = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(watch);
    gone();
  }, PARENT_CHECK_MS);
  return watch.unref();
}

/**
 * Returns a child's exit code, by the shell's convention for signals (128 + number).
 * @param {number | null} code
 * @param {NodeJS.Signals | null} signal
 */
export function exitCodeOf(code, signal) {
  return signal === null ? (code ?? 1) : 128 + constants.signals[signal];
}
