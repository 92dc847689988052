import { TickerSchema } from '@finally/contract';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { priceE4 } from '../../../src/kernel/money.ts';
import { type PrintsOrigin, printsOf } from '../../../src/market/depth/prints.ts';

const AAPL = TickerSchema.parse('AAPL');

const origins: fc.Arbitrary<PrintsOrigin> = fc
  .record({
    seed: fc.integer(),
    step: fc.nat(10_000_000),
    volume: fc.oneof(fc.nat(20), fc.nat(2_000_000)),
    bid: fc.integer({ min: 1, max: 10_000_000 }),
    spread: fc.integer({ min: 1, max: 10_000 }),
    part: fc.double({ min: 0, max: 1, noNaN: true }),
  })
  .map(({ seed, step, volume, bid, spread, part }) => ({
    seed,
    ticker: AAPL,
    step,
    volume,
    bid_e4: priceE4(bid),
    ask_e4: priceE4(bid + spread),
    last_e4: priceE4(bid + Math.round(spread * part)),
  }));

const sum = (sizes: readonly { readonly size: number }[]): number =>
  sizes.reduce((total, { size }) => total + size, 0);

test('the sizes of a step are whole shares and add up to its volume, half of it on each side', () => {
  fc.assert(
    fc.property(origins, (origin) => {
      const prints = printsOf(origin);
      for (const { size } of prints) {
        expect(Number.isInteger(size)).toBe(true);
        expect(size).toBeGreaterThan(0);
      }
      expect(sum(prints)).toBe(origin.volume);
      const bought = sum(prints.filter(({ side }) => side === 'buy'));
      expect(Math.abs(2 * bought - origin.volume)).toBeLessThanOrEqual(1);
    }),
  );
});

test('who buys pays the ask, who sells gets the bid, and the last trade is at the last price', () => {
  fc.assert(
    fc.property(origins, (origin) => {
      const prints = printsOf(origin);
      const { bid_e4, ask_e4, last_e4, volume } = origin;
      if (volume > 0) expect(prints.at(-1)?.price_e4).toBe(last_e4);
      for (const { side, price_e4 } of prints.slice(0, -1)) {
        expect(price_e4).toBe(side === 'buy' ? ask_e4 : bid_e4);
      }
      const nearer = Math.sign(2 * last_e4 - bid_e4 - ask_e4);
      if (volume > 0 && nearer !== 0) {
        expect(prints.at(-1)?.side).toBe(nearer > 0 ? 'buy' : 'sell');
      }
    }),
  );
});

test('the trades of a step are the same whenever they are asked for, and at most twelve', () => {
  fc.assert(
    fc.property(origins, origins, (one, other) => {
      const first = printsOf(one);
      printsOf(other);
      expect(printsOf(one)).toEqual(first);
      expect(first.length).toBeLessThanOrEqual(12);
    }),
  );
});

test('another step or seed gives other trades', () => {
  const origin: PrintsOrigin = {
    seed: 1,
    ticker: AAPL,
    step: 10,
    volume: 5_000,
    bid_e4: priceE4(1_900_000),
    ask_e4: priceE4(1_900_200),
    last_e4: priceE4(1_900_050),
  };
  expect(printsOf({ ...origin, step: 11 })).not.toEqual(printsOf(origin));
  expect(printsOf({ ...origin, seed: 2 })).not.toEqual(printsOf(origin));
});
