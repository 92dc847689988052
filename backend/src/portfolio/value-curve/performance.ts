import type { Cents } from '../../kernel/money.ts';
import { utcCalendar } from '../../kernel/time/calendar.ts';
import { DAY_MS, HOUR_MS, MINUTE_MS, YEAR_MS } from '../../kernel/time/units.ts';
import { type CurvePoint, sampleCurve } from './points.ts';

/** Minimum number of returns for a volatility. */
const RETURNS_MIN = 10;
/** A smaller deviation is a rounding error of equal returns. */
const DEVIATION_MIN = 1e-12;

/** A fall of the value from a peak. */
export interface Drawdown {
  /** Share of the peak that was lost, 0 to 1. */
  readonly depth: number;
  readonly peak_ms: number;
  readonly trough_ms: number;
}

/** The volatility of the value, and the return per unit of it. */
export interface Risk {
  /** The interval of the returns. */
  readonly interval_ms: number;
  /** Standard deviation of the returns, annualized; 0.2 means 20 % a year. */
  readonly volatility: number;
  /** Null if all returns are equal. */
  readonly sharpe_ratio: number | null;
}

/**
 * Returns the largest fall from a peak: max over t of `1 − V(t) / max over s≤t of V(s)`
 * (Magdon-Ismail and Atiya, Maximum Drawdown, Risk 2004). Undefined if the value never fell.
 *
 * @param curve oldest first
 */
export function maximumDrawdown(curve: readonly CurvePoint[]): Drawdown | undefined {
  let worst: Drawdown | undefined;
  let [peak] = curve;
  if (!peak) return undefined;
  let trough = peak;
  for (const point of curve) {
    if (point.total_value_cents > peak.total_value_cents) {
      peak = point;
      trough = point;
    }
    // Only a new low since the peak can be a deeper fall.
    if (point.total_value_cents >= trough.total_value_cents) continue;
    trough = point;
    const depth = 1 - point.total_value_cents / peak.total_value_cents;
    if (depth > (worst?.depth ?? 0)) {
      worst = { depth, peak_ms: peak.recorded_at_ms, trough_ms: point.recorded_at_ms };
    }
  }
  return worst;
}

/**
 * Returns volatility and Sharpe ratio of the value curve; undefined if the curve is too short.
 *
 * Simple returns `r(i) = V(i) / V(i−1) − 1` are taken between the ends of consecutive intervals of
 * five minutes, of an hour if the curve is longer than two days, or of a day if it is longer than
 * sixty. Volatility is their sample standard deviation times `√n`, with n intervals a year (Hull,
 * Options, Futures, and Other Derivatives, 15.4; the year is a calendar one because this market
 * never closes). The Sharpe ratio is the mean return over that deviation, times `√n`, against a
 * riskless return of zero, which is what idle cash earns here (Sharpe, The Sharpe Ratio, Journal of
 * Portfolio Management 1994).
 *
 * @param curve oldest first
 */
export function risk(curve: readonly CurvePoint[]): Risk | undefined {
  const interval_ms = returnInterval(curve);
  const samples = sampleCurve(curve, interval_ms);
  const returns = samples.slice(1).map((value, index) => value / (samples[index] as number) - 1);
  if (returns.length < RETURNS_MIN || returns.some((value) => !Number.isFinite(value))) {
    return undefined;
  }
  const mean = returns.reduce((sum, value) => sum + value, 0) / returns.length;
  const variance =
    returns.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (returns.length - 1);
  const deviation = Math.sqrt(variance);
  const annual = Math.sqrt(YEAR_MS / interval_ms);
  return {
    interval_ms,
    volatility: deviation * annual,
    sharpe_ratio: deviation > DEVIATION_MIN ? (mean / deviation) * annual : null,
  };
}

function returnInterval(curve: readonly CurvePoint[]): number {
  const span_ms = (curve.at(-1)?.recorded_at_ms ?? 0) - (curve[0]?.recorded_at_ms ?? 0);
  if (span_ms > 60 * DAY_MS) return DAY_MS;
  return span_ms > 2 * DAY_MS ? HOUR_MS : 5 * MINUTE_MS;
}

/**
 * Returns the value that today's change is measured against: the last one before midnight UTC, or
 * the first one if the ledger was opened today.
 *
 * @param curve oldest first
 */
export function valueAtDayStart(
  curve: readonly CurvePoint[],
  now_ms: number,
  starting_value_cents: Cents,
): Cents {
  const midnight_ms = utcCalendar.dayStart_ms(now_ms);
  const before = curve.findLast(({ recorded_at_ms }) => recorded_at_ms < midnight_ms);
  return before?.total_value_cents ?? starting_value_cents;
}
