/** Long forms are for changes of the assistant: they take minutes. */
const TRIES_ALL = process.env['FINALLY_ALL_WORDS'] !== undefined;

/**
 * Returns how many random messages a test tries: `count`, and ten times as many with
 * `FINALLY_ALL_WORDS=1`.
 */
export const tries = (count: number): number => (TRIES_ALL ? 10 * count : count);

/** Returns every `step`-th element, from `offset` on; all of them with `FINALLY_ALL_WORDS=1`. */
export const sample = <T>(all: readonly T[], step: number, offset = 0): readonly T[] =>
  TRIES_ALL ? all : all.filter((_, index) => index % step === offset % step);
