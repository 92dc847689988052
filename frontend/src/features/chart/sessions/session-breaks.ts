const DAY_SECONDS = 86_400;

/** The trading day of this market ends at midnight UTC. */
const dayOf = (time: number): number => Math.floor(time / DAY_SECONDS);

/** Returns the indices of the bars that are the first of a trading day; none for bars of a day or more. */
export function sessionBreaks(
  bars: readonly { readonly time: number }[],
  intervalSeconds: number,
): readonly number[] {
  if (intervalSeconds >= DAY_SECONDS) return [];
  return bars.flatMap(({ time }, index) => {
    const before = bars[index - 1];
    return before && dayOf(before.time) !== dayOf(time) ? [index] : [];
  });
}
