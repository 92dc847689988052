import { MOVER_KINDS, type MoverKind } from '@finally/contract';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { priceE4 } from '../../../src/kernel/money.ts';
import type { DayFigures } from '../../../src/market/board/day-figures.ts';
import { rankMovers } from '../../../src/market/board/movers.ts';
import { ticker } from '../../support/trading/ledger.ts';

const price = fc.integer({ min: 1, max: 10_000_000 }).map(priceE4);

const day = (symbol: string): fc.Arbitrary<DayFigures> =>
  fc.record({
    ticker: fc.constant(ticker(symbol)),
    price_e4: price,
    previous_close_e4: price,
    open_e4: price,
    high_e4: price,
    low_e4: price,
    volume: fc.nat(1_000_000),
    usual_volume: fc.option(fc.integer({ min: 0, max: 1_000_000 })),
    timestamp_ms: fc.constant(0),
  });

const market = fc
  .integer({ min: 0, max: 40 })
  .chain((count) => fc.tuple(...Array.from({ length: count }, (_, index) => day(`T${index}`))));

/** What each list compares, in whole numbers: a fraction as its numerator and denominator. */
const fraction: Readonly<Record<MoverKind, (one: DayFigures) => readonly [number, number]>> = {
  gainers: (one) => [one.price_e4 - one.previous_close_e4, one.previous_close_e4],
  losers: (one) => [one.previous_close_e4 - one.price_e4, one.previous_close_e4],
  active: (one) => [one.volume, 1],
  unusual_volume: (one) => (one.usual_volume ? [one.volume, one.usual_volume] : [0, 1]),
  gaps: (one) => [Math.abs(one.open_e4 - one.previous_close_e4), one.previous_close_e4],
};

const isAtLeast = (a: readonly [number, number], b: readonly [number, number]) =>
  BigInt(a[0]) * BigInt(b[1]) >= BigInt(b[0]) * BigInt(a[1]);

test.each(MOVER_KINDS)('%s are the largest of the whole market, in order', (kind) => {
  fc.assert(
    fc.property(market, fc.integer({ min: 1, max: 50 }), (figures, limit) => {
      const ranked = rankMovers(kind, figures, limit);
      const wanted = figures.filter((one) => fraction[kind](one)[0] > 0);
      expect(ranked).toHaveLength(Math.min(limit, wanted.length));
      const rest = wanted.filter((one) => !ranked.includes(one));
      const order = ranked.map(fraction[kind]);
      for (const [index, value] of order.entries()) {
        for (const lower of order.slice(index)) expect(isAtLeast(value, lower)).toBe(true);
        for (const other of rest) expect(isAtLeast(value, fraction[kind](other))).toBe(true);
      }
    }),
    { numRuns: 50, endOnFailure: true },
  );
});
