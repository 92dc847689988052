/** Longer texts are not compared. Typed text is cut to the same length. */
const LENGTH_MAX = 64;

/** The three table rows needed at a time. Every cell is written before it is read. */
const ROWS = [0, 1, 2].map(() => new Uint8Array(LENGTH_MAX + 1)) as [
  Uint8Array,
  Uint8Array,
  Uint8Array,
];

/**
 * Returns the optimal string alignment distance: the fewest insertions, deletions, substitutions
 * and swaps of adjacent characters that turn `from` into `to`, without editing any substring twice.
 * This is the restricted form of the Damerau-Levenshtein distance (F. J. Damerau, "A technique for
 * computer detection and correction of spelling errors", CACM 7(3), 1964). It is computed with the
 * table of R. A. Wagner and M. J. Fischer, "The string-to-string correction problem", JACM 21(1),
 * 1974, keeping three rows and, in each, only the cells within `limit` of the diagonal (E. Ukkonen,
 * "Algorithms for approximate string matching", Information and Control 64, 1985).
 *
 * @param limit the largest distance of interest; the computation stops once it is exceeded
 * @returns the distance, or `limit + 1` if it is greater than `limit`
 */
export function editDistance(from: string, to: string, limit: number): number {
  const tooFar = limit + 1;
  if (Math.abs(from.length - to.length) > limit) return tooFar;
  if (from.length > LENGTH_MAX || to.length > LENGTH_MAX) return tooFar;

  let [beforeLast, last, current] = ROWS;
  for (let column = 0; column <= to.length; column++) last[column] = column;
  for (let row = 1; row <= from.length; row++) {
    const first = Math.max(1, row - limit);
    const end = Math.min(to.length, row + limit);
    // Outside the band every distance exceeds the limit.
    current[first - 1] = first === 1 ? row : tooFar;
    let least = current[first - 1] as number;
    for (let column = first; column <= end; column++) {
      const cost = costAt(from, to, row, column, beforeLast, last, current);
      current[column] = cost;
      if (cost < least) least = cost;
    }
    if (end < to.length) current[end + 1] = tooFar;
    // A swap cannot get below the limit either, because no cell two rows back is below it.
    if (least > limit) return tooFar;
    [beforeLast, last, current] = [last, current, beforeLast];
  }
  return Math.min(last[to.length] as number, tooFar);
}

function costAt(
  from: string,
  to: string,
  row: number,
  column: number,
  beforeLast: Uint8Array,
  last: Uint8Array,
  current: Uint8Array,
): number {
  const same = from.charCodeAt(row - 1) === to.charCodeAt(column - 1);
  const kept = (last[column - 1] as number) + (same ? 0 : 1);
  const removed = (last[column] as number) + 1;
  const added = (current[column - 1] as number) + 1;
  let cost = kept < removed ? kept : removed;
  if (added < cost) cost = added;
  if (
    row > 1 &&
    column > 1 &&
    from.charCodeAt(row - 1) === to.charCodeAt(column - 2) &&
    from.charCodeAt(row - 2) === to.charCodeAt(column - 1)
  ) {
    const swapped = (beforeLast[column - 2] as number) + 1;
    if (swapped < cost) cost = swapped;
  }
  return cost;
}
