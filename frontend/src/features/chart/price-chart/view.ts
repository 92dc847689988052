import type { DrawnBar } from '../series/live-bar';

/** A summary of the bars in view, for screen readers. */
export interface View {
  bars: number;
  first: DrawnBar;
  last: DrawnBar;
  high: number;
  low: number;
}

/**
 * Summarizes the bars whose indices are in a range; null if there are none.
 *
 * @param range bars that are only partly in view are left out
 */
export function summarizeView(
  all: readonly DrawnBar[],
  range: { readonly from: number; readonly to: number } | null,
): View | null {
  const bars = range ? all.slice(Math.max(Math.ceil(range.from), 0), Math.floor(range.to) + 1) : [];
  const [first] = bars;
  const last = bars.at(-1);
  if (!first || !last) return null;
  const high = bars.reduce((most, bar) => Math.max(most, bar.high), first.high);
  const low = bars.reduce((least, bar) => Math.min(least, bar.low), first.low);
  return { bars: bars.length, first, last, high, low };
}
