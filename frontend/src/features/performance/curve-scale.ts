/** A line to draw: values at instants in Unix seconds, oldest first. */
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
 * Round numbers over an extent, about `count` of them, lowest first (Heckbert,
 * Nice Numbers for Graph Labels, Graphics Gems 1990).
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

/** Lowest and highest value, with some air around them; a flat line gets some as well. */
export function extentOf(values: readonly number[]): Extent {
  if (values.length === 0) return { min: 0, max: 1 };
  let [min = 0, max = 0] = [values[0], values[0]];
  for (const value of values) {
    if (value < min) min = value;
    if (value > max) max = value;
  }
  const air = (max - min) * 0.08 || Math.abs(max) * 0.005 || 1;
  return { min: min - air, max: max + air };
}

/** How far each value stands below the highest one before it, in percent: 0 or less. */
export function drawdowns(points: readonly Point[]): Point[] {
  let peak = Number.NEGATIVE_INFINITY;
  return points.map(({ time, value }) => {
    peak = Math.max(peak, value);
    return { time, value: peak > 0 ? (value / peak - 1) * 100 : 0 };
  });
}

/** The point at an instant, or the last one before it; undefined before the first. */
export function pointAt(points: readonly Point[], time: number): Point | undefined {
  let [low, high] = [0, points.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((points[middle] as Point).time <= time) low = middle + 1;
    else high = middle;
  }
  return points[low - 1];
}

/** Points as the data of an SVG path, in pixels to one decimal. */
export const pathOf = (
  points: readonly Point[],
  x: (time: number) => number,
  y: (value: number) => number,
): string =>
  points
    .map(({ time, value }, at) => `${at ? 'L' : 'M'}${x(time).toFixed(1)} ${y(value).toFixed(1)}`)
    .join('');
