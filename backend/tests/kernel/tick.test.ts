import { expect, test } from 'vitest';
import { formatQuote } from '../../src/kernel/tick.ts';

test.each([
  [2_070_220, '$207.02'],
  [2_070_250, '$207.03'],
  [2_070_000, '$207.00'],
  [10_000, '$1.00'],
  [9_999, '$0.9999'],
  [1_234, '$0.1234'],
  [12_345_678, '$1,234.57'],
])('a sentence quotes %i ten-thousandths of a dollar as %s', (price_e4, quoted) => {
  expect(formatQuote(price_e4)).toBe(quoted);
});
