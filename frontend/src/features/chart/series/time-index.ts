/** The instants of a chart's bars, oldest first. */
type Times = readonly { time: number }[];

/** Returns the index of the last bar that begins at `time` or before; -1 if none does. */
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

/** The time between a bar and the next; beyond both ends the axis goes on in steps of the interval. */
const stepAt = (bars: Times, index: number, intervalSeconds: number): number => {
  const [bar, next] = [bars[index], bars[index + 1]];
  return bar && next ? next.time - bar.time : intervalSeconds;
};

/** Returns where an instant lies on the axis, as a bar's index with a fraction. */
export function indexOfTime(bars: Times, time: number, intervalSeconds: number): number {
  const index = barAt(bars, time);
  const bar = bars[Math.max(index, 0)];
  if (!bar) return 0;
  return Math.max(index, 0) + (time - bar.time) / stepAt(bars, index, intervalSeconds);
}

/** Returns the instant at an index of the axis, which may have a fraction or lie beyond the bars. */
export function timeOfIndex(bars: Times, index: number, intervalSeconds: number): number {
  const within = Math.min(Math.max(Math.floor(index), 0), bars.length - 1);
  const bar = bars[within];
  if (!bar) return 0;
  const step = index < 0 ? intervalSeconds : stepAt(bars, within, intervalSeconds);
  return bar.time + (index - within) * step;
}

/**
 * Returns the pixel of an index with a fraction, between those of the whole indices beside it: the
 * library answers 0 for an index that is not whole.
 */
export function coordinateOfIndex(
  index: number,
  coordinateOfWhole: (whole: number) => number | null,
): number | null {
  const before = Math.floor(index);
  const start = coordinateOfWhole(before);
  if (start === null || before === index) return start;
  const end = coordinateOfWhole(before + 1);
  return end === null ? null : start + (index - before) * (end - start);
}

/** Returns the index with a fraction at a pixel; bars stand at equal distances. Null if there are none. */
export function indexOfCoordinate(
  x: number,
  coordinateOfWhole: (whole: number) => number | null,
): number | null {
  const first = coordinateOfWhole(0);
  const second = coordinateOfWhole(1);
  return first === null || second === null || first === second
    ? null
    : (x - first) / (second - first);
}
