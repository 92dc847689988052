import fc from 'fast-check';
import { expect, test } from 'vitest';
import { notionalCents, priceE4, quantityE6 } from '../../../src/kernel/money.ts';
import type { Book, MarketStep } from '../../../src/orders/fills/book.ts';
import { FILL_PROFILES } from '../../../src/orders/fills/profile.ts';
import { NO_RECENT_TAKING, type RecentTaking } from '../../../src/orders/fills/recent-taking.ts';
import { type TakerOrder, take } from '../../../src/orders/fills/taker.ts';
import {
  arbitraryMarket,
  arbitraryQuantity,
  arbitraryReach,
  arbitrarySide,
  takerOrder,
} from './model/arbitrary-market.ts';
import { specifiedRows } from './model/specified-model.ts';

const { realistic, harsh, ideal } = FILL_PROFILES;

const shares = (count: number) => quantityE6(count * 1_000_000);
const level = (price: number, size: number) => ({
  price_e4: priceE4(price),
  size_e6: shares(size),
});

/** Nothing is displayed; what is hidden counts from 100.04. */
const BARE: Book = {
  bid_e4: priceE4(999_600),
  ask_e4: priceE4(1_000_400),
  bids: [],
  asks: [],
  adv: 2_000_000,
  volatility_e6: 20_000,
};
const B0: Book = {
  ...BARE,
  bid_e4: priceE4(999_800),
  ask_e4: priceE4(1_000_200),
  bids: [level(999_800, 300), level(999_700, 450), level(999_600, 600)],
  asks: [level(1_000_200, 300), level(1_000_300, 450), level(1_000_400, 600)],
};

const stepWith = (book: Book | null, step = 0): MarketStep => ({
  step,
  last_e4: priceE4(1_000_000),
  volume: 0,
  book,
  is_halted: false,
});

const market = (side: TakerOrder['side'], count: number): TakerOrder => ({
  side,
  quantity_e6: shares(count),
  limit_e4: null,
  by_stop: false,
});

/** Takes one order after another in one step, and returns the rows of all. */
function takeAll(at: MarketStep, orders: readonly TakerOrder[], recent: RecentTaking) {
  let known = recent;
  return orders.map((order) => {
    const taking = take(realistic, at, order, known);
    known = taking.recent;
    return { ...taking, known };
  });
}

test('every row is that of a second model written from the specification', () => {
  fc.assert(
    fc.property(
      arbitraryMarket,
      fc.array(fc.tuple(arbitrarySide, arbitraryQuantity, arbitraryReach), {
        minLength: 1,
        maxLength: 5,
      }),
      (at, wishes) => {
        const { book } = at;
        if (!book) throw new Error('a market without a book');
        const taken = new Map<string, bigint>();
        const hidden = { buy: 0n, sell: 0n };
        let recent = NO_RECENT_TAKING;
        for (const [side, quantity_e6, reach] of wishes) {
          const order = takerOrder(at, side, quantity_e6, reach);
          const taking = take(realistic, at, order, recent);
          recent = taking.recent;
          const cap = order.limit_e4 ?? taking.collar_e4;
          if (cap === null) throw new Error('a market order without a collar');
          const shown = side === 'buy' ? book.asks : book.bids;
          const rows = specifiedRows({
            side,
            quantity: BigInt(quantity_e6),
            levels: shown.map((one) => ({
              price: BigInt(one.price_e4),
              size: BigInt(one.size_e6),
            })),
            best: BigInt(side === 'buy' ? book.ask_e4 : book.bid_e4),
            cap: BigInt(cap),
            adv: BigInt(book.adv),
            sigma: BigInt(book.volatility_e6),
            y: 100n,
            takenAt: (price) => taken.get(`${side} ${price}`) ?? 0n,
            h0: hidden[side],
          });
          expect(
            taking.executions.map((one) => ({
              price: BigInt(one.price_e4),
              quantity: BigInt(one.quantity_e6),
            })),
          ).toEqual(rows);
          for (const one of taking.executions) {
            const { level: at_level, quantity_e6: filled } = one;
            if (!at_level) hidden[side] += BigInt(filled);
            else {
              const key = `${side} ${at_level.price_e4}`;
              taken.set(key, (taken.get(key) ?? 0n) + BigInt(filled));
            }
          }
        }
      },
    ),
    { numRuns: 300 },
  );
});

test('a limit between the last level and the impact of the whole rest takes whole shares up to it', () => {
  const order = { ...market('buy', 5_000), limit_e4: priceE4(1_000_600) };
  const taking = take(realistic, stepWith(B0), order, NO_RECENT_TAKING);
  const last = taking.executions.at(-1);
  expect(last?.hidden).not.toBeNull();
  expect(last?.price_e4).toBe(1_000_600);
  expect(last?.quantity_e6).toBe(shares(449));
  expect(taking.left_e6).toBe(shares(5_000 - 1_350 - 449));
});

test('what a market order finds beyond the collar is left for the next step', () => {
  const thin: Book = { ...B0, asks: [level(1_000_200, 300), level(1_060_000, 5_000)], adv: 1_000 };
  const taking = take(realistic, stepWith(thin), market('buy', 100_000), NO_RECENT_TAKING);
  expect(taking.collar_e4).toBe(1_050_200);
  expect(taking.executions[0]?.price_e4).toBe(1_000_200);
  expect(taking.executions.every(({ price_e4 }) => price_e4 <= 1_050_200)).toBe(true);
  expect(taking.left_e6).toBeGreaterThan(0);
});

test('hidden liquidity is not cheaper in slices, at once or in the steps after', () => {
  const at = stepWith(BARE);
  const cost = (orders: readonly TakerOrder[]) =>
    takeAll(at, orders, NO_RECENT_TAKING)
      .flatMap(({ executions }) => executions)
      .reduce((sum, one) => sum + Number(notionalCents(one.quantity_e6, one.price_e4)), 0);
  expect(cost([market('buy', 3_650)])).toBe(36_535_405);
  expect(cost(Array.from({ length: 10 }, () => market('buy', 365)))).toBe(36_535_420);
  const first = take(realistic, at, market('buy', 365), NO_RECENT_TAKING);
  const later = take(realistic, stepWith(BARE, 599), market('buy', 365), first.recent);
  expect(later.executions[0]?.hidden?.before_e6).toBe(shares(365));
});

test('hidden shares are halved every 600 steps, whatever is added between', () => {
  const bought = (step: number, count: number, recent: RecentTaking) =>
    take(realistic, stepWith(BARE, step), market('buy', count), recent);
  const first = bought(100, 1_000, NO_RECENT_TAKING);
  const before = (step: number, recent: RecentTaking) =>
    bought(step, 1, recent).executions[0]?.hidden?.before_e6;
  expect(before(699, first.recent)).toBe(shares(1_000));
  expect(before(700, first.recent)).toBe(shares(500));
  expect(before(1_300, first.recent)).toBe(shares(250));
  const second = bought(699, 200, first.recent);
  expect(before(700, second.recent)).toBe(shares(600));
  expect(before(100 + 600 * 60, second.recent)).toBe(0);
});

test('selling does not count towards buying', () => {
  const sold = take(realistic, stepWith(BARE), market('sell', 5_000), NO_RECENT_TAKING);
  const bought = take(realistic, stepWith(BARE), market('buy', 100), sold.recent);
  expect(bought.executions[0]?.hidden?.before_e6).toBe(0);
});

test('the harsh profile takes half of what is shown and nothing hidden, stops one tick worse', () => {
  const taking = take(harsh, stepWith(B0), market('buy', 1_000), NO_RECENT_TAKING);
  expect(taking.executions.map((one) => [one.price_e4, one.quantity_e6])).toEqual([
    [1_000_200, shares(150)],
    [1_000_300, shares(225)],
    [1_000_400, shares(300)],
  ]);
  expect(taking.left_e6).toBe(shares(325));
  const stopped = take(
    harsh,
    stepWith(B0),
    { ...market('sell', 100), by_stop: true },
    NO_RECENT_TAKING,
  );
  expect(stopped.executions[0]?.price_e4).toBe(999_700);
});

test('a halt fills nothing, and without a quote only the ideal profile fills', () => {
  for (const profile of Object.values(FILL_PROFILES)) {
    for (const book of [null, B0]) {
      const halted = { ...stepWith(book), is_halted: true };
      expect(take(profile, halted, market('buy', 1), NO_RECENT_TAKING).executions).toEqual([]);
    }
  }
  const quoteless = stepWith(null);
  expect(take(ideal, quoteless, market('buy', 1), NO_RECENT_TAKING).left_e6).toBe(0);
  expect(take(realistic, quoteless, market('buy', 1), NO_RECENT_TAKING).left_e6).toBe(shares(1));
});

test('the ideal profile fills a limit at the last price, and not at a worse one', () => {
  const limited = (limit: number) =>
    take(
      ideal,
      stepWith(null),
      { ...market('buy', 10), limit_e4: priceE4(limit) },
      NO_RECENT_TAKING,
    );
  expect(limited(1_050_000).executions[0]?.price_e4).toBe(1_000_000);
  expect(limited(999_900).executions).toEqual([]);
});
