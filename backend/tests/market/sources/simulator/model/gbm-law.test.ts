import { describe, expect, test } from 'vitest';
import {
  impliedCorrelation,
  loadingsOf,
} from '../../../../../src/market/sources/simulator/loadings.ts';
import { MarketModel } from '../../../../../src/market/sources/simulator/market-model.ts';
import { STEP_YEARS } from '../../../../../src/market/sources/simulator/session.ts';
import type { Instrument } from '../../../../../src/market/symbols/universe.ts';
import { madeUp, simulatedReturns, universe } from '../simulated.ts';
import {
  correlation,
  deviation,
  excessKurtosis,
  KOLMOGOROV_1_IN_1000,
  kolmogorovSmirnov,
  mean,
} from './statistics.ts';

/** The large and familiar ones; every sector occurs, some several times. */
const instruments = universe.all().slice(0, 40);
const SEEDS = Array.from({ length: 40 }, (_, index) => 1_000 + 77 * index);
const COUNT = 1_000;

const runs = SEEDS.map((seed) =>
  simulatedReturns({ seed, model: 'gbm', instruments, count: COUNT }),
);

const share = (outcomes: readonly boolean[]): number =>
  outcomes.filter(Boolean).length / outcomes.length;

/**
 * Returns how often the volatility of a run is within 3 standard errors of the instrument's, times
 * `factor`. For normal returns the standard error of an estimated deviation is σ/√(2n) (Kendall &
 * Stuart, The Advanced Theory of Statistics, 10.5).
 */
const volatilitiesRecovered = (factor: number): number =>
  share(
    runs.flatMap((run) =>
      run.map((returns, place) => {
        const expected = (instruments[place] as Instrument).volatility * factor;
        const found = deviation(returns) / Math.sqrt(STEP_YEARS);
        return Math.abs(found - expected) < (3 * expected) / Math.sqrt(2 * COUNT);
      }),
    ),
  );

/**
 * Returns how often a correlation is within 3 standard errors of the implied one plus `shift`, on
 * Fisher's scale, where the standard error is 1/√(n − 3).
 */
const correlationsRecovered = (shift: number): number =>
  share(
    runs.flatMap((run) =>
      pairs.map(([left, right]) => {
        const found = correlation(run[left] as number[], run[right] as number[]);
        const expected =
          shift +
          impliedCorrelation(instruments[left] as Instrument, instruments[right] as Instrument);
        return Math.abs(Math.atanh(found) - Math.atanh(expected)) < 3 / Math.sqrt(COUNT - 3);
      }),
    ),
  );

/** Neighbors, mostly of two sectors, and the first two of each sector. */
const pairs: readonly (readonly [number, number])[] = instruments.flatMap((one, place) => {
  const mate = instruments.findIndex(
    (other, after) => after > place && other.sector === one.sector,
  );
  const neighbor = (place + 1) % instruments.length;
  return mate === -1
    ? [[place, neighbor] as const]
    : [[place, neighbor] as const, [place, mate] as const];
});

describe('pure geometric Brownian motion', () => {
  test('volatility is recovered within 3 standard errors in 99 % of cases', () => {
    expect(volatilitiesRecovered(1)).toBeGreaterThanOrEqual(0.99);
  });

  test('a volatility that is off by a tenth is not recovered', () => {
    expect(volatilitiesRecovered(1.1)).toBeLessThan(0.5);
  });

  test('correlation is recovered within 3 standard errors in 99 % of cases', () => {
    expect(pairs.length).toBeGreaterThan(60);
    expect(correlationsRecovered(0)).toBeGreaterThanOrEqual(0.99);
  });

  test('a correlation that is off by 0.1 is not recovered', () => {
    expect(correlationsRecovered(0.1)).toBeLessThan(0.7);
  });

  /** Hull, Options, Futures, and Other Derivatives, 15.1: log returns are N((μ − σ²/2)dt, σ²dt). */
  test('log returns follow N((μ − σ²/2)dt, σ²dt), and fail the test with a wrong σ', () => {
    const few = instruments.slice(0, 8);
    for (const [place, returns] of simulatedReturns({
      seed: 4,
      model: 'gbm',
      instruments: few,
      count: 40_000,
    }).entries()) {
      const { volatility, ticker } = few[place] as Instrument;
      const { drift } = loadingsOf(few[place] as Instrument);
      const center = (drift - volatility ** 2 / 2) * STEP_YEARS;
      const usual = volatility * Math.sqrt(STEP_YEARS);
      expect(kolmogorovSmirnov(returns, center, usual), ticker).toBeLessThan(KOLMOGOROV_1_IN_1000);
      for (const wrong of [0.95, 1.05]) {
        expect(kolmogorovSmirnov(returns, center, usual * wrong), ticker).toBeGreaterThan(
          KOLMOGOROV_1_IN_1000,
        );
      }
      expect(Math.abs(excessKurtosis(returns)), ticker).toBeLessThan(
        3 * Math.sqrt(24 / returns.length),
      );
    }
  });

  test('without volatility a price grows by its drift', () => {
    const calm = madeUp({ volatility: 1e-12, beta: 0 });
    const market = new MarketModel(1, 'gbm', [calm]);
    for (let step = 0; step < 1_000; step++) market.advance();
    expect(market.growth[0]).toBeCloseTo(0.04 * 1_000 * STEP_YEARS, 12);
  });

  test('the expected growth of a price is its drift, whatever its volatility', () => {
    const wild = madeUp({ volatility: 2_000, beta: 0 });
    const [returns = []] = simulatedReturns({
      seed: 6,
      model: 'gbm',
      instruments: [wild],
      count: 20_000,
    });
    const growths = returns.map(Math.exp);
    expect(deviation(growths)).toBeGreaterThan(0.3);
    expect(Math.abs(mean(growths) - 1)).toBeLessThan(
      (3 * deviation(growths)) / Math.sqrt(growths.length),
    );
  });
});
