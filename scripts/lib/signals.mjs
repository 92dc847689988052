import { constants } from 'node:os';

/** @type {NodeJS.Signals[]} */
const ENDING = ['SIGINT', 'SIGTERM', 'SIGHUP'];
const PARENT_CHECK_MS = 500;

/**
 * Calls `heard` for each signal that asks this process to end, until the
 * returned function is called. Meanwhile the signals no longer end it.
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
 * npm runs us through a shell. A SIGTERM for npm ends both and, where the shell
 * does not stand aside (Debian's), never reaches us; all we see is another parent.
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
 * A child's end as an exit code, in the shell's convention for signals (128 + number).
 * @param {number | null} code
 * @param {NodeJS.Signals | null} signal
 */
export function exitCodeOf(code, signal) {
  return signal === null ? (code ?? 1) : 128 + constants.signals[signal];
}
