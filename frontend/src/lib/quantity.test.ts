import { expect, test } from 'vitest';
import { parseQuantity } from './quantity';

test.each([
  ['5', 5],
  [' 2.5 ', 2.5],
  ['.5', 0.5],
  ['5.', 5],
  ['1,000', 1_000],
  ['12,345,678.25', 12_345_678.25],
  ['1234567.123456', 1_234_567.123456],
  ['0', 0],
])('%j is %d shares', (typed, quantity) => {
  expect(parseQuantity(typed)).toBe(quantity);
});

test.each(['', ' ', '.', 'five', '1,5', '1,00', '1e3', '-2', '+2', '5 5', '0x10', 'Infinity', '½'])(
  '%j is not guessed at',
  (typed) => {
    expect(parseQuantity(typed)).toBeNull();
  },
);

test('more digits than a number holds are not rounded to another quantity', () => {
  expect(parseQuantity('1.0000000000000000001')).toBeNull();
  expect(parseQuantity('9007199254740993')).toBeNull();
  expect(parseQuantity('000000000000000000005')).toBe(5);
});
