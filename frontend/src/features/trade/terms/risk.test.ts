import fc from 'fast-check';
import { expect, test } from 'vitest';
import { riskOf, sharesForRisk } from './risk';

const cents = (min: number, max: number) => fc.integer({ min, max }).map((count) => count / 100);

test('the shares for a risk lose no more than it, and one more share would', () => {
  fc.assert(
    fc.property(
      cents(200, 100_000),
      cents(1, 199),
      fc.constantFrom(0.25, 0.5, 1, 2),
      cents(0, 100_000_000),
      (entry, distance, percent, value) => {
        const prices = {
          entry,
          stop_loss: Math.round((entry - distance) * 100) / 100,
          take_profit: null,
        };
        const shares = sharesForRisk(prices, percent, value);
        const allowed = (value * percent) / 100;
        expect(riskOf(prices, shares, value).dollars).toBeLessThanOrEqual(allowed + 1e-6);
        expect(riskOf(prices, shares + 1, value).dollars).toBeGreaterThan(allowed - 1e-6);
      },
    ),
  );
});

test('a stop loss that is not below the order risks no known sum, so it gives no size', () => {
  expect(sharesForRisk({ entry: 100, stop_loss: 100, take_profit: null }, 1, 10_000)).toBe(0);
});

test('the profit is a multiple of the risk', () => {
  const risk = riskOf({ entry: 100, stop_loss: 95, take_profit: 110 }, 10, 10_000);
  expect(risk).toEqual({ dollars: 50, percent: 0.5, profit: 100, multiple: 2 });
});
