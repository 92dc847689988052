import { lastIndexAt } from '@/shared/last-index-at';

/** The start times of a chart's bars, in ascending order. */
type Times = readonly { time: number }[];

/** Returns the seconds between a bar and the next; beyond both ends, those of the interval. */
const stepAt = (bars: Times, index: number, intervalSeconds: number): number => {
  const [bar, next] = [bars[index], bars[index + 1]];
  return bar && next ? next.time - bar.time : intervalSeconds;
};

/** Returns the position of an instant on the axis, as a bar's index with a fraction. */
export function indexOfTime(bars: Times, time: number, intervalSeconds: number): number {
  const index = lastIndexAt(bars, time);
  const bar = bars[Math.max(index, 0)];
  if (!bar) return 0;
  return Math.max(index, 0) + (time - bar.time) / stepAt(bars, index, intervalSeconds);
}

/** Returns the instant at an index of the axis, which may be fractional or beyond the bars. */
export function timeOfIndex(bars: Times, index: number, intervalSeconds: number): number {
  const within = Math.min(Math.max(Math.floor(index), 0), bars.length - 1);
  const bar = bars[within];
  if (!bar) return 0;
  const step = index < 0 ? intervalSeconds : stepAt(bars, within, intervalSeconds);
  return bar.time + (index - within) * step;
}

/**
 * Returns the x coordinate of a fractional index, interpolated between whole indices, because the
 * library returns 0 for an index that is not whole.
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

/** Returns the fractional index at an x coordinate; bars are evenly spaced. Null if there are none. */
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
