import { expect, test } from 'vitest';
import { parseNumber } from './typed-number';

test.each([
  ['5', 5],
  [' 2.5 ', 2.5],
  ['.5', 0.5],
  ['1,000', 1000],
  ['12,345.67', 12_345.67],
])('%j is %d', (typed, number) => {
  expect(parseNumber(typed)).toBe(number);
});

test.each(['', '1,5', '1e3', '-1', 'NaN', '0x10', '1 000', '1234567890123.456'])(
  '%j is not taken for a number',
  (typed) => {
    expect(parseNumber(typed)).toBeNull();
  },
);
