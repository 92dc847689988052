import type { Order } from '@finally/contract';
import { expect, test } from 'vitest';
import { openOrder } from '@/shared/tests/samples';
import { riskPerShare } from './initial-risk';
import { labelTops } from './label-places';
import { formatR, lineFigures, movedFigures } from './line-figures';
import { POSITION_ID, type TradeLine, tradeLines } from './trade-line';

const HELD = { quantity: 5, average_cost: 100 };
const never = () => null;
const texts = (figures: readonly { text: string }[]) => figures.map(({ text }) => text);

const stop = (order: Partial<Order> = {}) =>
  openOrder({
    id: 'stop',
    side: 'sell',
    type: 'stop',
    limit_price: null,
    stop_price: 95,
    ...order,
  });
const profit = (order: Partial<Order> = {}) =>
  openOrder({ id: 'profit', side: 'sell', limit_price: 110, ...order });

const lineOf = (lines: readonly TradeLine[], id: string): TradeLine => {
  const line = lines.find((candidate) => candidate.id === id);
  if (!line) throw new Error(`There is no line ${id}.`);
  return line;
};

test('R is the way from the entry to the first stop', () => {
  const none = { stop_price: null, trail_amount: null, trail_percent: null };
  expect(riskPerShare(100, { ...none, stop_price: 95 })).toBe(5);
  expect(riskPerShare(100, { ...none, stop_price: 99 }, 95)).toBe(5);
  expect(riskPerShare(100, { ...none, stop_price: 101 })).toBeNull();
  expect(riskPerShare(100, { ...none, stop_price: 98, trail_percent: 2 })).toBe(2);
  expect(riskPerShare(100, none)).toBeNull();
});

test('exits say distance, dollars, result and R', () => {
  const lines = tradeLines([stop(), profit()], HELD, never);
  expect(texts(lineFigures(lineOf(lines, 'stop stop'), 102))).toEqual([
    '\u22127.00 (\u22126.86%)',
    '$475.00',
    '\u2212$25.00',
    '\u22121.0R',
  ]);
  expect(texts(lineFigures(lineOf(lines, 'profit limit'), 102))).toEqual([
    '+8.00 (+7.84%)',
    '$550.00',
    '+$50.00',
    '+2.0R',
  ]);
  expect(texts(lineFigures(lineOf(lines, POSITION_ID), 102))).toEqual([
    '+$10.00',
    '(+2.00%)',
    '+0.4R',
  ]);
});

test('a stop that was moved keeps the R of the first one', () => {
  const lines = tradeLines([stop({ stop_price: 100 }), profit()], HELD, () => 98);
  expect(texts(lineFigures(lineOf(lines, 'stop stop'), 102)).slice(2)).toEqual(['$0.00', '0.0R']);
  expect(texts(lineFigures(lineOf(lines, 'profit limit'), 102)).at(-1)).toBe('+5.0R');
});

test('a bracket that waits says what it risks, and its exits what they would bring', () => {
  const group = { group_id: 'group' };
  const lines = tradeLines(
    [
      openOrder({ id: 'entry', role: 'entry', limit_price: 100, ...group }),
      stop({ role: 'stop_loss', state: 'held', ...group }),
      profit({ role: 'take_profit', state: 'held', ...group }),
    ],
    null,
    never,
  );
  expect(texts(lineFigures(lineOf(lines, 'entry limit'), 102)).slice(1)).toEqual([
    '$500.00',
    'risk $25.00',
  ]);
  expect(texts(lineFigures(lineOf(lines, 'profit limit'), 102)).slice(2)).toEqual([
    '+$50.00',
    '+2.0R',
  ]);
  const moved = movedFigures(lineOf(lines, 'entry limit'), 99, 102);
  expect(texts(moved).at(-1)).toBe('risk $20.00');
});

test('the position is moved to an exit; its first stop is one R', () => {
  const lines = tradeLines([], HELD, never);
  expect(texts(movedFigures(lineOf(lines, POSITION_ID), 98, 102)).slice(2)).toEqual([
    '\u2212$10.00',
    '\u22121.0R',
  ]);
  expect(texts(movedFigures(lineOf(lines, POSITION_ID), 110, 102)).slice(2)).toEqual(['+$50.00']);
});

test('a trailing stop is not moved by hand', () => {
  const [line] = tradeLines([stop({ type: 'trailing_stop', trail_amount: 2 })], null, never);
  expect(line?.fixed).toMatch(/^A trailing stop follows the price/);
});

test('R has one decimal and a sign', () => {
  expect([1, -1, 0, 0.04, 2.55].map(formatR)).toEqual([
    '+1.0R',
    '\u22121.0R',
    '0.0R',
    '0.0R',
    '+2.5R',
  ]);
});

test('labels are centered on their lines, apart from one another and within the pane', () => {
  expect(labelTops([100, 50], 20, 200)).toEqual([90, 40]);
  expect(labelTops([100, 105, 98], 20, 200)).toEqual([108, 128, 88]);
  expect(labelTops([199, 198], 20, 200)).toEqual([180, 160]);
  expect(labelTops([2, 1], 20, 200)).toEqual([20, 0]);
});
