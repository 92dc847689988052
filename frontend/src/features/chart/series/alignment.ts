import type { DrawnBar } from './live-bar';

/**
 * Returns for each bar the close of another ticker at that time: of its newest bar that is not later.
 * Null before its first bar.
 */
export function alignedCloses(
  bars: readonly Pick<DrawnBar, 'time'>[],
  other: readonly Pick<DrawnBar, 'time' | 'close'>[],
): (number | null)[] {
  const closes: (number | null)[] = [];
  let at = -1;
  for (const { time } of bars) {
    while ((other[at + 1]?.time ?? Number.POSITIVE_INFINITY) <= time) at += 1;
    closes.push(other[at]?.close ?? null);
  }
  return closes;
}

/** Returns the change from `base` to `value` in percent. */
export const percentFrom = (base: number, value: number): number => (value / base - 1) * 100;
