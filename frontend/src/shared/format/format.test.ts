import { expect, test } from 'vitest';
import {
  formatLast,
  formatLastChange,
  formatMoney,
  formatPercent,
  formatPrice,
  formatQuantity,
  formatSignedMoney,
} from './format';

test('money has two decimals, grouped thousands, and a real minus sign', () => {
  expect(formatMoney(1234.56)).toBe('$1,234.56');
  expect(formatMoney(0)).toBe('$0.00');
  expect(formatMoney(-1234.5)).toBe('\u2212$1,234.50');
});

test('a gain has a plus, a loss a minus, and zero neither', () => {
  expect(formatSignedMoney(12)).toBe('+$12.00');
  expect(formatSignedMoney(-0.01)).toBe('\u2212$0.01');
  expect(formatSignedMoney(0)).toBe('$0.00');
  expect(formatPercent(1.234)).toBe('+1.23%');
  expect(formatPercent(-1.235)).toBe('\u22121.24%');
  expect(formatPercent(0)).toBe('0.00%');
});

test('a value that rounds to zero has no sign', () => {
  expect(formatMoney(-0.004)).toBe('$0.00');
  expect(formatSignedMoney(-0.001)).toBe('$0.00');
  expect(formatPercent(0.0049)).toBe('0.00%');
});

test('a price is exact, with at least two decimals', () => {
  expect(formatPrice(190.1234)).toBe('190.1234');
  expect(formatPrice(712_345.5)).toBe('712,345.50');
  expect(formatPrice(1)).toBe('1.00');
  expect(formatPrice(0.9999)).toBe('0.9999');
});

test('a quantity shows up to six decimals and no trailing zeros', () => {
  expect(formatQuantity(5)).toBe('5');
  expect(formatQuantity(2.5)).toBe('2.5');
  expect(formatQuantity(0.000001)).toBe('0.000001');
  expect(formatQuantity(12345.67)).toBe('12,345.67');
});

test('a last price is quoted in cents from a dollar on, and its change alike', () => {
  expect([333, 231.961, 332.9943, 0.5, 0.50125].map(formatLast)).toEqual([
    '333.00',
    '231.96',
    '332.99',
    '0.5000',
    '0.5013',
  ]);
  expect(formatLastChange(4.1234, 190.1234)).toBe('+4.12');
  expect(formatLastChange(-0.0012, 0.5)).toBe('\u22120.0012');
});
