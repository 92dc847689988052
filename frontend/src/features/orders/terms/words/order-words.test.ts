import type { Side } from '@finally/contract';
import { expect, test } from 'vitest';
import { withExits } from '../build-terms';
import type { OrderTerms } from '../order-terms';
import { describeTerms } from './order-words';

test.each<[Side, OrderTerms, string]>([
  ['buy', {}, ''],
  ['buy', { type: 'limit', limit_price: 187.5 }, ' at $187.50 or better'],
  ['buy', { type: 'stop', stop_price: 200 }, ' if it rises to $200.00'],
  ['sell', { type: 'stop', stop_price: 0.1234 }, ' if it falls to $0.1234'],
  [
    'sell',
    { type: 'stop_limit', stop_price: 180, limit_price: 179, time_in_force: 'gtc' },
    ' if it falls to $180.00, at $179.00 or better, until canceled',
  ],
  ['sell', { type: 'trailing_stop', trail_percent: 2 }, ' if it falls 2% from its high'],
  [
    'buy',
    { type: 'trailing_stop_limit', trail_amount: 1.5, limit_offset: 0.2 },
    ' if it rises $1.50 from its low, within $0.20 of that',
  ],
  ['buy', { time_in_force: 'opg' }, ' at the open'],
  ['sell', { reduce_only: true }, ', reduce only'],
  [
    'sell',
    { type: 'limit', limit_price: 195, time_in_force: 'gtc', post_only: true, reduce_only: true },
    ' at $195.00 or better, until canceled, post only, reduce only',
  ],
  [
    'sell',
    { type: 'stop', stop_price: 180, trigger: 'bid_ask' },
    ' if it falls to $180.00, triggered at bid or ask',
  ],
  [
    'buy',
    { order_class: 'oto', stop_loss: { trail_percent: 2 }, trigger: 'mid' },
    ', then stop loss 2% from its high, exits until canceled, triggered at the middle of the quote',
  ],
  [
    'sell',
    { order_class: 'oco', take_profit: { limit_price: 195 }, stop_loss: { trail_amount: 1.5 } },
    ' at $195.00 or better, or if it falls $1.50 from its high, until canceled',
  ],
])('a %s order with %o reads "…%s"', (side, terms, words) => {
  expect(describeTerms(side, terms)).toBe(words);
});

test.each<[Side, OrderTerms, number | undefined, number | undefined, OrderTerms, string]>([
  [
    'buy',
    { type: 'limit', limit_price: 187.5 },
    195,
    182,
    { order_class: 'bracket' },
    ' at $187.50 or better, then take profit at $195.00, stop loss at $182.00, exits until canceled',
  ],
  [
    'buy',
    {},
    undefined,
    182,
    { order_class: 'oto' },
    ', then stop loss at $182.00, exits until canceled',
  ],
  [
    'buy',
    { time_in_force: 'day' },
    undefined,
    182,
    { order_class: 'oto' },
    ', then stop loss at $182.00, all for the day',
  ],
  [
    'sell',
    {},
    195,
    182,
    { order_class: 'oco' },
    ' at $195.00 or better, or if it falls to $182.00, until canceled',
  ],
  // Exits of a sale on its own terms are sent as they are, and refused with the server's sentence.
  [
    'sell',
    {},
    195,
    undefined,
    { order_class: 'oto' },
    ', then take profit at $195.00, exits until canceled',
  ],
])('a %s order with %o and exits at %s and %s', (side, terms, profit, loss, group, words) => {
  const all = withExits(side, terms, {
    take_profit: profit,
    stop_loss: loss === undefined ? undefined : { stop_price: loss },
  });
  expect(all).toMatchObject({ ...terms, ...group });
  expect(describeTerms(side, all)).toBe(words);
});
