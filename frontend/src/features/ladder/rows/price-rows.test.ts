import fc from 'fast-check';
import { expect, test } from 'vitest';
import { depthByRow, GROUPINGS, nearestRow, rowOf, rowStep, toE4, topRow } from './price-rows';

const side = fc.constantFrom('buy' as const, 'sell' as const);
const step = fc
  .tuple(fc.constantFrom(5_000, 10_000, 1_900_000), fc.constantFrom(...GROUPINGS))
  .map(([last_e4, grouping]) => rowStep(last_e4, grouping));
const price_e4 = fc.integer({ min: 1, max: 50_000_000 });

test('a row is one, five or ten ticks high: cents from a dollar on, hundredths of a cent below', () => {
  expect([1, 5, 10].map((grouping) => rowStep(10_000, grouping as 1))).toEqual([100, 500, 1_000]);
  expect([1, 5, 10].map((grouping) => rowStep(9_999, grouping as 1))).toEqual([1, 5, 10]);
});

test('a price belongs to the nearest row that is not better than it for who takes', () => {
  fc.assert(
    fc.property(side, price_e4, step, (of, price, height) => {
      const row = rowOf(of, price, height);
      expect(row % height).toBe(0);
      const behind = of === 'buy' ? price - row : row - price;
      expect(behind).toBeGreaterThanOrEqual(0);
      expect(behind).toBeLessThan(height);
    }),
  );
});

test('no shares are lost or counted twice, and the sums grow away from the market', () => {
  const levels = fc.array(
    fc.record({ cents: fc.integer({ min: 1, max: 100 }), size: fc.nat(10_000) }),
    { maxLength: 10 },
  );
  fc.assert(
    fc.property(side, levels, step, (of, found, height) => {
      const better = of === 'buy' ? -1 : 1;
      const book = found
        .map(({ cents, size }) => ({ price: 100 + cents / 100, size }))
        .sort((one, other) => better * (one.price - other.price));
      const rows = [...depthByRow(of, book, height).values()];
      const whole = book.reduce((sum, { size }) => sum + size, 0);
      expect(rows.reduce((sum, { size }) => sum + size, 0)).toBe(whole);
      if (rows.length > 0) expect(rows.at(-1)?.total).toBe(whole);
      const totals = rows.map(({ total }) => total);
      expect(totals).toEqual(totals.toSorted((one, other) => one - other));
    }),
  );
});

test('with one tick a row each level has its own row', () => {
  const rows = depthByRow(
    'sell',
    [
      { price: 190.11, size: 300 },
      { price: 190.12, size: 450 },
    ],
    100,
  );
  expect([...rows]).toEqual([
    [1_901_100, { size: 300, total: 300 }],
    [1_901_200, { size: 450, total: 750 }],
  ]);
});

test('the last price is in the middle of the rows', () => {
  fc.assert(
    fc.property(price_e4, step, fc.integer({ min: 1, max: 60 }), (price, height, count) => {
      const top = topRow(price, height, count);
      expect((top - nearestRow(price, height)) / height).toBe(Math.floor(count / 2));
    }),
  );
  expect(toE4(190.1234)).toBe(1_901_234);
});
