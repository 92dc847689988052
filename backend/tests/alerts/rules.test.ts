import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decideTerms, isMet, type LevelTerms } from '../../src/alerts/rules.ts';
import { priceE4 } from '../../src/kernel/money.ts';
import { ticker } from '../support/trading/ledger.ts';

const AAPL = ticker('AAPL');

/** Up to the price of the most expensive share, in 1/10,000 dollar. */
const prices = fc.integer({ min: 1, max: 10_000_000_000 });
const hundredths = fc.integer({ min: 1, max: 9_999 });
const directions = fc.constantFrom('up' as const, 'down' as const, 'either' as const);

/**
 * The model: returns whether two prices differ by this many basis points, by cross-multiplication,
 * without levels.
 */
const hasMoved = (from: number, to: number, bp: number, direction: 'up' | 'down' | 'either') => {
  const moved = (BigInt(to) - BigInt(from)) * 10_000n;
  const asked = BigInt(from) * BigInt(bp);
  return (direction !== 'down' && moved >= asked) || (direction !== 'up' && -moved >= asked);
};

test('a move in per cent is reached exactly when cross-multiplication says so', () => {
  fc.assert(
    fc.property(
      prices,
      hundredths,
      directions,
      fc.double({ noNaN: true, min: 0, max: 3 }),
      fc.integer({ min: -3, max: 3 }),
      (from, bp, direction, factor, off) => {
        const terms: LevelTerms = { kind: 'percent', percent: bp / 100, direction };
        const decided = decideTerms(AAPL, terms, priceE4(from));
        if (!decided.ok) {
          // Only terms that can never be met are refused.
          expect(decided.error.code).toBe('alert_level_invalid');
          expect(direction).not.toBe('up');
          expect((BigInt(from) * BigInt(10_000 - bp)) / 10_000n).toBe(0n);
          return;
        }
        const { upper_e4, lower_e4 } = decided.value;
        // Arbitrary prices, and prices next to the levels.
        for (const base of [Math.floor(from * factor), upper_e4 ?? from, lower_e4 ?? from]) {
          const to = Math.max(1, base + off);
          expect(isMet(decided.value, priceE4(to))).toBe(hasMoved(from, to, bp, direction));
        }
      },
    ),
  );
});

test('a level is reached at and beyond its price, to 1/10,000 dollar', () => {
  fc.assert(
    fc.property(prices, prices, fc.boolean(), (level, price, isAbove) => {
      const terms: LevelTerms = { kind: isAbove ? 'above' : 'below', price: level / 10_000 };
      const decided = decideTerms(AAPL, terms, undefined);
      if (!decided.ok) throw new Error(decided.error.detail);
      expect(isMet(decided.value, priceE4(price))).toBe(isAbove ? price >= level : price <= level);
      expect(isMet(decided.value, priceE4(level))).toBe(true);
    }),
  );
});

test('no accepted alert fires at the price it was set at', () => {
  const terms = fc.oneof(
    fc.record({
      kind: fc.constantFrom('above' as const, 'below' as const),
      price: prices.map((price) => price / 10_000),
    }),
    fc.record({
      kind: fc.constant('percent' as const),
      percent: hundredths.map((bp) => bp / 100),
      direction: directions,
    }),
  );
  fc.assert(
    fc.property(terms, prices, (asked, price) => {
      const decided = decideTerms(AAPL, asked, priceE4(price));
      if (decided.ok) expect(isMet(decided.value, priceE4(price))).toBe(false);
      else expect(['alert_already_met', 'alert_level_invalid']).toContain(decided.error.code);
    }),
  );
});

test.each<[string, LevelTerms, number | undefined, string]>([
  ['a level of zero', { kind: 'above', price: 0 }, 190, 'alert_level_invalid'],
  ['a level below zero', { kind: 'below', price: -5 }, 190, 'alert_level_invalid'],
  [
    'a level with too many decimals',
    { kind: 'above', price: 200.00001 },
    190,
    'alert_level_invalid',
  ],
  ['a level above the largest price', { kind: 'above', price: 1e15 }, 190, 'alert_level_invalid'],
  ['no move at all', { kind: 'percent', percent: 0, direction: 'up' }, 190, 'alert_level_invalid'],
  [
    'a move finer than 0.01 %',
    { kind: 'percent', percent: 0.005, direction: 'up' },
    190,
    'alert_level_invalid',
  ],
  [
    'a fall to zero',
    { kind: 'percent', percent: 100, direction: 'either' },
    190,
    'alert_level_invalid',
  ],
  [
    'a rise beyond the largest price',
    { kind: 'percent', percent: 1000.01, direction: 'up' },
    190,
    'alert_level_invalid',
  ],
  [
    'a percentage without a price',
    { kind: 'percent', percent: 5, direction: 'up' },
    undefined,
    'price_unavailable',
  ],
  ['a level that is passed', { kind: 'above', price: 180 }, 190, 'alert_already_met'],
  ['a level that equals the price', { kind: 'below', price: 190 }, 190, 'alert_already_met'],
])('%s is refused', (_what, terms, dollars, code) => {
  const latest = dollars === undefined ? undefined : priceE4(dollars * 10_000);
  expect(decideTerms(AAPL, terms, latest)).toMatchObject({ ok: false, error: { code } });
});

test('a refusal names the price and which level would be accepted', () => {
  expect(decideTerms(AAPL, { kind: 'above', price: 180 }, priceE4(1_901_250))).toMatchObject({
    error: {
      detail: 'AAPL is at $190.13, which is not below that level. Choose a level above it.',
    },
  });
});
