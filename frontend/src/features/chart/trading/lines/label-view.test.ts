import { expect, test } from 'vitest';
import { openOrder } from '@/shared/tests/samples';
import { beginMove, moveTo } from '../moving/line-move';
import { labelView } from './label-view';
import { type TradeLine, tradeLines } from './trade-line';

const HELD = { quantity: 5, average_cost: 100 };
const AT_REST = { move: null, last: 102, note: null };

const line = (index: number): TradeLine => {
  const found = tradeLines([openOrder({ replaces: 'order-0' })], HELD, () => null)[index];
  if (!found) throw new Error('There is no such line.');
  return found;
};

test('the label of an order takes the place of the order that it replaces', () => {
  const view = labelView(line(1), AT_REST);
  expect(view).toMatchObject({
    id: 'order-1 limit',
    succeeds: 'order-0 limit',
    name: 'Buy 5 limit',
    look: 'buy',
    cancel: 'Cancel: Buy 5 limit',
  });
  expect(view.value).toBe('187.50, +85.50 (+83.82%), $937.50');
});

test('a moved label says the price where it is', () => {
  const move = moveTo(beginMove(line(1), 'pointer'), 101);
  const view = labelView(line(1), { ...AT_REST, move });
  expect(view.price).toBe(101);
  expect(view.figures[0]?.text).toBe('101.00');
});

test.each([
  [98, 'Stop loss 5'],
  [110, 'Take profit 5'],
])('the position moved to %d is named %s', (price, name) => {
  const move = moveTo(beginMove(line(0), 'pointer'), price);
  expect(labelView(line(0), { ...AT_REST, move })).toMatchObject({ name, look: 'position' });
  expect(labelView(line(0), AT_REST)).toMatchObject({ name: 'Held 5', cancel: null });
});
