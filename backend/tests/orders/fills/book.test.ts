import { expect, test } from 'vitest';
import { priceE4 } from '../../../src/kernel/money.ts';
import { ceilTick, collarOf, floorTick, isOnTick } from '../../../src/kernel/tick.ts';
import { type BookQuote, modeledBook } from '../../../src/orders/fills/book.ts';

const quote = (bid: number, ask: number, given: Partial<BookQuote> = {}): BookQuote => ({
  bid_e4: priceE4(bid),
  ask_e4: priceE4(ask),
  bid_size: null,
  ask_size: null,
  displayed_size: 300,
  adv: 1_000_000,
  volatility_e6: 20_000,
  ...given,
});

const shown = (levels: readonly { price_e4: number; size_e6: number }[]) =>
  levels.map(({ price_e4, size_e6 }) => [price_e4, size_e6 / 1_000_000]);

test('a book has ten levels, each a tick behind the one before and half a size deeper', () => {
  const { bids, asks } = modeledBook(quote(999_800, 1_000_200));
  expect(bids).toHaveLength(10);
  expect(shown(bids).slice(0, 3)).toEqual([
    [999_800, 300],
    [999_700, 450],
    [999_600, 600],
  ]);
  expect(shown(asks).at(-1)).toEqual([1_001_100, 1_650]);
});

test('a size that the source tells replaces that of the best level alone', () => {
  const { bids, asks } = modeledBook(quote(999_800, 1_000_200, { bid_size: 1_234, ask_size: 0 }));
  expect(shown(bids).slice(0, 2)).toEqual([
    [999_800, 1_234],
    [999_700, 450],
  ]);
  expect(shown(asks)[0]).toEqual([1_000_300, 450]);
});

test('levels that cross a dollar change their tick there', () => {
  expect(shown(modeledBook(quote(9_990, 9_999)).asks).slice(0, 3)).toEqual([
    [9_999, 300],
    [10_000, 450],
    [10_100, 600],
  ]);
  expect(shown(modeledBook(quote(10_100, 10_200)).bids).slice(0, 3)).toEqual([
    [10_100, 300],
    [10_000, 450],
    [9_999, 600],
  ]);
});

test('no level is at zero or below', () => {
  const { bids } = modeledBook(quote(3, 4));
  expect(shown(bids).map(([price]) => price)).toEqual([3, 2, 1]);
});

test('prices are whole cents from a dollar on, and 1/10,000 dollar below', () => {
  expect(
    [1, 9_999, 10_000, 10_050, 1_901_250, 1_901_300].map((e4) => isOnTick(priceE4(e4))),
  ).toEqual([true, true, true, false, false, true]);
  expect(isOnTick(priceE4(0))).toBe(false);
  expect([floorTick(1_901_250), ceilTick(1_901_250)]).toEqual([1_901_200, 1_901_300]);
  expect([floorTick(9_999), ceilTick(9_999), ceilTick(10_001)]).toEqual([9_999, 9_999, 10_100]);
  expect(floorTick(-5)).toBe(1);
});

test('the collar is rounded towards the best price', () => {
  expect(collarOf('buy', priceE4(1_000_200))).toBe(1_050_200);
  expect(collarOf('sell', priceE4(999_800))).toBe(949_900);
  expect(collarOf('sell', priceE4(10_200))).toBe(9_690);
  expect(collarOf('buy', priceE4(1))).toBe(1);
  expect(collarOf('sell', priceE4(1))).toBe(1);
});
