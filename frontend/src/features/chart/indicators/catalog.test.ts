import { expect, test } from 'vitest';
import {
  type Indicator,
  indicatorLabel,
  newIndicator,
  parameterFault,
  SERIES_COLORS,
} from './catalog';

test('a new indicator has default parameters, and its own color and id', () => {
  const present: Indicator[] = [];
  for (const kind of ['sma', 'sma', 'macd'] as const) present.push(newIndicator(kind, present));
  expect(present.map(indicatorLabel)).toEqual(['SMA 20', 'SMA 20', 'MACD 12 26 9']);
  expect(present.map(({ id }) => id)).toEqual(['sma-0', 'sma-1', 'macd-0']);
  expect(present.map(({ color }) => color)).toEqual([0, 1, 2]);
  const again = newIndicator('sma', present.slice(1));
  expect([again.id, again.color]).toEqual(['sma-0', 0]);
});

test('with more indicators than colors, colors repeat', () => {
  const present: Indicator[] = [];
  for (let n = 0; n <= SERIES_COLORS; n += 1) present.push(newIndicator('ema', present));
  expect(present.at(-1)?.color).toBe(0);
});

test('invalid parameters are refused with the reason', () => {
  expect(parameterFault('sma', [20])).toBeNull();
  expect(parameterFault('sma', [1])).toBe('Period must be from 2 to 500.');
  expect(parameterFault('sma', [Number.NaN])).toBe('Period must be from 2 to 500.');
  expect(parameterFault('sma', [2.5])).toBe('Period must be a whole number.');
  expect(parameterFault('sma', [])).toBe('Give every number.');
  expect(parameterFault('bollinger', [20, 2.5])).toBeNull();
  expect(parameterFault('macd', [26, 12, 9])).toBe('Fast must be below slow.');
});
