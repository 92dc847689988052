import { expect, test } from 'vitest';
import type { OrderTerms } from '../order-terms';
import { trailingStop } from './trailing-stop';

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
