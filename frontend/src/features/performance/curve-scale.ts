import { lastIndexAt } from '@/shared/last-index-at';

/** A point of a line to draw: a value at an instant in Unix seconds. */
export interface Point {
  time: number;
  value: number;
}

export interface Extent {
  min: number;
  max: number;
}

const STEPS = [1, 2, 2.5, 5, 10];

/**
 * Returns about `count` round numbers within an extent, in ascending order (Heckbert, Nice Numbers for
 * Graph Labels, Graphics Gems 1990).
 */
export function niceTicks({ min, max }: Extent, count: number): number[] {
  const span = max - min;
  if (!(span > 0) || count < 1) return [];
  const raw = span / count;
  const magnitude = 10 ** Math.floor(Math.log10(raw));
  const step = (STEPS.find((each) => each * magnitude >= raw) ?? 10) * magnitude;
  const ticks: number[] = [];
  for (let index = Math.ceil(min / step); index * step <= max; index++) ticks.push(index * step);
  return ticks;
}

/** Returns the lowest and the highest value, with a margin around them; a flat line gets one as well. */
export function extentOf(values: readonly number[]): Extent {
  if (values.length === 0) return { min: 0, max: 1 };
  let [min = 0, max = 0] = [values[0], values[0]];
  for (const value of values) {
    if (value < min) min = value;
    if (value > max) max = value;
  }
  const margin = (max - min) * 0.08 || Math.abs(max) * 0.005 || 1;
  return { min: min - margin, max: max + margin };
}

/** Returns by how many percent each value is below the highest one before it: 0 or less. */
export function drawdowns(points: readonly Point[]): Point[] {
  let peak = Number.NEGATIVE_INFINITY;
  return points.map(({ time, value }) => {
    peak = Math.max(peak, value);
    return { time, value: peak > 0 ? (value / peak - 1) * 100 : 0 };
  });
}

/** Returns the last point at an instant or before it; undefined before the first. */
export const pointAt = (points: readonly Point[], time: number): Point | undefined =>
  points[lastIndexAt(points, time)];

/** Returns points as the data of an SVG path, in pixels to one decimal. */
export const pathOf = (
  points: readonly Point[],
  x: (time: number) => number,
  y: (value: number) => number,
): string =>
  points
    .map(({ time, value }, at) => `${at ? 'L' : 'M'}${x(time).toFixed(1)} ${y(value).toFixed(1)}`)
    .join('');
