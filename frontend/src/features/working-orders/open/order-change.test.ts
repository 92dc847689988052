import type { Order, OrderChange, ProblemCode } from '@finally/contract';
import { expect, test } from 'vitest';
import { openOrder } from '@/shared/tests/samples';
import {
  type ChangeField,
  editFields,
  editTimes,
  fieldOfRefusal,
  readChange,
  readTime,
  type TypedTime,
  timeOf,
} from './order-change';

const STOP_LIMIT: Partial<Order> = { type: 'stop_limit', stop_price: 180, limit_price: 179.5 };
const TRAIL: Partial<Order> = {
  type: 'trailing_stop',
  limit_price: null,
  stop_price: 180,
  trail_percent: 2,
};

test.each<[Partial<Order>, readonly ChangeField[]]>([
  [{}, ['quantity', 'limit_price']],
  [{ role: 'take_profit' }, ['limit_price']],
  [STOP_LIMIT, ['quantity', 'stop_price', 'limit_price']],
  [TRAIL, ['quantity', 'trail_percent']],
])('an order with %o is changed by its %o', (order, names) => {
  expect(editFields(openOrder(order)).map(({ name }) => name)).toEqual(names);
});

test.each<[Partial<Record<ChangeField, string>>, OrderChange]>([
  [{}, {}],
  [{ limit_price: '187.5000', quantity: '5.0' }, {}],
  [{ limit_price: '188' }, { limit_price: 188 }],
  [
    { quantity: '2.5', limit_price: '$186.99' },
    { quantity: 2.5, limit_price: 186.99 },
  ],
])('typing %o changes %o', (typed, change) => {
  expect(readChange(editFields(openOrder()), typed)).toEqual({ change });
});

test.each<[Partial<Record<ChangeField, string>>, ChangeField]>([
  [{ limit_price: '1,5' }, 'limit_price'],
  [{ quantity: '25%' }, 'quantity'],
  [{ quantity: '0', limit_price: 'x' }, 'quantity'],
])('of %o the first that cannot be read is the %s', (typed, field) => {
  expect(readChange(editFields(openOrder()), typed)).toMatchObject({ field });
});

test.each<[string, string, string, OrderChange | string]>([
  ['what is there already', 'gtc', '', {}],
  ['another time', 'day', '', { time_in_force: 'day' }],
  [
    'a date',
    'gtd',
    '2026-03-01T12:00',
    { time_in_force: 'gtd', expires_at: new Date('2026-03-01T12:00').toISOString() },
  ],
  ['no date', 'gtd', '', 'Enter until when the order is good.'],
])('choosing %s (%s %s) changes the time to %o', (_what, time, until, change) => {
  const before = timeOf(openOrder());
  expect(readTime(before, { time: time as TypedTime['time'], until })).toEqual(change);
});

test('an exit has no time in force of its own, and a date is shown as it was typed', () => {
  expect(editTimes(openOrder({ role: 'stop_loss' }))).toEqual([]);
  const expires_at = new Date('2026-03-01T12:00').toISOString();
  expect(timeOf(openOrder({ time_in_force: 'gtd', expires_at }))).toEqual({
    time: 'gtd',
    until: '2026-03-01T12:00',
  });
});

test.each<[ProblemCode, OrderChange, ChangeField]>([
  ['price_increment', { quantity: 3, limit_price: 1 }, 'limit_price'],
  ['stop_wrong_side', { stop_price: 200 }, 'stop_price'],
  ['insufficient_buying_power', { quantity: 500 }, 'quantity'],
  ['insufficient_buying_power', { limit_price: 500 }, 'limit_price'],
])('%s of %o is shown at the %s', (code, change, field) => {
  expect(fieldOfRefusal(code, editFields(openOrder(STOP_LIMIT)), change)).toBe(field);
});
