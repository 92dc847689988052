import fc from 'fast-check';
import { expect, test } from 'vitest';
import { halfOf } from './reduce-position';

test('half is never less than what is left, and halving again and again ends at nothing', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 1_000_000_000_000 }), (parts) => {
      let left = parts;
      for (let steps = 0; left > 0; steps++) {
        const sold = Math.round(halfOf(left / 1_000_000) * 1_000_000);
        expect(sold).toBeLessThanOrEqual(left);
        expect(sold).toBeGreaterThanOrEqual(left - sold);
        left -= sold;
        expect(steps).toBeLessThan(64);
      }
    }),
  );
});
