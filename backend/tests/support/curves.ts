import fc from 'fast-check';
import { cents } from '../../src/kernel/money.ts';
import type { CurvePoint } from '../../src/portfolio/value-curve/points.ts';

/** Returns points at the given times (milliseconds) with the given values (cents). */
export const curveOf = (...points: readonly (readonly [at_ms: number, value: number])[]) =>
  points.map(
    ([recorded_at_ms, value]): CurvePoint => ({
      recorded_at_ms,
      total_value_cents: cents(value),
    }),
  );

export const valuesOf = (curve: readonly CurvePoint[]): number[] =>
  curve.map(({ total_value_cents }) => total_value_cents);

export const timesOf = (curve: readonly CurvePoint[]): number[] =>
  curve.map(({ recorded_at_ms }) => recorded_at_ms);

/**
 * Generates curves of up to `points_max` rising and falling points, whose gaps are multiples of
 * `step_ms`.
 */
export const anyCurve = (step_ms: number, points_max: number): fc.Arbitrary<CurvePoint[]> =>
  fc
    .array(
      fc.record({
        wait: fc.oneof(
          { weight: 20, arbitrary: fc.integer({ min: 1, max: 3 }) },
          { weight: 1, arbitrary: fc.integer({ min: 1, max: 5_000 }) },
        ),
        value: fc.integer({ min: 1, max: 200 }),
      }),
      { minLength: 1, maxLength: points_max, size: 'max' },
    )
    .map((steps) => {
      let at_ms = Date.UTC(2025, 0, 1);
      return steps.map(({ wait, value }) => {
        at_ms += wait * step_ms;
        return { recorded_at_ms: at_ms, total_value_cents: cents(value) };
      });
    });
