import { expect, test } from 'vitest';
import { openOrder } from '@/shared/tests/samples';
import { POSITION_ID, type TradeLine, tradeLines } from '../lines/trade-line';
import { beginMove, interruption, isChange, moveBySteps, moveTo } from './line-move';

const HELD = { quantity: 5, average_cost: 100.1234 };
const linesOf = (order = {}) => tradeLines([openOrder(order)], HELD, () => null);
const limit = (order = {}): TradeLine => {
  const line = linesOf(order).find(({ id }) => id !== POSITION_ID);
  if (!line) throw new Error('There is no line.');
  return line;
};

test('a line is moved to ticks only', () => {
  const move = beginMove(limit(), 'pointer');
  expect(isChange(move)).toBe(false);
  expect(moveTo(move, 187.5649).price).toBe(187.56);
  expect(moveTo(move, 187.5649).line).toBe(move.line);
  expect(moveTo(move, null)).toBe(move);
  expect(moveTo(move, -3)).toBe(move);
});

test('keys move an order from its price, and the position from the market', () => {
  expect(moveBySteps(beginMove(limit(), 'keys'), 10, 200).price).toBe(187.6);
  const [position] = linesOf();
  if (!position) throw new Error('There is no position.');
  const first = moveBySteps(beginMove(position, 'keys'), -1, 200);
  expect(first.price).toBe(199.99);
  expect(moveBySteps(first, -1, 210).price).toBe(199.98);
});

test('a move ends with a fill, a change or the end of its order', () => {
  const move = beginMove(limit(), 'pointer');
  expect(interruption(move, linesOf())).toBeNull();
  expect(interruption(move, linesOf({ filled_quantity: 1 }))).toBe('filled');
  expect(interruption(move, linesOf({ limit_price: 187 }))).toBe('changed');
  expect(interruption(move, [])).toBe('gone');
});
