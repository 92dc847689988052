import { expect, test } from 'vitest';
import { openOrder } from '@/shared/tests/samples';
import { coverWithout, ordersToFree, reducedStop } from './protection';

const sale = (id: string, reserved_quantity: number, more = {}) =>
  openOrder({ id, side: 'sell', quantity: reserved_quantity, reserved_quantity, ...more });
const stop = (id: string, reserved_quantity: number, more = {}) =>
  sale(id, reserved_quantity, { type: 'stop', limit_price: null, stop_price: 180, ...more });

const idsOf = (orders: readonly { id: string }[]) => orders.map(({ id }) => id);

test('the smallest order that suffices is canceled for a sale, a limit before a stop', () => {
  const orders = [stop('stop', 2), sale('large', 3), sale('small', 1)];
  expect(idsOf(ordersToFree(orders, 0.5))).toEqual(['small']);
  expect(idsOf(ordersToFree(orders, 2))).toEqual(['large']);
  expect(idsOf(ordersToFree(orders, 5))).toEqual(['small', 'large', 'stop']);
  expect(ordersToFree([openOrder()], 1)).toEqual([]);
});

test('a pair is canceled together, also if one of it sets the shares aside', () => {
  const pair = [
    sale('profit', 4, { group_id: 'pair', role: 'take_profit' }),
    stop('loss', 4, { group_id: 'pair', role: 'stop_loss', reserved_quantity: 0 }),
  ];
  expect(idsOf(ordersToFree(pair, 1))).toEqual(['profit', 'loss']);
});

test('a canceled exit takes its pair with it, and other stops go on', () => {
  const profit = sale('profit', 5, { group_id: 'pair', role: 'take_profit' });
  const loss = stop('loss', 5, { group_id: 'pair', role: 'stop_loss' });
  const own = stop('own', 5);
  const waiting = stop('waiting', 5, { group_id: 'other', state: 'held' });
  const { canceledToo, kept } = coverWithout([profit], [profit, loss, own, waiting]);
  expect(idsOf(canceledToo)).toEqual(['loss']);
  expect(kept).toBe(5);
  expect(coverWithout([own], [own, waiting]).kept).toBe(0);
});

test('a single stop is reduced by what a sale is missing, and one of a pair is not', () => {
  const stop = openOrder({
    side: 'sell',
    type: 'stop',
    quantity: 12,
    filled_quantity: 1,
    limit_price: null,
    stop_price: 90,
  });
  expect(reducedStop([stop], 5.5)).toEqual({ order: stop, quantity: 6.5, kept: 5.5 });
  expect(reducedStop([stop], 11)).toBeNull();
  expect(reducedStop([{ ...stop, role: 'stop_loss' }], 5)).toBeNull();
  expect(reducedStop([{ ...stop, type: 'limit' }], 5)).toBeNull();
  expect(reducedStop([stop, { ...stop, id: 'other' }], 5)).toBeNull();
});
