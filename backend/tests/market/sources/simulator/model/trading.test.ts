import fc from 'fast-check';
import { expect, test } from 'vitest';
import { priceE4 } from '../../../../../src/kernel/money.ts';
import { Noise } from '../../../../../src/market/sources/simulator/random/noise.ts';
import {
  bidAsk,
  sharesPerStep,
  tradedShares,
} from '../../../../../src/market/sources/simulator/trading.ts';
import { madeUp } from '../simulated.ts';
import { mean } from './statistics.ts';

test('the bid is below the price and the ask above it, a tick or more apart, on whole ticks', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 2, max: 60_000_000 }),
      fc.double({ min: 0, max: 5, noNaN: true }),
      fc.double({ min: -0.05, max: 0.05, noNaN: true }),
      (price, volatility, jump) => {
        const { bid_e4, ask_e4 } = bidAsk(priceE4(price), volatility, jump);
        const tick = price >= 10_000 ? 100 : 1;
        expect(bid_e4).toBeLessThan(price);
        expect(ask_e4).toBeGreaterThan(price);
        expect(ask_e4 - bid_e4).toBeGreaterThanOrEqual(tick);
        expect(bid_e4 % tick).toBe(0);
        expect(ask_e4 % tick).toBe(0);
      },
    ),
  );
});

test('the smallest price has a bid', () => {
  expect(bidAsk(priceE4(1), 0.3, 0)).toEqual({ bid_e4: 1, ask_e4: 2 });
});

test('the spread of a calm large share is one or two cents, and grows with volatility and news', () => {
  const spread = (volatility: number, jump: number): number => {
    const { bid_e4, ask_e4 } = bidAsk(priceE4(3_330_050), volatility, jump);
    return (ask_e4 - bid_e4) / 100;
  };
  expect(spread(0.1, 0)).toBeLessThanOrEqual(2);
  expect(spread(0.6, 0)).toBeGreaterThan(spread(0.2, 0));
  expect(spread(0.2, -0.03)).toBeGreaterThan(10 * spread(0.2, 0));
});

test('the turnover of a day is spread over its steps, in fewer shares the dearer they are', () => {
  expect(sharesPerStep(madeUp({ price: 20, adv_usd: 172_800_000 }))).toBe(50);
  expect(sharesPerStep(madeUp({ price: 100, adv_usd: 172_800_000 }))).toBe(10);
});

test('volume follows activity and the size of the move', () => {
  const usual = { mean: 10_000, activity: 1, move: 1, noise: 0 };
  const volume = tradedShares(usual);
  expect(tradedShares({ ...usual, activity: 1.9 }) / volume).toBeCloseTo(1.9, 3);
  expect(tradedShares({ ...usual, move: 3 })).toBeGreaterThan(2 * volume);
  expect(tradedShares({ ...usual, move: 0 })).toBeLessThan(volume / 2);
  expect(tradedShares({ ...usual, move: 1_000 })).toBe(tradedShares({ ...usual, move: 20 }));
});

test('the mean volume is as requested', () => {
  const noise = new Noise(5);
  const volumes = Array.from({ length: 20_000 }, (_, place) => {
    const move = Math.abs(noise.drawNormal(0, place));
    return tradedShares({ mean: 10_000, activity: 1, move, noise: noise.drawNormal(1, place) });
  });
  expect(Math.abs(mean(volumes) / 10_000 - 1)).toBeLessThan(0.02);
});
