/**
 * Returns the index of the last item whose time is `time` or earlier, by binary search; -1 if there is
 * none.
 *
 * @param items in ascending order of time
 */
export function lastIndexAt(items: readonly { time: number }[], time: number): number {
  let low = 0;
  let high = items.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((items[middle]?.time ?? 0) <= time) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
