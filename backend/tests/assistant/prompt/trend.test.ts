import type { Bar } from '@finally/contract';
import { expect, test } from 'vitest';
import { TREND_BARS, trendOf } from '../../../src/assistant/prompt/trend.ts';
import { ticker } from '../support.ts';

const NVDA = ticker('NVDA');

const closes = (...prices: readonly number[]): Bar[] =>
  prices.map((close, day) => ({
    time: `2026-01-${String(day + 1).padStart(2, '0')}T00:00:00.000Z`,
    open: close,
    high: close + 1,
    low: close - 1,
    close,
    volume: 0,
  }));

test('changes are taken against the close of five and of twenty days before', () => {
  const bars = closes(...Array.from({ length: TREND_BARS }, (_, day) => 100 + day));
  const trend = trendOf(NVDA, bars);
  expect(trend).toMatchObject({ ticker: NVDA, day_low: 120, day_high: 122 });
  expect(trend?.change_5d_percent).toBeCloseTo((121 / 116 - 1) * 100, 10);
  expect(trend?.change_20d_percent).toBeCloseTo((121 / 101 - 1) * 100, 10);
});

test('volatility is the sample deviation of daily returns, over a year of 252 days', () => {
  // Ten returns of ±ln 1.01 in turn: mean zero, sample variance 10/9 of their square.
  const bars = closes(...Array.from({ length: 11 }, (_, day) => (day % 2 === 0 ? 100 : 101)));
  const expected = Math.log(1.01) * Math.sqrt((10 / 9) * 252) * 100;
  expect(trendOf(NVDA, bars)?.volatility_percent).toBeCloseTo(expected, 10);
});

test('a constant price has no volatility', () => {
  expect(trendOf(NVDA, closes(...Array(15).fill(50)))?.volatility_percent).toBe(0);
});

test('a history that is too short has null changes, and an empty one has no trend', () => {
  expect(trendOf(NVDA, closes(100, 101))).toEqual({
    ticker: NVDA,
    day_low: 100,
    day_high: 102,
    change_5d_percent: null,
    change_20d_percent: null,
    volatility_percent: null,
  });
  expect(trendOf(NVDA, [])).toBeUndefined();
});
