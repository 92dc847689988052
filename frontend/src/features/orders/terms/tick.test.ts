import { expect, test } from 'vitest';
import type { OrderTerms } from './order-terms';
import { readPrice, stepPrice } from './tick';
import { readPercent, trailingStop } from './trail';

test.each<[string, 1 | -1, number | null, string]>([
  ['187.50', 1, null, '187.51'],
  ['187.5', -1, null, '187.49'],
  ['187.505', 1, null, '187.51'],
  ['187.505', -1, null, '187.50'],
  ['1', 1, null, '1.01'],
  ['1.00', -1, null, '0.9999'],
  ['0.9999', 1, null, '1.00'],
  ['0.0001', -1, null, '0.0001'],
  ['', 1, 206.9836, '206.98'],
  ['', 1, 0.1234, '0.1234'],
  ['', 1, null, ''],
  ['x', -1, 5, '5.00'],
  ['1,000', 1, null, '1000.01'],
])('from %j a step of %d (price %s) leads to %s', (text, direction, start, next) => {
  expect(stepPrice(text, direction, start)).toBe(next);
});

test.each([
  ['187.50', 187.5],
  ['$1,000', 1_000],
  ['0.0001', 0.0001],
  ['0', 'A price is more than zero dollars.'],
  ['1.00001', 'A price has at most four decimals.'],
  ['1e3', 'Enter a price in dollars, such as 187.50.'],
  ['', 'Enter a price in dollars, such as 187.50.'],
])('%j is read as the price %s', (text, price) => {
  expect(readPrice(text)).toBe(price);
});

test.each([
  ['2%', 2],
  ['0.01', 0.01],
  ['99.99 %', 99.99],
  ['100', 'A trail is 0.01% to 99.99%, with at most two decimals.'],
  ['0', 'A trail is 0.01% to 99.99%, with at most two decimals.'],
  ['1.234', 'A trail is 0.01% to 99.99%, with at most two decimals.'],
])('%j is read as a trail of %s per cent', (text, percent) => {
  expect(readPercent(text)).toBe(percent);
});

const QUOTE = { price: 332.9942, bid: 332.98, ask: 333.01 };

test.each<['buy' | 'sell', OrderTerms, number | null]>([
  ['sell', { trail_percent: 2 }, 326.33],
  ['buy', { trail_percent: 2 }, 339.66],
  ['sell', { trail_amount: 1.5 }, 331.49],
  ['buy', { trail_amount: 1.5 }, 334.5],
  ['sell', { trail_amount: 1.5, trigger: 'bid_ask' }, 331.48],
  ['buy', { trail_amount: 1.5, trigger: 'mid' }, 334.5],
  ['sell', { trail_amount: 400 }, 0.0001],
  ['sell', { stop_price: 300 }, null],
])('the trailing stop to %s by %j starts at %s', (side, terms, stop) => {
  expect(trailingStop(side, terms, QUOTE)).toBe(stop);
});
