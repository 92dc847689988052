import type { Ticker } from '@finally/contract';
import { describe, expect, test } from 'vitest';
import { MarketModel } from '../../../../src/market/sources/simulator/market-model.ts';
import type { SimulatorModel } from '../../../../src/market/sources/simulator/parameters.ts';
import { instrument, ticker, universe } from './simulated.ts';

/** The log return of each step by ticker, while tickers come and go as `plan` says. */
function returnsWhile(
  seed: number,
  model: SimulatorModel,
  steps: number,
  plan: (market: MarketModel, step: number) => void,
): Map<string, Map<number, number>> {
  const market = new MarketModel(seed, model);
  const returns = new Map<string, Map<number, number>>();
  for (let step = 0; step < steps; step++) {
    plan(market, step);
    market.step();
    for (const [place, { ticker: symbol }] of market.instruments.entries()) {
      const series = returns.get(symbol) ?? new Map<number, number>();
      returns.set(symbol, series.set(step, market.columns.log_return[place] as number));
    }
  }
  return returns;
}

const add = (market: MarketModel, ...symbols: string[]): void => {
  for (const symbol of symbols) market.add(instrument(symbol), instrument(symbol).price);
};

describe.each(['market', 'gbm'] as const)('one seed in the model %s', (model) => {
  const STEPS = 400;
  const together = returnsWhile(42, model, STEPS, (market, step) => {
    if (step === 0) add(market, 'AAPL', 'MSFT', 'XOM');
  });

  test('gives the same returns again', () => {
    const again = returnsWhile(42, model, STEPS, (market, step) => {
      if (step === 0) add(market, 'AAPL', 'MSFT', 'XOM');
    });
    expect(again).toEqual(together);
  });

  test('gives each ticker the same returns in whatever order and company it is added', () => {
    const otherwise = returnsWhile(42, model, STEPS, (market, step) => {
      if (step === 0) add(market, 'TSLA', 'XOM', 'KO', 'MSFT', 'AAPL');
      if (step === 130) market.remove(ticker('TSLA'));
      if (step === 200) add(market, 'NVDA');
    });
    for (const symbol of ['AAPL', 'MSFT', 'XOM']) {
      expect(otherwise.get(symbol), symbol).toEqual(together.get(symbol));
    }
  });

  test('gives a ticker that comes late, or comes back, the returns it would have had', () => {
    const late = returnsWhile(42, model, STEPS, (market, step) => {
      if (step === 0) add(market, 'MSFT');
      if (step === 77) add(market, 'AAPL');
      if (step === 150) market.remove(ticker('MSFT'));
      if (step === 301) add(market, 'MSFT');
    });
    for (const symbol of ['AAPL', 'MSFT']) {
      for (const [step, value] of late.get(symbol) ?? []) {
        expect(value, `${symbol} at ${step}`).toBe(together.get(symbol)?.get(step));
      }
    }
    expect(late.get('AAPL')?.size).toBe(STEPS - 77);
    expect(late.get('MSFT')?.size).toBe(150 + STEPS - 301);
  });

  test('gives other returns than another seed, and other ones to each ticker', () => {
    const other = returnsWhile(43, model, 3, (market, step) => {
      if (step === 0) add(market, 'AAPL');
    });
    const firsts = [other.get('AAPL'), ...together.values()].map((series) => series?.get(0));
    expect(new Set(firsts).size).toBe(firsts.length);
  });
});

test('prices follow the returns, each at its own place', () => {
  const market = new MarketModel(9, 'market');
  const symbols = universe
    .all()
    .slice(0, 50)
    .map((one) => one.ticker);
  add(market, ...symbols);
  const expected = new Map(market.instruments.map((one) => [one.ticker, one.price]));
  for (let step = 0; step < 200; step++) {
    if (step % 20 === 10) {
      // The first place goes to the last instrument, which is then the next to go.
      const gone = market.instruments[0]?.ticker as Ticker;
      market.remove(gone);
      expected.delete(gone);
    }
    market.step();
    for (const [place, one] of market.instruments.entries()) {
      const before = expected.get(one.ticker) as number;
      expected.set(one.ticker, before * Math.exp(market.columns.log_return[place] as number));
    }
  }
  expect(market.instruments.map((one) => one.ticker).sort()).toEqual([...expected.keys()].sort());
  expect(expected.size).toBe(40);
  for (const [place, one] of market.instruments.entries()) {
    expect(market.columns.price[place], one.ticker).toBe(expected.get(one.ticker));
  }
});

test('adding twice and removing what is not there change nothing', () => {
  const market = new MarketModel(9, 'market');
  add(market, 'AAPL', 'AAPL');
  market.remove(ticker('MSFT'));
  expect(market.instruments).toEqual([instrument('AAPL')]);
});

test('volatility of the moment is constant in gbm, and comes and goes in the market', () => {
  const seen = (model: SimulatorModel): Set<number> => {
    const market = new MarketModel(3, model);
    add(market, 'AAPL');
    const volatilities = new Set<number>();
    for (let step = 0; step < 600; step++) {
      market.step();
      volatilities.add(Math.round((market.columns.volatility[0] as number) * 1_000));
    }
    return volatilities;
  };
  expect(seen('gbm')).toEqual(new Set([270]));
  expect(seen('market').size).toBeGreaterThan(10);
});
