import { expect, test } from 'vitest';
import {
  defaultParameters,
  findIndicators,
  INDICATOR_KINDS,
  INDICATORS,
  parameterFault,
} from '../../src/indicators/catalog/catalog.ts';

test('invalid parameters are refused with the reason', () => {
  expect(parameterFault('sma', [20])).toBeNull();
  expect(parameterFault('sma', [1])).toBe('Period must be from 2 to 500.');
  expect(parameterFault('sma', [Number.NaN])).toBe('Period must be from 2 to 500.');
  expect(parameterFault('sma', [2.5])).toBe('Period must be a whole number.');
  expect(parameterFault('sma', [])).toBe('Give every number.');
  expect(parameterFault('bollinger', [20, 2.5])).toBeNull();
  expect(parameterFault('macd', [26, 12, 9])).toBe('Fast must be below slow.');
});

test('default parameters are valid, and short names differ', () => {
  for (const kind of INDICATOR_KINDS) {
    expect(parameterFault(kind, defaultParameters(kind)), kind).toBeNull();
  }
  const shorts = INDICATOR_KINDS.map((kind) => INDICATORS[kind].short);
  expect(new Set(shorts).size).toBe(shorts.length);
  expect(shorts.length).toBeGreaterThanOrEqual(30);
});

test('an indicator is found by its short name, its full name, or words of it', () => {
  expect(findIndicators(' ').length).toBe(INDICATOR_KINDS.length);
  expect(findIndicators('sma')[0]).toBe('sma');
  expect(findIndicators('AD')[0]).toBe('ad');
  expect(findIndicators('moving').slice(0, 2)).toContain('macd');
  expect(findIndicators('average moving')).toContain('hma');
  expect(findIndicators('%r')[0]).toBe('williams');
  expect(findIndicators('ichimoku cloud')).toEqual(['ichimoku']);
  expect(findIndicators('kaufman')).toEqual(['kama']);
  expect(findIndicators('nothing like it')).toEqual([]);
});
