import fc from 'fast-check';
import { expect, test } from 'vitest';
import { notionalCents, priceE4, quantityE6 } from '../../../../src/kernel/money.ts';
import type { Book, Level, MarketStep } from '../../../../src/orders/fills/book.ts';
import type { Execution } from '../../../../src/orders/fills/execution.ts';
import { meet, queueAtPlacement } from '../../../../src/orders/fills/maker.ts';
import { FILL_PROFILES, type FillProfile } from '../../../../src/orders/fills/profile.ts';
import { NO_RECENT_TAKING } from '../../../../src/orders/fills/recent-taking.ts';
import { type TakerOrder, take } from '../../../../src/orders/fills/taker.ts';
import {
  arbitraryMarket,
  arbitraryQuantity,
  arbitraryReach,
  arbitrarySide,
  takerOrder,
} from './arbitrary-market.ts';

/* Relations between fills that hold whatever the market is (section 9 of the specification). */

const { ideal, realistic, harsh } = FILL_PROFILES;

/** Price times quantity, exact, in 10^-10 dollars. */
const exactCost = (rows: readonly Execution[]): bigint =>
  rows.reduce((sum, one) => sum + BigInt(one.price_e4) * BigInt(one.quantity_e6), 0n);
const quantityOf = (rows: readonly Execution[]): bigint =>
  rows.reduce((sum, one) => sum + BigInt(one.quantity_e6), 0n);
const cents = (rows: readonly Execution[]): bigint =>
  rows.reduce((sum, one) => sum + notionalCents(one.quantity_e6, one.price_e4), 0n);

const fill = (profile: FillProfile, market: MarketStep, order: TakerOrder) =>
  take(profile, market, order, NO_RECENT_TAKING).executions;

/** Negative if the average price of `a` is better for `side` than that of `b`; neither is empty. */
function compareAverages(
  side: TakerOrder['side'],
  a: readonly Execution[],
  b: readonly Execution[],
): bigint {
  const difference = exactCost(a) * quantityOf(b) - exactCost(b) * quantityOf(a);
  return side === 'buy' ? difference : -difference;
}

const wish = fc.tuple(arbitraryMarket, arbitrarySide, arbitraryQuantity, arbitraryReach);

test('no share is lost or doubled, and no displayed share is sold twice in a step', () => {
  fc.assert(
    fc.property(
      arbitraryMarket,
      fc.array(fc.tuple(arbitrarySide, arbitraryQuantity, arbitraryReach), { maxLength: 8 }),
      fc.constantFrom(realistic, harsh),
      (market, wishes, profile) => {
        let recent = NO_RECENT_TAKING;
        const taken = new Map<string, bigint>();
        for (const [side, quantity_e6, reach] of wishes) {
          const order = takerOrder(market, side, quantity_e6, reach);
          const taking = take(profile, market, order, recent);
          recent = taking.recent;
          expect(quantityOf(taking.executions) + BigInt(taking.left_e6)).toBe(BigInt(quantity_e6));
          for (const { level, quantity_e6: filled } of taking.executions) {
            expect(filled).toBeGreaterThan(0);
            if (!level) continue;
            const key = `${side} ${level.price_e4}`;
            const sum = (taken.get(key) ?? 0n) + BigInt(filled);
            taken.set(key, sum);
            const shown = (BigInt(level.shown_e6) * BigInt(profile.shown_percent)) / 100n;
            expect(sum <= shown).toBe(true);
          }
        }
      },
    ),
  );
});

test('no fill is worse than the limit', () => {
  fc.assert(
    fc.property(
      wish,
      fc.constantFrom(ideal, realistic, harsh),
      ([market, side, q, reach], profile) => {
        const order = takerOrder(market, side, q, reach);
        if (order.limit_e4 === null) return;
        for (const { price_e4 } of fill(profile, market, order)) {
          if (side === 'buy') expect(price_e4).toBeLessThanOrEqual(order.limit_e4);
          else expect(price_e4).toBeGreaterThanOrEqual(order.limit_e4);
        }
      },
    ),
  );
});

test('an order in slices costs what it costs at once, but for the rounding of its rows', () => {
  fc.assert(
    fc.property(
      arbitraryMarket,
      arbitrarySide,
      fc.integer({ min: 1, max: 400 }),
      fc.integer({ min: 2, max: 20 }),
      (market, side, slice, count) => {
        const order = (shares: number) =>
          takerOrder(market, side, quantityE6(shares * 1_000_000), null);
        const whole = fill(realistic, market, order(slice * count));
        let recent = NO_RECENT_TAKING;
        const rows: Execution[] = [];
        for (let index = 0; index < count; index++) {
          const taking = take(realistic, market, order(slice), recent);
          recent = taking.recent;
          rows.push(...taking.executions);
        }
        if (quantityOf(rows) !== quantityOf(whole)) return;
        // A cent a row; and the price of hidden shares is rounded up to 1/10,000 dollar in each row.
        const hidden = quantityOf(rows.filter((row) => row.hidden));
        const allowed = BigInt(rows.length + whole.length) + hidden / 100_000_000n + 1n;
        const difference = cents(rows) - cents(whole);
        expect(difference <= allowed && difference >= -allowed).toBe(true);
      },
    ),
  );
});

test('a larger order has no better average price', () => {
  fc.assert(
    fc.property(wish, arbitraryQuantity, ([market, side, quantity_e6, reach], more) => {
      const smaller = fill(realistic, market, takerOrder(market, side, quantity_e6, reach));
      const larger = fill(
        realistic,
        market,
        takerOrder(market, side, quantityE6(quantity_e6 + more), reach),
      );
      if (smaller.length === 0) expect(larger).toEqual([]);
      else expect(compareAverages(side, larger, smaller) >= 0n).toBe(true);
    }),
  );
});

test('a tighter limit has no worse average price', () => {
  fc.assert(
    fc.property(
      arbitraryMarket,
      arbitrarySide,
      arbitraryQuantity,
      fc.integer({ min: 0, max: 20 }),
      fc.integer({ min: 0, max: 20 }),
      fc.constantFrom(ideal, realistic, harsh),
      (market, side, quantity_e6, reach, looser, profile) => {
        const tight = fill(profile, market, takerOrder(market, side, quantity_e6, reach));
        const loose = fill(profile, market, takerOrder(market, side, quantity_e6, reach + looser));
        if (tight.length > 0) expect(compareAverages(side, tight, loose) <= 0n).toBe(true);
      },
    ),
  );
});

test('harsh is never better than realistic, and realistic never better than ideal, for what is taken', () => {
  fc.assert(
    fc.property(wish, fc.boolean(), ([market, side, quantity_e6, reach], by_stop) => {
      const order = { ...takerOrder(market, side, quantity_e6, reach), by_stop };
      const bad = fill(harsh, market, order);
      if (bad.length > 0) {
        // The harsh profile fills less, so both are compared for the shares that it fills.
        const same = { ...order, quantity_e6: quantityE6(Number(quantityOf(bad))) };
        expect(compareAverages(side, bad, fill(realistic, market, same)) >= 0n).toBe(true);
      }
      const real = fill(realistic, market, order);
      if (real.length > 0) {
        expect(compareAverages(side, real, fill(ideal, market, order)) >= 0n).toBe(true);
      }
    }),
  );
});

/** The same market upside down around `center`: bids become asks. */
function mirrored(market: MarketStep, center_e4: number): MarketStep {
  const { book } = market;
  const flip = (price: number) => priceE4(2 * center_e4 - price);
  const levels = (side: readonly Level[]) =>
    side.map(({ price_e4, size_e6 }) => ({ price_e4: flip(price_e4), size_e6 }));
  return {
    ...market,
    last_e4: flip(market.last_e4),
    book: book && {
      ...book,
      bid_e4: flip(book.ask_e4),
      ask_e4: flip(book.bid_e4),
      bids: levels(book.asks),
      asks: levels(book.bids),
    },
  };
}

const dear = arbitraryMarket.filter(({ last_e4 }) => last_e4 > 100_000);

test('a sale is the mirror image of a purchase', () => {
  fc.assert(
    fc.property(dear, arbitraryQuantity, (market, quantity_e6) => {
      // Upside down around the last level, from which the impact counts on both sides.
      const center = (market.book as Book).asks.at(-1)?.price_e4 ?? 0;
      const reach = 400;
      const buy = { ...takerOrder(market, 'buy', quantity_e6, reach) };
      const sell = {
        ...buy,
        side: 'sell' as const,
        limit_e4: priceE4(2 * center - (buy.limit_e4 ?? 0)),
      };
      const bought = fill(realistic, market, buy);
      const sold = fill(realistic, mirrored(market, center), sell);
      expect(sold.map((one) => [2 * center - one.price_e4, one.quantity_e6])).toEqual(
        bought.map((one) => [one.price_e4, one.quantity_e6]),
      );
    }),
  );
});

/** The same market `ticks` cents higher. */
function shifted(market: MarketStep, ticks: number): MarketStep {
  const { book } = market;
  const shift = (price: number) => priceE4(price + 100 * ticks);
  const levels = (side: readonly Level[]) =>
    side.map(({ price_e4, size_e6 }) => ({ price_e4: shift(price_e4), size_e6 }));
  return {
    ...market,
    last_e4: shift(market.last_e4),
    book: book && {
      ...book,
      bid_e4: shift(book.bid_e4),
      ask_e4: shift(book.ask_e4),
      bids: levels(book.bids),
      asks: levels(book.asks),
    },
  };
}

test('a resting sale is the mirror image of a resting purchase', () => {
  fc.assert(
    fc.property(
      dear,
      fc.array(fc.tuple(fc.integer({ min: -3, max: 3 }), fc.integer({ min: 0, max: 9_000 })), {
        maxLength: 8,
      }),
      arbitraryQuantity,
      fc.integer({ min: -3, max: 1 }),
      fc.constantFrom(ideal, realistic, harsh),
      (first, moves, left_e6, ticks, profile) => {
        const center = first.last_e4;
        const limit = takerOrder(first, 'buy', left_e6, ticks).limit_e4 ?? 0;
        const run = (side: 'buy' | 'sell') => {
          const seen = (market: MarketStep) => (side === 'buy' ? market : mirrored(market, center));
          const limit_e4 = priceE4(side === 'buy' ? limit : 2 * center - limit);
          let queue = queueAtPlacement(side, limit_e4, seen(first));
          return moves.map(([move, volume], step) => {
            const market = seen({ ...shifted(first, move), volume, step: first.step + 1 + step });
            const met = meet(profile, market, { side, limit_e4, left_e6, queue }, NO_RECENT_TAKING);
            queue = met.queue;
            return [met.execution?.quantity_e6, queue];
          });
        };
        expect(run('sell')).toEqual(run('buy'));
      },
    ),
  );
});
