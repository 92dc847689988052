import type { Order } from '@finally/contract';
import { expect, test } from 'vitest';
import { changeOf } from '@/features/orders/working/move-order';
import { openOrder, ticker } from '@/shared/tests/samples';
import { planExit } from './exit-plan';

const AAPL = ticker('AAPL');
const FREE = { ticker: AAPL, held: 5, free: 5 };
const SET_ASIDE = { ticker: AAPL, held: 5, free: 0 };

const stop = (order: Partial<Order> = {}) =>
  openOrder({ side: 'sell', type: 'stop', limit_price: null, stop_price: 180, ...order });

test('the first exit of a position is an order for its free shares, until canceled', () => {
  expect(planExit('stop_loss', 180, FREE, [])).toEqual({
    kind: 'place',
    order: {
      ticker: AAPL,
      side: 'sell',
      quantity: 5,
      type: 'stop',
      stop_price: 180,
      time_in_force: 'gtc',
    },
  });
  expect(planExit('take_profit', 200, { ...FREE, free: 3 }, [])).toMatchObject({
    order: { quantity: 3, type: 'limit', limit_price: 200 },
  });
});

test('an exit of the same kind is moved', () => {
  const order = stop();
  expect(planExit('stop_loss', 185, SET_ASIDE, [order])).toEqual({
    kind: 'change',
    order,
    change: { stop_price: 185 },
  });
});

test('beside the other exit of all shares it makes a pair', () => {
  expect(planExit('take_profit', 200, SET_ASIDE, [stop()])).toEqual({
    kind: 'place',
    order: {
      ticker: AAPL,
      side: 'sell',
      quantity: 5,
      order_class: 'oco',
      take_profit: { limit_price: 200 },
      stop_loss: { stop_price: 180 },
    },
  });
});

test('several exits of a kind, and a trailing stop, are not moved by the position', () => {
  const two = [stop(), stop({ id: 'order-2' })];
  expect(planExit('stop_loss', 185, SET_ASIDE, two)).toMatchObject({ kind: 'impossible' });
  const trailing = [stop({ type: 'trailing_stop', trail_percent: 2 })];
  expect(planExit('stop_loss', 185, SET_ASIDE, trailing)).toMatchObject({ kind: 'impossible' });
});

test('exits that wait for their entry, and purchases, are none of the position', () => {
  const others = [stop({ state: 'held', role: 'stop_loss' }), openOrder()];
  expect(planExit('stop_loss', 185, FREE, others)).toMatchObject({ kind: 'place' });
});

test('the limit of a stop limit order keeps its distance when the stop moves', () => {
  const order = stop({ type: 'stop_limit', stop_price: 180, limit_price: 179.5 });
  expect(changeOf(order, 'stop_price', 185.1)).toEqual({ stop_price: 185.1, limit_price: 184.6 });
  expect(changeOf(order, 'limit_price', 178)).toEqual({ limit_price: 178 });
});
