import { expect, test } from 'vitest';
import {
  impliedCorrelation,
  loadingsOf,
  MARKET_VOLATILITY,
} from '../../../../../src/market/sources/simulator/loadings.ts';
import { instrument, madeUp, universe } from '../simulated.ts';

test('the parts of every instrument add up to its volatility', () => {
  for (const one of universe.all()) {
    const { market, sector, own } = loadingsOf(one);
    expect(Math.hypot(market, sector, own), one.ticker).toBeCloseTo(one.volatility, 12);
    expect(own, one.ticker).toBeGreaterThan(0);
  }
});

test('the market moves every instrument by its beta', () => {
  for (const one of universe.all()) {
    expect(loadingsOf(one).market, one.ticker).toBeCloseTo(one.beta * MARKET_VOLATILITY, 12);
  }
});

test('a beta too large for the volatility is reduced to all of it', () => {
  const { market, sector, own } = loadingsOf(madeUp({ beta: -3, volatility: 0.2 }));
  expect([market, sector, own]).toEqual([-0.2, 0, 0]);
});

test('companies of one sector correlate more than others, and funds follow only the market', () => {
  const [apple, microsoft, exxon] = ['AAPL', 'MSFT', 'XOM'].map(instrument) as [
    ReturnType<typeof instrument>,
    ReturnType<typeof instrument>,
    ReturnType<typeof instrument>,
  ];
  // AAPL: β 1.1, σ 0.27. MSFT: β 1.0, σ 0.25. XOM: β 0.6, σ 0.25.
  const apple_left = 0.27 ** 2 - (1.1 * 0.16) ** 2;
  const microsoft_left = 0.25 ** 2 - 0.16 ** 2;
  expect(impliedCorrelation(apple, microsoft)).toBeCloseTo(
    (1.1 * 0.16 ** 2 + 0.35 * Math.sqrt(apple_left * microsoft_left)) / (0.27 * 0.25),
    12,
  );
  expect(impliedCorrelation(apple, exxon)).toBeCloseTo((1.1 * 0.6 * 0.16 ** 2) / (0.27 * 0.25), 12);
  expect(loadingsOf(instrument('SPY')).sector).toBe(0);
});

test('an instrument with a negative beta is negatively correlated with the market', () => {
  expect(impliedCorrelation(instrument('TLT'), instrument('SPY'))).toBeLessThan(0);
  expect(impliedCorrelation(instrument('SPY'), instrument('SPY'))).toBe(1);
});
