/** The instants of a chart's bars, oldest first. */
type Times = readonly { time: number }[];

/** The index of the last bar that begins at `time` or before; -1 where none does. */
export function barAt(bars: Times, time: number): number {
  let low = 0;
  let high = bars.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((bars[middle]?.time ?? 0) <= time) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

/**
 * Where an instant lies on the axis, as a bar's index with a fraction. Beyond
 * both ends the axis goes on in steps of the interval.
 */
export function indexOfTime(bars: Times, time: number, intervalSeconds: number): number {
  const index = barAt(bars, time);
  const bar = bars[Math.max(index, 0)];
  if (!bar) return 0;
  const next = index < 0 ? undefined : bars[index + 1];
  const step = next ? next.time - bar.time : intervalSeconds;
  return Math.max(index, 0) + (time - bar.time) / step;
}

/** The instant at an index of the axis, which may lie beyond the bars. */
export function timeOfIndex(bars: Times, index: number, intervalSeconds: number): number {
  const within = Math.min(Math.max(Math.round(index), 0), bars.length - 1);
  const bar = bars[within];
  return bar ? bar.time + Math.round(index - within) * intervalSeconds : 0;
}
