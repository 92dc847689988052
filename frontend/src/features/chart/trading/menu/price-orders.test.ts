import { expect, test } from 'vitest';
import { type Quote, termsAt } from '@/features/orders/terms/terms-at';
import { exitAt, ordersAt } from './price-orders';

const QUOTE = { last: 100, bid: 99.99, ask: 100.01 };
const named = (price: number, isHeld: boolean, quote: Quote = QUOTE) =>
  ordersAt(price, quote, isHeld).map(({ side, type }) => `${side} ${type}`);

test('below the market wait a purchase with a limit and a sale with a stop', () => {
  expect(named(90, true)).toEqual(['buy limit', 'sell stop']);
  expect(named(90, false)).toEqual(['buy limit']);
});

test('above the market wait a sale with a limit and a purchase with a stop', () => {
  expect(named(110, true)).toEqual(['sell limit', 'buy stop']);
  expect(named(110, false)).toEqual(['buy stop']);
});

test('between bid and ask both limits wait, and no stop', () => {
  expect(named(100, true)).toEqual(['buy limit', 'sell limit']);
});

test('without a quote the last price is the market', () => {
  expect(named(100, true, { last: 100, bid: null, ask: null })).toEqual([]);
  expect(named(99.99, true, { last: 100, bid: null, ask: null })).toEqual([
    'buy limit',
    'sell stop',
  ]);
});

test('the price is the limit or the stop, and the exit follows from its side', () => {
  expect(termsAt({ side: 'buy', type: 'limit' }, 90)).toEqual({ type: 'limit', limit_price: 90 });
  expect(termsAt({ side: 'sell', type: 'stop' }, 90)).toEqual({
    type: 'stop',
    stop_price: 90,
    time_in_force: 'gtc',
  });
  expect([exitAt(90, 100), exitAt(110, 100), exitAt(100, 100)]).toEqual([
    'stop_loss',
    'take_profit',
    null,
  ]);
});
