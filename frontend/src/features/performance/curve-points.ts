import type { Benchmark, Snapshot } from '@finally/contract';
import type { Prices } from '@/features/portfolio/live-valuation';

/** A value at an instant, in Unix seconds. */
export interface CurvePoint {
  time: number;
  value: number;
}

/**
 * Snapshots as a curve with at most one point a second, oldest first. A trade
 * and a regular snapshot can fall into the same second: the later one counts.
 */
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

/**
 * The curve with the value of now at its end. That point stands at the instant
 * of the server's latest answer and moves up and down with the market, so that a
 * chart can follow it without drawing everything again.
 */
export function withLivePoint(
  curve: readonly CurvePoint[],
  answeredAt: string,
  value: number,
): CurvePoint[] {
  const time = Math.floor(Date.parse(answeredAt) / 1_000);
  return [...curve, { time: Math.max(time, (curve.at(-1)?.time ?? 0) + 1), value }];
}

/**
 * Returns what the curve is compared with, ended at the instant of the curve's end and at the
 * prices of now, so that both ends can be set against each other. A holding that is not streamed
 * counts at the price of the server's answer.
 *
 * @param time in Unix seconds: the end of the curve
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
  // The end of the newest bar may lie ahead of the curve.
  return [...past.filter((point) => point.time < time), { time, value }];
}
