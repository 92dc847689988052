import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  type CurvePoint,
  sampleCurve,
  thinCurve,
} from '../../../src/portfolio/value-curve/points.ts';
import { anyCurve, curveOf, valuesOf } from '../../support/curves.ts';

const MINUTE_MS = 60_000;

describe('a curve that is thinned to be drawn', () => {
  test('keeps its extremes and ends and its order, whatever its shape and however few points may stay', () => {
    fc.assert(
      fc.property(
        anyCurve(30_000, 2_500),
        fc.constantFrom(4, 5, 7, 40, 100, 1_000),
        (curve, points_max) => {
          const thinned = thinCurve(curve, points_max);
          expect(thinned.length).toBeLessThanOrEqual(points_max);
          expect(thinned[0]).toBe(curve[0]);
          expect(thinned.at(-1)).toBe(curve.at(-1));
          expect(Math.min(...valuesOf(thinned))).toBe(Math.min(...valuesOf(curve)));
          expect(Math.max(...valuesOf(thinned))).toBe(Math.max(...valuesOf(curve)));
          // A part of the curve in its order: each point is found behind the one before.
          let behind = -1;
          for (const point of thinned) {
            const at = curve.indexOf(point, behind + 1);
            expect(at).toBeGreaterThan(behind);
            behind = at;
          }
        },
      ),
      { numRuns: 200 },
    );
  });

  test('is left as it is where it is short enough', () => {
    const curve = curveOf([1, 5], [2, 9], [3, 1], [4, 4], [5, 7]);
    expect(thinCurve(curve, 5)).toEqual(curve);
    expect(thinCurve(curve, 4)).not.toEqual(curve);
    expect(thinCurve([], 1_000)).toEqual([]);
  });

  test('keeps of each of its stretches the first, lowest, highest and last point', () => {
    // Nine points from 0 to 7, so two stretches of four: [0, 4) and [4, 8).
    const curve = curveOf(
      [0, 50],
      [1, 70],
      [1.5, 60],
      [2, 40],
      [3, 55],
      [4, 10],
      [5, 20],
      [6, 15],
      [7, 30],
    );
    expect(valuesOf(thinCurve(curve, 8))).toEqual([50, 70, 40, 55, 10, 30]);
  });

  test('fills the chart: a year in points of equal distance comes in nearly all points allowed', () => {
    const curve = Array.from({ length: 50_000 }, (_, index): CurvePoint => {
      const value = 1_000_000 + Math.round(50_000 * Math.sin(index / 7));
      return curveOf([index * 600_000, value])[0] as CurvePoint;
    });
    expect(thinCurve(curve, 1_000).length).toBeGreaterThan(950);
  });
});

describe('samples of a curve', () => {
  test('are the values at which whole stretches end, carried over where nothing was recorded', () => {
    const curve = curveOf(
      [1 * MINUTE_MS, 10],
      [4 * MINUTE_MS, 20],
      [5 * MINUTE_MS, 25],
      [9.9 * MINUTE_MS, 30],
      [23 * MINUTE_MS, 40],
      [24 * MINUTE_MS, 50],
    );
    // [0, 5) ends at 20, [5, 10) at 30, [10, 15) and [15, 20) as before; [20, 25) has not ended.
    expect(sampleCurve(curve, 5 * MINUTE_MS)).toEqual([20, 30, 30, 30]);
  });

  test('of less than a whole stretch are none', () => {
    expect(sampleCurve([], MINUTE_MS)).toEqual([]);
    expect(sampleCurve(curveOf([5, 1], [59_999, 2]), MINUTE_MS)).toEqual([]);
    expect(sampleCurve(curveOf([59_999, 2], [60_000, 3]), MINUTE_MS)).toEqual([2]);
  });

  test('do not run backwards where the clock of the computer was set back', () => {
    const curve = curveOf([1 * MINUTE_MS, 1], [10 * MINUTE_MS, 2], [5 * MINUTE_MS, 3]);
    expect(sampleCurve(curve, 5 * MINUTE_MS)).toEqual([1, 1]);
  });
});
