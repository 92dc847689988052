import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type PriceE4, priceE4 } from '../../src/kernel/money.ts';
import { judgePrice } from '../../src/risk/price-band.ts';
import { ticker } from '../assistant/support.ts';

const NVDA = ticker('NVDA');
const judged = (shown: number | null, now: number, band_bp = 100): boolean =>
  judgePrice(NVDA, priceE4(now), {
    shown_e4: shown === null ? null : (shown as PriceE4),
    band_bp,
  }).ok;

test('the band includes its last ten-thousandth of a dollar, on both sides', () => {
  expect(judged(1_000_000, 1_010_000)).toBe(true);
  expect(judged(1_000_000, 1_010_001)).toBe(false);
  expect(judged(1_000_000, 990_000)).toBe(true);
  expect(judged(1_000_000, 989_999)).toBe(false);
});

test('a refusal names both prices', () => {
  expect(
    judgePrice(NVDA, priceE4(1_000_000), { shown_e4: priceE4(500_000), band_bp: 100 }),
  ).toMatchObject({
    ok: false,
    error: {
      code: 'price_moved',
      detail: expect.stringMatching(/shown at \$50\.00.* at \$100\.00 now.*1 %/),
    },
  });
});

test('without a shown price every fill is refused', () => {
  expect(judged(null, 1)).toBe(false);
});

test('it agrees with real arithmetic for any price and band', () => {
  const price = fc.integer({ min: 1, max: 9_999_999_999 });
  fc.assert(
    fc.property(price, price, fc.integer({ min: 1, max: 10_000 }), (shown, now, band_bp) => {
      const left = BigInt(Math.abs(now - shown)) * 10_000n;
      expect(judged(shown, now, band_bp)).toBe(left <= BigInt(shown) * BigInt(band_bp));
    }),
    { numRuns: 500 },
  );
});
