/** A point of a value curve. */
export interface CurvePoint {
  readonly recorded_at_ms: number;
  readonly total_value_cents: number;
}

/** First, lowest, highest and last. */
const POINTS_PER_BUCKET = 4;

/**
 * At most `points_max` of the points that show the same shape: of each stretch
 * of time the first, the lowest, the highest and the last are kept, so no peak
 * and no trough is lost (M4: Jugel et al., VLDB 2014).
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
  const width_ms = (last.recorded_at_ms - first.recorded_at_ms + 1) / buckets;
  const kept: Point[] = [];
  let bucket: Point[] = [];
  let number = 0;
  for (const point of points) {
    const its = Math.floor((point.recorded_at_ms - first.recorded_at_ms) / width_ms);
    if (its !== number) {
      kept.push(...shapeOf(bucket));
      bucket = [];
      number = its;
    }
    bucket.push(point);
  }
  kept.push(...shapeOf(bucket));
  return kept;
}

/** The bucket's first, lowest, highest and last point, each once, oldest first. */
function shapeOf<Point extends CurvePoint>(bucket: readonly Point[]): readonly Point[] {
  const [first] = bucket;
  const last = bucket.at(-1);
  if (!first || !last) return [];
  let lowest = first;
  let highest = first;
  for (const point of bucket) {
    if (point.total_value_cents < lowest.total_value_cents) lowest = point;
    if (point.total_value_cents > highest.total_value_cents) highest = point;
  }
  return [...new Set([first, lowest, highest, last])].sort(
    (left, right) => left.recorded_at_ms - right.recorded_at_ms,
  );
}

/**
 * The value at the end of each stretch of `interval_ms`, with the last known
 * one carried over stretches without a point. Begins with the first point.
 *
 * @param points oldest first
 */
export function sampleCurve(points: readonly CurvePoint[], interval_ms: number): number[] {
  const [first] = points;
  if (!first) return [];
  const samples = [first.total_value_cents];
  let end_ms = first.recorded_at_ms + interval_ms;
  let value = first.total_value_cents;
  for (const point of points) {
    while (point.recorded_at_ms > end_ms) {
      samples.push(value);
      end_ms += interval_ms;
    }
    value = point.total_value_cents;
  }
  if (points.at(-1)?.recorded_at_ms === end_ms) samples.push(value);
  return samples;
}
