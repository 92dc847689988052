/**
 * Optimal string alignment distance: the fewest insertions, deletions,
 * substitutions and swaps of neighbours that turn `from` into `to`, no piece
 * edited twice. This is the restricted form of the Damerau-Levenshtein
 * distance (F. J. Damerau, "A technique for computer detection and correction
 * of spelling errors", CACM 7(3), 1964), computed with the table of R. A.
 * Wagner and M. J. Fischer, "The string-to-string correction problem", JACM
 * 21(1), 1974, of which three rows are kept.
 *
 * @param limit what is still of interest; at the first sign of more, gives up
 * @returns the distance, or `limit + 1` where it is greater than `limit`
 */
export function editDistance(from: string, to: string, limit: number): number {
  if (Math.abs(from.length - to.length) > limit) return limit + 1;

  let beforeLast: number[] = [];
  let last = Array.from({ length: to.length + 1 }, (_, column) => column);
  for (let row = 1; row <= from.length; row++) {
    const current = [row];
    let least = row;
    for (let column = 1; column <= to.length; column++) {
      const same = from[row - 1] === to[column - 1];
      let cost = Math.min(
        at(last, column) + 1,
        at(current, column - 1) + 1,
        at(last, column - 1) + (same ? 0 : 1),
      );
      if (
        row > 1 &&
        column > 1 &&
        from[row - 1] === to[column - 2] &&
        from[row - 2] === to[column - 1]
      ) {
        cost = Math.min(cost, at(beforeLast, column - 2) + 1);
      }
      current.push(cost);
      least = Math.min(least, cost);
    }
    // No swap can undercut this either: two rows back nothing is below `limit`.
    if (least > limit) return limit + 1;
    beforeLast = last;
    last = current;
  }
  return Math.min(at(last, to.length), limit + 1);
}

const at = (row: readonly number[], column: number): number => row[column] ?? 0;
