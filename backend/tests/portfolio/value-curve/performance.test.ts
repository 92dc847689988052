import { describe, expect, test } from 'vitest';
import { cents } from '../../../src/kernel/money.ts';
import {
  maximumDrawdown,
  risk,
  valueAtDayStart,
} from '../../../src/portfolio/value-curve/performance.ts';
import type { CurvePoint } from '../../../src/portfolio/value-curve/points.ts';
import { curveOf } from '../../support/curves.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

describe('the maximum drawdown', () => {
  test('is the largest fall from a peak, with the times of the peak and the trough', () => {
    // From 120 to 80: 1 − 80/120 = 1/3. From 120 to 90 only a quarter; 110 to 80 is no peak.
    const curve = curveOf([1, 100], [2, 120], [3, 90], [4, 110], [5, 80], [6, 130], [7, 125]);
    expect(maximumDrawdown(curve)).toEqual({ depth: 1 - 80 / 120, peak_ms: 2, trough_ms: 5 });
  });

  test('is measured relative to the peak, not in dollars', () => {
    // 100 to 50 is a half; 1,000 to 600 is four times as many dollars, but two fifths.
    const curve = curveOf([1, 100], [2, 50], [3, 1_000], [4, 600]);
    expect(maximumDrawdown(curve)).toEqual({ depth: 0.5, peak_ms: 1, trough_ms: 2 });
  });

  test('is measured from the last peak, even if the value was lower before it', () => {
    // 100 to 90 is a tenth; 200 to 120 is two fifths, though 120 is more than 90.
    const curve = curveOf([1, 100], [2, 90], [3, 200], [4, 120]);
    expect(maximumDrawdown(curve)).toEqual({ depth: 0.4, peak_ms: 3, trough_ms: 4 });
  });

  test('names the first of equal falls, from the first of equal peaks to the first of equal troughs', () => {
    const curve = curveOf(
      ...([100, 100, 75, 90, 75, 100, 75, 200, 150] as const).map(
        (value, index) => [index + 1, value] as const,
      ),
    );
    expect(maximumDrawdown(curve)).toEqual({ depth: 0.25, peak_ms: 1, trough_ms: 3 });
  });

  test('of an account that lost everything is 1', () => {
    expect(maximumDrawdown(curveOf([1, 100], [2, 0]))?.depth).toBe(1);
  });

  test.each([
    ['nothing', curveOf()],
    ['one point', curveOf([1, 100])],
    ['a constant value', curveOf([1, 100], [2, 100])],
    ['a value that only rises', curveOf([1, 100], [2, 110], [3, 111])],
    ['an account that never had anything', curveOf([1, 0], [2, 0], [3, 5])],
  ])('of %s is none', (_name, curve) => {
    expect(maximumDrawdown(curve)).toBeUndefined();
  });
});

/** A point in the middle of each interval; the last one only ends the interval before it. */
const everyInterval = (interval_ms: number, values: readonly number[]): CurvePoint[] =>
  curveOf(
    ...[...values, 1].map((value, index) => [interval_ms * (20_000 + index + 0.5), value] as const),
  );

/** Eleven values with ten returns between them: +0.2 and 0 in turn. */
const RISING = [
  100_000, 120_000, 120_000, 144_000, 144_000, 172_800, 172_800, 207_360, 207_360, 248_832, 248_832,
];

describe('volatility and Sharpe ratio', () => {
  test('come from the returns over five minutes while the curve is short', () => {
    // Mean 5 × 0.2 / 10 = 0.1; each return differs from it by 0.1, so the sample variance is
    // 10 × 0.01 / 9 = 1/90 and the deviation 0.10540926. A year of 365.25 days has 105,192
    // intervals of five minutes; √105,192 = 324.33316.
    // Volatility 0.10540926 × 324.33316 = 34.18772; ratio 0.1 / 0.10540926 × 324.33316 = 307.68947.
    const result = risk(everyInterval(5 * MINUTE_MS, RISING));
    expect(result?.interval_ms).toBe(300_000);
    expect(result?.volatility).toBeCloseTo(34.18772, 4);
    expect(result?.sharpe_ratio).toBeCloseTo(307.68947, 4);
  });

  test('have a mean of zero if gains and losses are equal', () => {
    // +10 % and −10 % in turn: mean 0, variance 10 × 0.01 / 9, as above.
    const values = [1e10];
    for (const factor of [11n, 9n, 11n, 9n, 11n, 9n, 11n, 9n, 11n, 9n]) {
      values.push(Number((BigInt(values.at(-1) as number) * factor) / 10n));
    }
    const result = risk(everyInterval(5 * MINUTE_MS, values));
    expect(result?.volatility).toBeCloseTo(34.18772, 4);
    expect(result?.sharpe_ratio).toBeCloseTo(0, 9);
  });

  test('come from the returns over an hour once the curve is longer than two days', () => {
    // 61 returns over 61 hours, one of them 0.5, the others 0. Mean 0.5/61 = 0.00819672; sample
    // variance (0.25 − 0.25/61) / 60 = 0.00409836, deviation 0.06401844.
    // 8,766 hours a year; √8,766 = 93.62692: volatility 5.99385;
    // ratio 0.00819672 / 0.06401844 × 93.62692 = 11.98769.
    const values = Array.from({ length: 62 }, (_, index) => (index < 30 ? 1_000 : 1_500));
    const result = risk(everyInterval(HOUR_MS, values));
    expect(result?.interval_ms).toBe(3_600_000);
    expect(result?.volatility).toBeCloseTo(5.99385, 4);
    expect(result?.sharpe_ratio).toBeCloseTo(11.98769, 4);
  });

  test('come from the returns over a day once the curve is longer than sixty', () => {
    // 61 returns as above; √365.25 = 19.11151: volatility 0.06401844 × 19.11151 = 1.22349;
    // ratio 0.12803688 × 19.11151 = 2.44698.
    const values = Array.from({ length: 62 }, (_, index) => (index < 30 ? 1_000 : 1_500));
    const result = risk(everyInterval(DAY_MS, values));
    expect(result?.interval_ms).toBe(86_400_000);
    expect(result?.volatility).toBeCloseTo(1.22349, 4);
    expect(result?.sharpe_ratio).toBeCloseTo(2.44698, 4);
  });

  test('of a falling account have a negative ratio', () => {
    const falling = RISING.toReversed();
    // Returns −1/6 and 0 in turn: mean −1/12, variance 10 × (1/12)² / 9: the ratio is as above.
    expect(risk(everyInterval(5 * MINUTE_MS, falling))?.sharpe_ratio).toBeCloseTo(-307.68947, 4);
  });

  test.each([
    ['nothing', curveOf()],
    ['a single point', curveOf([1, 100])],
    ['nine returns', everyInterval(5 * MINUTE_MS, RISING.slice(0, 10))],
    ['an account that was worth nothing', everyInterval(5 * MINUTE_MS, [...RISING, 0, 5])],
  ])('are unknown after %s', (_name, curve) => {
    expect(risk(curve)).toBeUndefined();
  });

  test.each([
    ['does not move', Array.from({ length: 11 }, () => 1_000)],
    [
      'grows by the same factor each time',
      Array.from({ length: 11 }, (_, n) => 3 ** n * 11 ** (10 - n)),
    ],
  ])('of a value that %s: none, and no ratio', (_name, values) => {
    const result = risk(everyInterval(5 * MINUTE_MS, values));
    expect(result?.volatility).toBeCloseTo(0, 9);
    expect(result?.sharpe_ratio).toBeNull();
  });
});

describe('the value that the day began with', () => {
  const MIDNIGHT_MS = Date.UTC(2026, 1, 11);

  test('is the last one before midnight UTC', () => {
    const curve = curveOf(
      [MIDNIGHT_MS - 2 * HOUR_MS, 1],
      [MIDNIGHT_MS - 1, 2],
      [MIDNIGHT_MS, 3],
      [MIDNIGHT_MS + HOUR_MS, 4],
    );
    expect(valueAtDayStart(curve, MIDNIGHT_MS + 2 * HOUR_MS, cents(9))).toBe(2);
    expect(valueAtDayStart(curve, MIDNIGHT_MS, cents(9))).toBe(2);
    expect(valueAtDayStart(curve, MIDNIGHT_MS - 1, cents(9))).toBe(9);
  });

  test('is an older one if the server did not run at midnight', () => {
    const curve = curveOf([MIDNIGHT_MS - 9 * DAY_MS, 7], [MIDNIGHT_MS + HOUR_MS, 8]);
    expect(valueAtDayStart(curve, MIDNIGHT_MS + 2 * HOUR_MS, cents(9))).toBe(7);
  });

  test('is the first value of the ledger if it was opened today', () => {
    expect(valueAtDayStart(curveOf([MIDNIGHT_MS, 3]), MIDNIGHT_MS + 5, cents(9))).toBe(9);
    expect(valueAtDayStart([], MIDNIGHT_MS + 5, cents(9))).toBe(9);
  });
});
