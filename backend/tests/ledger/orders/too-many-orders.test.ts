import { OPEN_ORDERS_MAX, OrderRequestSchema } from '@finally/contract';
import { expect, test } from 'vitest';
import { utcCalendar } from '../../../src/kernel/time/calendar.ts';
import { Desk } from '../../../src/ledger/orders/desk.ts';
import { placeOrder } from '../../../src/ledger/orders/placing/place-order.ts';
import { readRequest } from '../../../src/ledger/orders/placing/read-request.ts';
import { OrderDesk } from '../../support/trading/order-desk.ts';

/** Places an order in an account with as many open orders as it may have, or fewer. */
function codeOf(order: object, fewer = 0): string {
  const start = new OrderDesk();
  start.price('AAPL', 100);
  const { account, now_ms, positions, orders, memories, markets, model } = start;
  const by = { source: 'person', cause: null };
  const open_orders = OPEN_ORDERS_MAX - fewer;
  const view = { account, positions, orders, memories, open_orders };
  const request = OrderRequestSchema.parse({ ticker: 'AAPL', side: 'buy', quantity: 1, ...order });
  const read = readRequest(request, { now_ms, calendar: utcCalendar });
  if (!read.ok) throw new Error(read.error.detail);
  let made = 0;
  const placed = placeOrder(new Desk(view, by, now_ms), request, read.value, {
    ...by,
    client_order_id: null,
    request_hash: null,
    newId: () => `order-${made++}`,
    now_ms,
    market: markets.get('AAPL'),
    model,
  });
  return placed.ok ? placed.value.state : placed.error.code;
}

const LIMIT = { type: 'limit', limit_price: 90 };
const EXITS = { take_profit: { limit_price: 110 }, stop_loss: { stop_price: 80 } };

test.each([
  ['a market order', {}, 'filled'],
  ['a limit order that is filled at once', { type: 'limit', limit_price: 101 }, 'filled'],
  ['an ioc order', { ...LIMIT, time_in_force: 'ioc' }, 'canceled'],
  ['a fok order', { ...LIMIT, time_in_force: 'fok' }, 'canceled'],
  ['a limit order that waits', LIMIT, 'too_many_orders'],
  ['a market order with exits', { order_class: 'bracket', ...EXITS }, 'too_many_orders'],
] as const)('at the limit of open orders: %s', (_what, order, code) => {
  expect(codeOf(order)).toBe(code);
});

test('the order that reaches the limit is placed', () => {
  expect(codeOf(LIMIT, 1)).toBe('working');
  expect(codeOf({ order_class: 'bracket', ...EXITS }, 2)).toBe('filled');
  expect(codeOf({ order_class: 'bracket', ...EXITS }, 1)).toBe('too_many_orders');
});
