import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createUniverse } from '../../../src/market/index.ts';
import {
  choleskyFactor,
  correlate,
  correlation,
} from '../../../src/market/simulator/correlation.ts';

const all = createUniverse().all();

test('the factor times its transpose is the correlation matrix, for any set of tickers', () => {
  fc.assert(
    fc.property(fc.shuffledSubarray([...all], { minLength: 1, maxLength: 25 }), (instruments) => {
      const factor = choleskyFactor(instruments);
      instruments.forEach((left, row) => {
        instruments.forEach((right, column) => {
          const [one = [], other = []] = [factor[row], factor[column]];
          let product = 0;
          for (let k = 0; k <= Math.min(row, column); k++) {
            product += (one[k] as number) * (other[k] as number);
          }
          expect(product).toBeCloseTo(correlation(left, right), 10);
        });
        expect(factor[row]).toHaveLength(row + 1);
        expect(factor[row]?.[row]).toBeGreaterThan(0);
      });
    }),
    { numRuns: 50 },
  );
});

test('even all symbols together have a factor', () => {
  const factor = choleskyFactor(all.slice(0, 500));
  expect(factor.every((row) => row.every(Number.isFinite))).toBe(true);
});

test('correlated normals are the factor times independent ones', () => {
  const factor = [Float64Array.of(1), Float64Array.of(0.6, 0.8)];
  expect(correlate(factor, [2, 10])).toEqual([2, 9.2]);
  expect(correlate([], [])).toEqual([]);
});
