import { toIso } from '../../kernel/time/clock.ts';
import { type CurvePoint, maximumDrawdown, risk, thinCurve } from '../../portfolio/index.ts';

/** Points of a curve that are drawn. */
const POINTS_MAX = 240;

/** The figures of a value curve over a span. */
export interface CurveFigures {
  readonly return_percent: number;
  readonly max_drawdown_percent: number;
  readonly volatility_percent: number | null;
  readonly sharpe_ratio: number | null;
  readonly points: { time: string; value: number }[];
}

/**
 * Returns return, drawdown, volatility and Sharpe ratio of a curve. No money comes to an account or goes
 * from it between resets, so that the time-weighted return is the last value over the first, less one
 * (Dietz, Pension Funds: Measuring Investment Performance, 1966, with no flows).
 *
 * @param curve oldest first
 */
export function figuresOf(curve: readonly CurvePoint[]): CurveFigures {
  const first = curve[0]?.total_value_cents ?? 0;
  const last = curve.at(-1)?.total_value_cents ?? 0;
  const swing = risk(curve);
  return {
    return_percent: first === 0 ? 0 : round(100 * (last / first - 1)),
    max_drawdown_percent: round(100 * (maximumDrawdown(curve)?.depth ?? 0)),
    volatility_percent: swing ? round(100 * swing.volatility) : null,
    sharpe_ratio: swing?.sharpe_ratio == null ? null : round(swing.sharpe_ratio),
    points: thinCurve(curve, POINTS_MAX).map(({ recorded_at_ms, total_value_cents }) => ({
      time: toIso(recorded_at_ms),
      value: first === 0 ? 100 : round((100 * total_value_cents) / first),
    })),
  };
}

/** Rounds to four decimals. */
export const round = (value: number): number => Math.round(value * 10_000) / 10_000;
