import type { Cents } from '../../kernel/money.ts';

/** A point of a value curve. */
export interface CurvePoint {
  readonly recorded_at_ms: number;
  readonly total_value_cents: Cents;
}

/** The first, lowest, highest and last point. */
const POINTS_PER_BUCKET = 4;

/**
 * Returns at most `points_max` of the points, with the same shape: the first, lowest, highest and
 * last point of each interval, so that no peak and no trough is lost (M4: Jugel et al., VLDB 2014).
 *
 * @param points oldest first
 * @param points_max at least four
 */
export function thinCurve<Point extends CurvePoint>(
  points: readonly Point[],
  points_max: number,
): readonly Point[] {
  const first = points[0];
  const last = points.at(-1);
  if (points.length <= points_max || !first || !last) return points;
  const buckets = Math.floor(points_max / POINTS_PER_BUCKET);
  // Whole milliseconds, so that rounding cannot add a bucket.
  const width_ms = Math.ceil((last.recorded_at_ms - first.recorded_at_ms + 1) / buckets);
  const kept: Point[] = [];
  for (let start = 0; start < points.length; ) {
    const begin = points[start] as Point;
    const offset_ms = begin.recorded_at_ms - first.recorded_at_ms;
    const end_ms = begin.recorded_at_ms - (offset_ms % width_ms) + width_ms;
    let end = start + 1;
    while (end < points.length && (points[end] as Point).recorded_at_ms < end_ms) end++;
    const bucket = points.slice(start, end);
    kept.push(...distinct([begin, ...extremesOf(bucket)]));
    start = end;
  }
  return kept;
}

/**
 * Groups consecutive points that have the same interval number.
 *
 * @param points oldest first
 */
export function groupByInterval<Point extends CurvePoint>(
  points: readonly Point[],
  numberOf: (point: Point) => number,
): readonly (readonly Point[])[] {
  const groups: Point[][] = [];
  let number: number | undefined;
  for (const point of points) {
    const its = numberOf(point);
    if (its === number) groups.at(-1)?.push(point);
    else groups.push([point]);
    number = its;
  }
  return groups;
}

/**
 * Returns the lowest, the highest and the last point, each once, oldest first. Among equal points
 * the earliest is chosen.
 *
 * @param group oldest first, not empty
 */
export function extremesOf<Point extends CurvePoint>(group: readonly Point[]): readonly Point[] {
  let lowest = group[0] as Point;
  let highest = lowest;
  for (const point of group) {
    if (point.total_value_cents < lowest.total_value_cents) lowest = point;
    if (point.total_value_cents > highest.total_value_cents) highest = point;
  }
  return distinct([lowest, highest, group.at(-1) as Point]);
}

const distinct = <Point extends CurvePoint>(points: readonly Point[]): readonly Point[] =>
  [...new Set(points)].sort((left, right) => left.recorded_at_ms - right.recorded_at_ms);

/**
 * Returns the value at the end of each interval of `interval_ms`; an interval without a point keeps
 * the last known value. Intervals begin at whole multiples of their length since the Unix epoch
 * (days at midnight UTC), so that a compacted curve gives the same values. The last interval is
 * left out, because it has not ended.
 *
 * @param points oldest first
 */
export function sampleCurve(points: readonly CurvePoint[], interval_ms: number): readonly Cents[] {
  const [first] = points;
  if (!first) return [];
  const samples: Cents[] = [];
  let end_ms = (Math.floor(first.recorded_at_ms / interval_ms) + 1) * interval_ms;
  let before = first;
  for (const point of points) {
    for (; point.recorded_at_ms >= end_ms; end_ms += interval_ms) {
      samples.push(before.total_value_cents);
    }
    before = point;
  }
  return samples;
}
