import { expect, test } from 'vitest';
import { farPriceWarning } from './far-price';

test.each([
  [{ limit_price: 1_000 }, 'Check the limit: $1,000.00 is 400% above the market ($200.00).'],
  [{ limit_price: 0.01 }, 'Check the limit: $0.01 is 100% below the market ($200.00).'],
  [{ stop_price: 180 }, 'Check the stop: $180.00 is 10% below the market ($200.00).'],
  [
    { stop_price: 210, limit_price: 250 },
    'Check the limit: $250.00 is 25% above the market ($200.00).',
  ],
])('%o is far from the market', (terms, sentence) => {
  expect(farPriceWarning(terms, 200)).toBe(sentence);
});

test('a price near the market is not, nor any without a market', () => {
  expect(farPriceWarning({ limit_price: 181, stop_price: 219 }, 200)).toBeNull();
  expect(farPriceWarning({}, 200)).toBeNull();
  expect(farPriceWarning({ limit_price: 1 }, null)).toBeNull();
});
