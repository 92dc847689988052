import { describe, expect, test } from 'vitest';
import { impliedCorrelation } from '../../../../../src/market/sources/simulator/loadings.ts';
import { jumpsPerSession } from '../../../../../src/market/sources/simulator/news/news.ts';
import { MODEL_PARAMETERS } from '../../../../../src/market/sources/simulator/parameters.ts';
import { Noise, streamOf } from '../../../../../src/market/sources/simulator/random/noise.ts';
import {
  activityAt,
  SESSIONS_PER_YEAR,
} from '../../../../../src/market/sources/simulator/session.ts';
import { varianceMultiplier } from '../../../../../src/market/sources/simulator/volatility-cascade.ts';
import type { Instrument } from '../../../../../src/market/symbols/universe.ts';
import { instrument, simulatedReturns, universe } from '../simulated.ts';
import {
  autocorrelation,
  CHI_SQUARE_10_1_IN_1000,
  correlation,
  deviation,
  excessKurtosis,
  mcLeodLi,
  mean,
  median,
  robustAutocorrelation,
} from './statistics.ts';

/**
 * Properties that returns of most markets have in common (Cont 2001, "Empirical properties of asset
 * returns: stylized facts and statistical issues", Quantitative Finance 1), measured on returns of
 * one minute over whole sessions.
 */

const MINUTES = 1_440;
const STEPS_PER_MINUTE = 120;
const SEEDS = Array.from({ length: 8 }, (_, index) => 31 + 1_009 * index);
const { activity_depth, jump_share, mood_deviation } = MODEL_PARAMETERS.market;
const instruments = 'AAPL MSFT TSLA JPM XOM KO UNH SPY'.split(' ').map(instrument);

const sessions = SEEDS.map((seed) =>
  simulatedReturns({
    seed,
    model: 'market',
    instruments,
    count: MINUTES,
    steps_each: STEPS_PER_MINUTE,
  }),
);
const series = sessions.flat();

/**
 * Returns without the U of the session, which alone would make squares correlated (Andersen &
 * Bollerslev 1997, Journal of Empirical Finance 4).
 */
const levelled = series.map((returns) =>
  returns.map(
    (value, minute) => value / Math.sqrt(activityAt((minute + 0.5) / MINUTES, activity_depth)),
  ),
);
const squares = levelled.map((returns) => returns.map((value) => value ** 2));
/** A single jump outweighs all other squares, so those beyond 8 deviations count as 8. */
const bounded = levelled.map((returns) => {
  const most = (8 * deviation(returns)) ** 2;
  return returns.map((value) => Math.min(value ** 2, most));
});

/** A jump is 2 % or more; no minute without news comes close to that. */
const isWithoutNews = (returns: readonly number[]): boolean =>
  Math.max(...returns.map(Math.abs)) < 0.012;

/** Returns over `minutes` each. */
const summed = (returns: readonly number[], minutes: number): number[] =>
  Array.from({ length: returns.length / minutes }, (_, index) =>
    returns.slice(minutes * index, minutes * (index + 1)).reduce((sum, value) => sum + value, 0),
  );

describe('the default market', () => {
  test('has fat tails (Cont, 2): the excess kurtosis of minutes is clearly positive', () => {
    const kurtoses = levelled.map(excessKurtosis);
    expect(Math.min(...kurtoses)).toBeGreaterThan(3 * Math.sqrt(24 / MINUTES));
    expect(median(kurtoses)).toBeGreaterThan(1.5);
  });

  test('has volatility in clusters (Cont, 6): squared returns are correlated, with slow decay', () => {
    const at = (lag: number) => median(squares.map((values) => autocorrelation(values, lag)));
    expect(at(1)).toBeGreaterThan(0.1);
    expect(at(5)).toBeGreaterThan(0.05);
    expect(at(30)).toBeGreaterThan(0.02);
    expect(at(1)).toBeGreaterThan(at(30));
    const clustered = (values: readonly (readonly number[])[]) =>
      values.filter((each) => mcLeodLi(each, 10) > CHI_SQUARE_10_1_IN_1000).length / values.length;
    expect(clustered(bounded)).toBeGreaterThanOrEqual(0.9);
    const control = simulatedReturns({ seed: 5, model: 'gbm', instruments, count: MINUTES });
    expect(clustered(control.map((returns) => returns.map((value) => value ** 2)))).toBe(0);
  });

  test('has returns that do not predict each other (Cont, 1)', () => {
    const lags = [1, 2, 3, 5, 10];
    const within = (values: readonly (readonly number[])[]) =>
      values
        .flatMap((returns) => lags.map((lag) => Math.abs(robustAutocorrelation(returns, lag)) < 3))
        .filter(Boolean).length /
      (values.length * lags.length);
    expect(within(levelled)).toBeGreaterThanOrEqual(0.99);
    const echoing = levelled.map((returns) =>
      returns.map((value, minute) => value + 0.3 * (returns[minute - 1] ?? 0)),
    );
    expect(within(echoing)).toBeLessThan(0.9);
  });

  test('is closer to the normal distribution over longer times (Cont, 4)', () => {
    const kurtosisOver = (minutes: number) =>
      excessKurtosis(
        levelled.filter(isWithoutNews).flatMap((returns) => {
          const scale = deviation(returns) * Math.sqrt(minutes);
          return summed(returns, minutes).map((value) => value / scale);
        }),
      );
    expect(kurtosisOver(60)).toBeGreaterThan(0);
    expect(kurtosisOver(1)).toBeGreaterThan(1.5 * kurtosisOver(60));
  });
});

describe('variance in the default market', () => {
  test('the multipliers of variance have mean 1', () => {
    const noise = new Noise(12);
    const multipliers = Array.from({ length: 40_000 }, (_, index) =>
      varianceMultiplier(
        noise,
        streamOf(`source ${index % 400}`, 'mood'),
        77_760 * index,
        mood_deviation,
      ),
    );
    const standard_error = deviation(multipliers) / Math.sqrt(multipliers.length);
    expect(Math.abs(mean(multipliers) - 1)).toBeLessThan(3 * standard_error);
    expect(standard_error).toBeLessThan(0.01);
  });

  test('a session without news has the remaining variance', () => {
    const ratios = sessions.map((session) =>
      mean(
        session.flatMap((returns, place) => {
          const { volatility, sector } = instruments[place] as Instrument;
          const share = sector === 'ETF' ? 0 : jump_share;
          if (!isWithoutNews(returns)) return [];
          const variance = returns.reduce((sum, value) => sum + value ** 2, 0);
          return [(variance * SESSIONS_PER_YEAR) / (volatility ** 2 * (1 - share))];
        }),
      ),
    );
    const standard_error = deviation(ratios) / Math.sqrt(ratios.length - 1);
    expect(Math.abs(mean(ratios) - 1)).toBeLessThan(3 * standard_error);
    expect(standard_error).toBeLessThan(0.25);
  });

  test('sessions without news have the correlations that the loadings imply', () => {
    const found = sessions.flatMap(([apple, microsoft]) =>
      apple && microsoft && isWithoutNews(apple) && isWithoutNews(microsoft)
        ? [correlation(apple, microsoft)]
        : [],
    );
    const implied = impliedCorrelation(instrument('AAPL'), instrument('MSFT'));
    const standard_error = deviation(found) / Math.sqrt(found.length - 1);
    expect(Math.abs(mean(found) - implied)).toBeLessThan(3 * standard_error);
    expect(standard_error).toBeLessThan(0.06);
  });

  test('news makes up the rest of the variance', () => {
    const jump_mean_square = (0.05 ** 3 - 0.02 ** 3) / (3 * (0.05 - 0.02));
    for (const one of universe.all()) {
      const share = one.sector === 'ETF' ? 0 : jump_share;
      const from_jumps = jumpsPerSession(one, jump_share) * SESSIONS_PER_YEAR * jump_mean_square;
      expect(from_jumps, one.ticker).toBeCloseTo(share * one.volatility ** 2, 12);
    }
  });
});
