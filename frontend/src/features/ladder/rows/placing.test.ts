import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Quote } from '@/features/orders/terms/terms-at';
import { placedTerms, placedType } from './placing';

const QUOTE = { last: 100, bid: 99.98, ask: 100.02 };

test.each([
  ['buy', 99.97, 'limit'],
  ['buy', 100.02, 'limit'],
  ['buy', 100.03, 'stop'],
  ['sell', 100.03, 'limit'],
  ['sell', 99.98, 'limit'],
  ['sell', 99.97, 'stop'],
] as const)('%s at %s with bid 99.98 and ask 100.02 is a %s', (side, price, type) => {
  expect(placedType(side, price, QUOTE)).toBe(type);
});

test('a stop is never on the wrong side of the last price, nor a limit beyond the quote', () => {
  const cents = fc.integer({ min: 1_000, max: 2_000 });
  const quotes: fc.Arbitrary<Quote> = fc
    .tuple(cents, fc.nat(20), fc.nat(20), fc.boolean())
    .map(([last, below, above, isQuoted]) => ({
      last: last / 100,
      bid: isQuoted ? (last - below) / 100 : null,
      ask: isQuoted ? (last + above) / 100 : null,
    }));
  fc.assert(
    fc.property(quotes, cents, (quote, price_cents) => {
      const price = price_cents / 100;
      const { last, bid, ask } = quote;
      if (placedType('buy', price, quote) === 'stop') expect(price).toBeGreaterThan(last);
      else expect(price).toBeLessThanOrEqual(ask ?? last);
      if (placedType('sell', price, quote) === 'stop') expect(price).toBeLessThan(last);
      else expect(price).toBeGreaterThanOrEqual(bid ?? last);
    }),
  );
});

test('a stop that sells works until it is canceled', () => {
  expect(placedTerms('sell', 99, QUOTE)).toEqual({
    type: 'stop',
    stop_price: 99,
    time_in_force: 'gtc',
  });
  expect(placedTerms('buy', 101, QUOTE)).toEqual({ type: 'stop', stop_price: 101 });
  expect(placedTerms('buy', 99, QUOTE)).toEqual({ type: 'limit', limit_price: 99 });
});
