import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { MarketModel } from '../../../../../src/market/sources/simulator/market-model.ts';
import type { SimulatorModel } from '../../../../../src/market/sources/simulator/parameters.ts';
import { STEPS_PER_SESSION } from '../../../../../src/market/sources/simulator/session.ts';
import { instrument, universe } from '../simulated.ts';

const SOME = ['AAPL', 'MSFT', 'XOM', 'SPY'].map(instrument);

/** The log returns of each step by ticker. */
function returnsOf(market: MarketModel, steps: number): Map<string, number[]> {
  const returns = new Map(
    market.instruments.map(({ ticker }) => [ticker as string, [] as number[]]),
  );
  for (let step = 0; step < steps; step++) {
    market.advance();
    for (const [place, { ticker }] of market.instruments.entries()) {
      returns.get(ticker)?.push(market.log_return[place] as number);
    }
  }
  return returns;
}

describe.each(['market', 'gbm'] as const)('one seed in the model %s', (model) => {
  const STEPS = 400;
  const together = returnsOf(new MarketModel(42, model, SOME), STEPS);

  test('gives the same returns again', () => {
    expect(returnsOf(new MarketModel(42, model, SOME), STEPS)).toEqual(together);
  });

  test('gives each ticker the same returns, whatever else is simulated and in whatever order', () => {
    const others = universe.all().toReversed();
    const everyone = returnsOf(new MarketModel(42, model, others), STEPS);
    for (const { ticker } of SOME) {
      expect(everyone.get(ticker), ticker).toEqual(together.get(ticker));
      const alone = returnsOf(new MarketModel(42, model, [instrument(ticker)]), STEPS);
      expect(alone.get(ticker), ticker).toEqual(together.get(ticker));
    }
  });

  test('gives different returns for a different seed and for each ticker', () => {
    const other = returnsOf(new MarketModel(43, model, SOME), 3);
    const firsts = [other.get('AAPL'), ...together.values()].map((series) => series?.[0]);
    expect(new Set(firsts).size).toBe(firsts.length);
  });

  test('continues from any step as if it had never been stopped', () => {
    const first_steps = fc.constantFrom(0, 1, 59, 60, 61, 3_600);
    const later = fc.integer({ min: 0, max: 3 * STEPS_PER_SESSION });
    fc.assert(
      fc.property(fc.integer(), fc.oneof(first_steps, later), fc.nat(400), (seed, from, stop) => {
        // An arbitrary state at a late step, instead of walking there.
        const growth = SOME.map((_, place) => place / 7);
        const through = new MarketModel(seed, model, SOME, { step: from, growth });
        for (let step = 0; step < stop; step++) through.advance();
        const again = new MarketModel(seed, model, SOME, through);
        for (const place of SOME.keys()) {
          expect(again.volatility(place)).toBe(through.volatility(place));
        }
        expect(returnsOf(again, 130)).toEqual(returnsOf(through, 130));
        expect(again.growth).toEqual(through.growth);
        for (const place of SOME.keys()) {
          expect(again.detail(place)).toEqual(through.detail(place));
        }
      }),
      { numRuns: 60 },
    );
  });
});

test('growth is the sum of the returns', () => {
  const market = new MarketModel(9, 'market', SOME);
  const returns = returnsOf(market, 200);
  for (const [place, { ticker }] of SOME.entries()) {
    expect(market.growth[place]).toBe(returns.get(ticker)?.reduce((sum, one) => sum + one, 0));
  }
});

test('a state of other instruments is refused', () => {
  expect(() => new MarketModel(1, 'market', SOME, { step: 3, growth: [0] })).toThrow(RangeError);
});

test('the current volatility is constant in gbm, and varies in market', () => {
  const seen = (model: SimulatorModel): Set<number> => {
    const market = new MarketModel(3, model, [instrument('AAPL')]);
    const volatilities = new Set<number>();
    for (let step = 0; step < 600; step++) {
      market.advance();
      volatilities.add(Math.round(market.volatility(0) * 1_000));
    }
    return volatilities;
  };
  expect(seen('gbm')).toEqual(new Set([270]));
  expect(seen('market').size).toBeGreaterThan(10);
});
