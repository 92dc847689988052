import { expect, test } from 'vitest';
import { ticker } from '@/shared/tests/samples';
import { percentage, WHOLE } from '../size/order-size';
import type { OrderTerms } from './order-terms';
import { sendableOrder } from './sendable-order';

const market = {
  ticker: ticker('AAPL'),
  price: 200,
  cash: 12_000,
  held: 0,
  freeCash: 10_000,
  freeShares: 0,
};
const buy = (part: typeof WHOLE, terms: OrderTerms, price: number | null = market.price) =>
  sendableOrder('buy', { kind: 'part', part }, terms, { ...market, price });

test.each<[string, OrderTerms, number]>([
  ['a limit', { type: 'limit', limit_price: 100 }, 50],
  ['a stop-limit', { type: 'stop_limit', stop_price: 90, limit_price: 100 }, 50],
  ['a stop', { type: 'stop', stop_price: 250 }, 20],
  ['a trail of dollars', { type: 'trailing_stop', trail_amount: 50 }, 20],
  ['a trail of per cent', { type: 'trailing_stop', trail_percent: 25 }, 20],
  ['no price yet', { type: 'limit' }, 25],
])('half of the free cash buys shares at the price of %s', (_name, terms, quantity) => {
  expect(buy(percentage(50), terms)).toEqual({
    ticker: 'AAPL',
    side: 'buy',
    quantity,
    ...terms,
  });
});

test('all of the free cash buys what can be set aside: at the limit, or 5 % above the stop', () => {
  expect(buy(WHOLE, { type: 'limit', limit_price: 100 })).toMatchObject({ quantity: 100 });
  expect(buy(WHOLE, { type: 'stop', stop_price: 250 })).toMatchObject({ quantity: 38.095238 });
});

test('a part of the cash stays one of dollars at the market', () => {
  expect(buy(percentage(50), {})).toMatchObject({ notional: 5_000 });
});

test('without any price a part of the cash is not counted in shares', () => {
  expect(buy(WHOLE, { type: 'trailing_stop', trail_amount: 1 }, null)).toMatch(/no price for AAPL/);
});
