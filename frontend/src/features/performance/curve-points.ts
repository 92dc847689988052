import type { Benchmark, Snapshot } from '@finally/contract';
import type { Prices } from '@/features/portfolio/live-valuation';

/** A value at an instant, in Unix seconds. */
export interface CurvePoint {
  time: number;
  value: number;
}

/** Returns snapshots as a curve, oldest first, with one point per second: the latest of that second. */
export function toCurve(snapshots: readonly Snapshot[]): CurvePoint[] {
  const curve: CurvePoint[] = [];
  for (const { recorded_at, total_value } of snapshots) {
    const point = { time: Math.floor(Date.parse(recorded_at) / 1_000), value: total_value };
    const last = curve.at(-1);
    if (last && point.time < last.time) continue;
    if (last?.time === point.time) curve[curve.length - 1] = point;
    else curve.push(point);
  }
  return curve;
}

/** Returns the curve with the live value at its end, at the time of the server's latest answer. */
export function withLivePoint(
  curve: readonly CurvePoint[],
  answeredAt: string,
  value: number,
): CurvePoint[] {
  const time = Math.floor(Date.parse(answeredAt) / 1_000);
  return [...curve, { time: Math.max(time, (curve.at(-1)?.time ?? 0) + 1), value }];
}

/**
 * Returns the benchmark with a last point at the end of the curve, valued at live prices, so that both
 * ends are comparable. A holding without a live price has the price of the server's answer.
 *
 * @param time the end of the curve in Unix seconds
 */
export function withLiveComparison(
  { points, holdings }: Benchmark,
  latest: Prices,
  time: number,
): CurvePoint[] {
  if (holdings.length === 0) return [];
  const value = holdings.reduce(
    (sum, { ticker, shares, price }) => sum + shares * (latest[ticker]?.price ?? price),
    0,
  );
  const past = points.map((point) => ({
    time: Date.parse(point.time) / 1_000,
    value: point.value,
  }));
  // The end of the newest bar may be later than the curve.
  return [...past.filter((point) => point.time < time), { time, value }];
}
