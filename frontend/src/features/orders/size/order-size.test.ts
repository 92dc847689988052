import { fraction, notionalOf, type Ticker } from '@finally/contract';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  amountOf,
  estimateOrder,
  type OrderMarket,
  parseUnits,
  percentage,
  sharesSize,
  WHOLE,
} from './order-size';

const market = (more: Partial<OrderMarket> = {}): OrderMarket => ({
  ticker: 'AAPL' as Ticker,
  price: 190,
  cash: 10_000,
  held: 12.5,
  ...more,
});

describe('what was typed', () => {
  test('is taken exactly, with grouping and without', () => {
    expect(parseUnits('2.5', 6)).toBe(2_500_000n);
    expect(parseUnits(' 1,000.05 ', 2)).toBe(100_005n);
    expect(parseUnits('.5', 2)).toBe(50n);
    expect(parseUnits('5.000000000', 6)).toBe(5_000_000n);
  });
  test('is not guessed at', () => {
    for (const text of ['', '1,5', '1e3', '-1', 'five', '1.2.3']) {
      expect(parseUnits(text, 6)).toBeUndefined();
    }
    expect(parseUnits('0.0000001', 6)).toBe('too_fine');
    expect(parseUnits('1.005', 2)).toBe('too_fine');
    expect(parseUnits('12345678901', 6)).toBe('too_large');
  });
});

test('dollars become the most shares that cost no more than they are', () => {
  const cents = fc.bigInt({ min: 1n, max: 10n ** 12n });
  const price_e4 = fc.integer({ min: 1, max: 10 ** 9 });
  fc.assert(
    fc.property(cents, price_e4, (typed, price) => {
      const estimate = estimateOrder(
        'buy',
        { kind: 'dollars', cents: typed },
        market({ price: price / 10_000, cash: null }),
      );
      // Beyond a billion shares nothing is ordered, and JSON numbers end.
      fc.pre((estimate.quantity ?? 0) < 1e9);
      const shares = BigInt(Math.round((estimate.quantity ?? 0) * 1e6));
      expect(notionalOf(shares, BigInt(price)) <= typed).toBe(true);
      // Exactly, before any rounding: one millionth more would cost more than was typed.
      expect(shares * BigInt(price) <= typed * 10n ** 8n).toBe(true);
      expect((shares + 1n) * BigInt(price) > typed * 10n ** 8n).toBe(true);
    }),
  );
});

test('what is sent does not hang on the price: dollars and parts of the cash go as dollars', () => {
  for (const price of [null, 0.0001, 190, 99_999]) {
    const there = market({ price });
    expect(amountOf('buy', { kind: 'dollars', cents: 50_000n }, there)).toEqual({ notional: 500 });
    expect(amountOf('sell', { kind: 'dollars', cents: 1n }, there)).toEqual({ notional: 0.01 });
    expect(amountOf('buy', { kind: 'part', part: WHOLE }, there)).toEqual({ notional: 10_000 });
    expect(amountOf('sell', { kind: 'part', part: percentage(50) }, there)).toEqual({
      quantity: 6.25,
    });
    expect(amountOf('buy', sharesSize(2.5), there)).toEqual({ quantity: 2.5 });
  }
  const unknown = market({ cash: null });
  expect(amountOf('buy', { kind: 'part', part: percentage(50) }, unknown)).toBeNull();
  expect(amountOf('buy', { kind: 'dollars', cents: 100n }, unknown)).toEqual({ notional: 1 });
});

test('a fraction of a holding is exact to a millionth of a share', () => {
  const third = fraction(1n, 3n);
  const sold = (held: number, part = third) =>
    amountOf('sell', { kind: 'part', part }, market({ held }));
  expect(sold(3)).toEqual({ quantity: 1 });
  expect(sold(10)).toEqual({ quantity: 3.333333 });
  expect(sold(1)).toEqual({ quantity: 0.333333 });
  expect(sold(3, fraction(2n, 3n))).toEqual({ quantity: 2 });
  const units = fc.bigInt(1n, 10n ** 12n);
  fc.assert(
    fc.property(units, fc.bigInt(1n, 1_000n), fc.bigInt(1n, 1_000n), (held_e6, a, b) => {
      const part = a < b ? fraction(a, b) : fraction(b, a);
      const amount = sold(Number(held_e6) / 1e6, part) as { quantity: number };
      const sold_e6 = BigInt(Math.round(amount.quantity * 1e6));
      const missing = held_e6 * part.numerator - sold_e6 * part.denominator;
      // Less than a millionth is lost, and nothing if the part is whole; a single millionth is sold.
      expect(missing < part.denominator).toBe(true);
      expect(missing >= 0n || sold_e6 === 1n).toBe(true);
    }),
  );
});

test('all but some shares leaves those shares, and never sells more than there is', () => {
  const but = (kept_e6: bigint) => ({ kind: 'all_but', kept_e6 }) as const;
  expect(amountOf('sell', but(1_000_000n), market())).toEqual({ quantity: 11.5 });
  expect(estimateOrder('sell', but(1_000_000n), market()).held_after).toBe(1);
  expect(estimateOrder('sell', but(12_500_000n), market()).objection).toBe(
    'The quantity must be more than zero shares.',
  );
  expect(amountOf('sell', but(1n), market({ held: null }))).toBeNull();
});

test('half of what is left, sold again and again, ends at nothing', () => {
  fc.assert(
    fc.property(fc.bigInt(1n, 10n ** 12n), (held_e6) => {
      let left = held_e6;
      for (let steps = 0; left > 0n; steps++) {
        const { quantity } = amountOf(
          'sell',
          { kind: 'part', part: percentage(50) },
          market({ held: Number(left) / 1e6 }),
        ) as { quantity: number };
        left -= BigInt(Math.round(quantity * 1e6));
        expect(left).toBeGreaterThanOrEqual(0n);
        expect(steps).toBeLessThan(64);
      }
    }),
  );
});

test('a part of the cash is never more than the cash, a part of a holding never more than it', () => {
  const amounts = fc.integer({ min: 1, max: 10 ** 12 });
  fc.assert(
    fc.property(amounts, amounts, fc.constantFrom(25, 50, 75, 100), (a, b, percent) => {
      const there = market({ cash: a / 100, held: b / 1e6 });
      const bought = estimateOrder('buy', { kind: 'part', part: percentage(percent) }, there);
      expect(bought.cash_after).toBeGreaterThanOrEqual(0);
      const sold = estimateOrder('sell', { kind: 'part', part: percentage(percent) }, there);
      expect(sold.held_after).toBeGreaterThanOrEqual(0);
      if (percent === 100) expect(sold.held_after).toBe(0);
    }),
  );
});

test('the estimate tells cost and what remains', () => {
  expect(estimateOrder('buy', sharesSize(10), market())).toEqual({
    quantity: 10,
    notional: 1_900,
    cash_after: 8_100,
    held_after: 22.5,
    objection: null,
  });
  expect(estimateOrder('sell', { kind: 'part', part: percentage(50) }, market())).toMatchObject({
    quantity: 6.25,
    cash_after: 11_187.5,
    held_after: 6.25,
    objection: null,
  });
});

test('what the server would refuse is said beforehand, in its own words', () => {
  const objection = (side: 'buy' | 'sell', shares: number, more: Partial<OrderMarket> = {}) =>
    estimateOrder(side, sharesSize(shares), market(more)).objection;
  expect(objection('buy', 100)).toBe('100 AAPL cost $19,000.00, but only $10,000.00 cash is left.');
  expect(objection('sell', 13)).toBe('Only 12.5 AAPL are held, not 13.');
  expect(objection('sell', 2, { held: 1 })).toBe('Only 1 AAPL is held, not 2.');
  expect(objection('buy', 1, { cash: 1 })).toBe(
    '1 AAPL costs $190.00, but only $1.00 cash is left.',
  );
  expect(objection('sell', 1, { held: null })).toMatch(/not known yet how many AAPL/);
  expect(objection('sell', 1, { held: 0 })).toBe('No AAPL is held.');
  expect(objection('buy', 0.00001)).toBe('The order is worth less than a cent. Order more.');
  expect(objection('buy', 1, { price: null })).toBe('There is no price for AAPL at the moment.');
});

test('what is left of a position may be sold though it is worth less than a cent', () => {
  expect(
    estimateOrder('sell', sharesSize(0.000001), market({ held: 0.000001 })).objection,
  ).toBeNull();
});
