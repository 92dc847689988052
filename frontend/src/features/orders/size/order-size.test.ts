import { fraction, type Ticker } from '@finally/contract';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  amountOf,
  type OrderMarket,
  parseUnits,
  percentage,
  sharesMissing,
  WHOLE,
} from './order-size';

function market(more: Partial<OrderMarket> = {}): OrderMarket {
  const { price = 190, cash = 10_000, held = 12.5, freeCash = cash, freeShares = held } = more;
  return { ticker: 'AAPL' as Ticker, price, cash, held, freeCash, freeShares };
}

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

test('what is sent does not hang on the price: dollars and parts of the cash go as dollars', () => {
  for (const price of [null, 0.0001, 190, 99_999]) {
    const there = market({ price });
    expect(amountOf('buy', { kind: 'dollars', cents: 50_000n }, there)).toEqual({ notional: 500 });
    expect(amountOf('sell', { kind: 'dollars', cents: 1n }, there)).toEqual({ notional: 0.01 });
    expect(amountOf('buy', { kind: 'part', part: WHOLE }, there)).toEqual({ notional: 10_000 });
    expect(amountOf('sell', { kind: 'part', part: percentage(50) }, there)).toEqual({
      quantity: 6.25,
    });
    expect(amountOf('buy', { kind: 'shares', quantity_e6: 2_500_000n }, there)).toEqual({
      quantity: 2.5,
    });
  }
  const unknown = market({ cash: null });
  expect(amountOf('buy', { kind: 'part', part: percentage(50) }, unknown)).toBeNull();
  expect(amountOf('buy', { kind: 'dollars', cents: 100n }, unknown)).toEqual({ notional: 1 });
});

test('a part is one of the free cash, or of all cash if none is free; and of all shares held', () => {
  const half = { kind: 'part', part: percentage(50) } as const;
  const partly = market({ freeCash: 6_000, freeShares: 8 });
  expect(amountOf('buy', half, partly)).toEqual({ notional: 3_000 });
  expect(amountOf('sell', half, partly)).toEqual({ quantity: 6.25 });
  const nothing = market({ freeCash: 0, freeShares: 0 });
  expect(amountOf('buy', half, nothing)).toEqual({ notional: 5_000 });
  expect(amountOf('sell', half, nothing)).toEqual({ quantity: 6.25 });
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
      // Rounds down to a millionth of a share and keeps whole numbers exact; a single millionth can
      // be sold.
      expect(missing < part.denominator).toBe(true);
      expect(missing >= 0n || sold_e6 === 1n).toBe(true);
    }),
  );
});

test('all but some shares leaves those shares, and never sells more than there is', () => {
  const but = (kept_e6: bigint) => ({ kind: 'all_but', kept_e6 }) as const;
  expect(amountOf('sell', but(1_000_000n), market())).toEqual({ quantity: 11.5 });
  expect(amountOf('sell', but(12_500_000n), market())).toEqual({ quantity: 0 });
  expect(amountOf('sell', but(13_000_000n), market())).toEqual({ quantity: 0 });
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
      const part = { kind: 'part', part: percentage(percent) } as const;
      const { notional } = amountOf('buy', part, there) as { notional: number };
      expect(notional).toBeLessThanOrEqual(a / 100);
      const { quantity } = amountOf('sell', part, there) as { quantity: number };
      expect(quantity).toBeLessThanOrEqual(b / 1e6);
      if (percent === 100) expect(quantity).toBe(b / 1e6);
    }),
  );
});

test('a sale needs shares that are set aside if fewer are free, but not more than are held', () => {
  const partly = market({ held: 7, freeShares: 3, price: 100 });
  const missing = (amount: { quantity: number } | { notional: number }) =>
    sharesMissing({ side: 'sell', ...amount }, partly);
  expect(missing({ quantity: 3 })).toBe(0);
  expect(missing({ quantity: 3.5 })).toBe(0.5);
  expect(missing({ quantity: 7 })).toBe(4);
  expect(missing({ quantity: 8 })).toBe(0);
  expect(missing({ notional: 400 })).toBe(1);
  expect(sharesMissing({ side: 'buy', quantity: 7 }, partly)).toBe(0);
  expect(sharesMissing({ side: 'sell', quantity: 7 }, market({ held: null }))).toBe(0);
});
