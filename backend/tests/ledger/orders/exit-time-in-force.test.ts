import { GTC_DAYS, type SentOrder } from '@finally/contract';
import { expect, test } from 'vitest';
import { OrderDesk } from '../../support/trading/order-desk.ts';

const DAY_MS = 86_400_000;

const BRACKET = {
  ticker: 'AAPL',
  side: 'buy',
  quantity: 10,
  order_class: 'bracket',
  take_profit: { limit_price: 110 },
  stop_loss: { stop_price: 90 },
} as const;

/** Places an order at $100 and returns the account with it. */
function placed(order: Omit<SentOrder, 'ticker'> & { ticker: string }): OrderDesk {
  const desk = new OrderDesk();
  desk.price('AAPL', 100);
  if (order.side === 'sell') desk.hold('AAPL', 10);
  const answer = desk.place(order);
  if (!answer.ok) throw new Error(answer.error.detail);
  return desk;
}

const timesOf = (desk: OrderDesk) =>
  [...desk.orders.values()].map(({ role, time_in_force }) => `${role} ${time_in_force}`);

test('the exits of a market order protect its shares after the day, for 90 days', () => {
  const desk = placed(BRACKET);
  expect(timesOf(desk)).toEqual(['entry day', 'take_profit gtc', 'stop_loss gtc']);
  const start_ms = desk.now_ms;
  desk.expire(start_ms + DAY_MS);
  expect(desk.open().map(({ role }) => role)).toEqual(['take_profit', 'stop_loss']);
  desk.expire(start_ms + GTC_DAYS * DAY_MS);
  expect(desk.open()).toEqual([]);
});

test('a limit order that was not filled on its day ends with its exits', () => {
  const desk = placed({ ...BRACKET, type: 'limit', limit_price: 95 });
  desk.expire(desk.now_ms + DAY_MS);
  expect(desk.open()).toEqual([]);
});

test('a time in force that was said is the one of the order and its exits', () => {
  const desk = placed({ ...BRACKET, time_in_force: 'day' });
  expect(timesOf(desk)).toEqual(['entry day', 'take_profit day', 'stop_loss day']);
  desk.expire(desk.now_ms + DAY_MS);
  expect(desk.open()).toEqual([]);
});

test('both exits of a pair work until they are canceled, unless it says for the day', () => {
  const pair = { ...BRACKET, side: 'sell', order_class: 'oco' } as const;
  expect(timesOf(placed(pair))).toEqual(['take_profit gtc', 'stop_loss gtc']);
  expect(timesOf(placed({ ...pair, time_in_force: 'day' }))).toEqual([
    'take_profit day',
    'stop_loss day',
  ]);
});

test('an order on its own works for the day', () => {
  const order = { ticker: 'AAPL', side: 'buy', quantity: 1, type: 'limit', limit_price: 90 };
  expect(timesOf(placed(order as Omit<SentOrder, 'ticker'> & { ticker: string }))).toEqual([
    'simple day',
  ]);
});
