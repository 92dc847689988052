import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  type CurvePoint,
  sampleCurve,
  thinCurve,
} from '../../../src/portfolio/value-curve/points.ts';
import { anyCurve, curveOf, valuesOf } from '../../support/curves.ts';

const MINUTE_MS = 60_000;

describe('a curve reduced for a chart', () => {
  test('keeps its extremes, its ends and its order, for any shape and any limit', () => {
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
          // The points are a subsequence of the curve: each is found after the previous one.
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

  test('is unchanged if it is short enough', () => {
    const curve = curveOf([1, 5], [2, 9], [3, 1], [4, 4], [5, 7]);
    expect(thinCurve(curve, 5)).toEqual(curve);
    expect(thinCurve(curve, 4)).not.toEqual(curve);
    expect(thinCurve([], 1_000)).toEqual([]);
  });

  test('keeps the first, lowest, highest and last point of each interval', () => {
    // Nine points from 0 to 7, so two intervals of four: [0, 4) and [4, 8).
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

  test('uses nearly all of the allowed points for a year of equally spaced points', () => {
    const curve = Array.from({ length: 50_000 }, (_, index): CurvePoint => {
      const value = 1_000_000 + Math.round(50_000 * Math.sin(index / 7));
      return curveOf([index * 600_000, value])[0] as CurvePoint;
    });
    expect(thinCurve(curve, 1_000).length).toBeGreaterThan(950);
  });
});

describe('samples of a curve', () => {
  test('are the values at the ends of whole intervals, carried over if nothing was recorded', () => {
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

  test('of less than a whole interval are empty', () => {
    expect(sampleCurve([], MINUTE_MS)).toEqual([]);
    expect(sampleCurve(curveOf([5, 1], [59_999, 2]), MINUTE_MS)).toEqual([]);
    expect(sampleCurve(curveOf([59_999, 2], [60_000, 3]), MINUTE_MS)).toEqual([2]);
  });

  test('do not run backwards if the clock was set back', () => {
    const curve = curveOf([1 * MINUTE_MS, 1], [10 * MINUTE_MS, 2], [5 * MINUTE_MS, 3]);
    expect(sampleCurve(curve, 5 * MINUTE_MS)).toEqual([1, 1]);
  });
});
