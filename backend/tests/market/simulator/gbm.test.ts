import { describe, expect, test } from 'vitest';
import { seededRandom } from '../../../src/kernel/random.ts';
import { createUniverse, type Instrument } from '../../../src/market/index.ts';
import { GbmSimulator, TRADING_SECONDS_PER_YEAR } from '../../../src/market/simulator/gbm.ts';
import { ticker } from '../../support/ledger.ts';

const universe = createUniverse();
const instrument = (symbol: string): Instrument => {
  const found = universe.get(ticker(symbol));
  if (!found) throw new Error(`${symbol} is missing from the universe`);
  return found;
};

const AAPL = instrument('AAPL');
const MSFT = instrument('MSFT');
const JPM = instrument('JPM');
const ALL = [
  AAPL,
  MSFT,
  JPM,
  ...['GOOGL', 'AMZN', 'TSLA', 'NVDA', 'META', 'V', 'NFLX'].map(instrument),
];

const STEP_MS = 500;
const STEPS = 20_000;
const DT = STEP_MS / 1_000 / TRADING_SECONDS_PER_YEAR;

/** Log returns of each instrument, step by step. */
function returns(instruments: readonly Instrument[], step_ms: number, steps: number): number[][] {
  const simulator = new GbmSimulator(seededRandom(2026), step_ms);
  const last = instruments.map(({ price }) => price);
  for (const one of instruments) simulator.add(one, one.price);
  const series: number[][] = instruments.map(() => []);
  for (let step = 0; step < steps; step++) {
    const prices = simulator.step();
    instruments.forEach((one, index) => {
      const price = prices.get(one.ticker) as number;
      series[index]?.push(Math.log(price / (last[index] as number)));
      last[index] = price;
    });
  }
  return series;
}

const mean = (values: readonly number[]) =>
  values.reduce((sum, value) => sum + value, 0) / values.length;
const covariance = (left: readonly number[], right: readonly number[]) => {
  const [a, b] = [mean(left), mean(right)];
  return mean(left.map((value, index) => (value - a) * ((right[index] as number) - b)));
};
const correlationOf = (left: readonly number[], right: readonly number[]) =>
  covariance(left, right) / Math.sqrt(covariance(left, left) * covariance(right, right));

/** No step of half a second moves a price by one per cent on its own. */
const isJump = (log_return: number) => Math.abs(log_return) > 0.01;

describe('20,000 steps of half a second', () => {
  const series = returns(ALL, STEP_MS, STEPS);
  const calm = (index: number) =>
    (series[index] as number[]).map((value) => (isJump(value) ? 0 : value));

  test.each(ALL.map((one, index) => [one.ticker, one.volatility, index] as const))(
    '%s swings by its volatility of %d a year',
    (_ticker, volatility, index) => {
      const yearly = Math.sqrt(covariance(calm(index), calm(index)) / DT);
      // The standard error of a deviation out of 20,000 is half a per cent of it.
      expect(Math.abs(yearly / volatility - 1)).toBeLessThan(0.025);
    },
  );

  test('two of one sector move together more than two of different sectors', () => {
    expect(AAPL.sector).toBe(MSFT.sector);
    expect(AAPL.sector).not.toBe(JPM.sector);
    expect(Math.abs(correlationOf(calm(0), calm(1)) - 0.6)).toBeLessThan(0.03);
    expect(Math.abs(correlationOf(calm(0), calm(2)) - 0.3)).toBeLessThan(0.03);
  });

  test('one step tells nothing about the next', () => {
    const values = calm(0);
    expect(Math.abs(correlationOf(values.slice(1), values.slice(0, -1)))).toBeLessThan(0.03);
  });

  test('now and then a price jumps by 2 to 5 per cent, up as well as down', () => {
    const jumps = series.flat().filter(isJump);
    // One in 4,800: 42 are expected of 200,000.
    expect(jumps.length).toBeGreaterThan(20);
    expect(jumps.length).toBeLessThan(70);
    for (const jump of jumps) {
      const size = Math.abs(Math.expm1(jump));
      expect(size).toBeGreaterThan(0.0185);
      expect(size).toBeLessThan(0.0515);
    }
    expect(jumps.some((jump) => jump > 0)).toBe(true);
    expect(jumps.some((jump) => jump < 0)).toBe(true);
  });
});

test.each([AAPL, JPM])('$ticker grows over years as its beta says', (one) => {
  const simulator = new GbmSimulator(seededRandom(2026), TRADING_SECONDS_PER_YEAR * 1_000);
  const yearly = Array.from({ length: 40_000 }, () => {
    simulator.add(one, 1);
    return Math.log(simulator.step().get(one.ticker) as number);
  });
  const expected = 0.04 + 0.05 * one.beta - one.volatility ** 2 / 2;
  const standard_error = one.volatility / Math.sqrt(yearly.length);
  expect(Math.abs(mean(yearly) - expected)).toBeLessThan(4 * standard_error);
});

test('tickers may come and go between steps', () => {
  const simulator = new GbmSimulator(seededRandom(1), STEP_MS);
  expect([...simulator.step().keys()]).toEqual([]);
  simulator.add(AAPL, 100);
  simulator.add(JPM, 200);
  expect([...simulator.step().keys()]).toEqual(['AAPL', 'JPM']);
  simulator.remove('AAPL');
  simulator.add(MSFT, 300);
  expect([...simulator.step().keys()]).toEqual(['JPM', 'MSFT']);
});
