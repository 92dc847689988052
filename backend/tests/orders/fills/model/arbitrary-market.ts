import fc from 'fast-check';
import { type PriceE4, priceE4, quantityE6 } from '../../../../src/kernel/money.ts';
import { type MarketStep, modeledBook } from '../../../../src/orders/fills/book.ts';
import type { TakerOrder } from '../../../../src/orders/fills/taker.ts';

const onTick = (price: number): number => (price >= 10_000 ? price - (price % 100) : price);

/** A market with a modeled book; prices from 20 cents to 1,000 dollars, with the dollar between often. */
export const arbitraryMarket: fc.Arbitrary<MarketStep & { readonly book: object }> = fc
  .record({
    bid: fc.oneof(
      fc.integer({ min: 2_000, max: 9_000 }),
      fc.integer({ min: 9_950, max: 10_050 }),
      fc.integer({ min: 10_000, max: 10_000_000 }),
    ),
    spread: fc.integer({ min: 1, max: 300 }),
    hundreds: fc.integer({ min: 1, max: 50 }),
    adv: fc.integer({ min: 10_000, max: 100_000_000 }),
    volatility_e6: fc.integer({ min: 1_000, max: 80_000 }),
    volume: fc.integer({ min: 0, max: 5_000 }),
    between: fc.double({ min: 0, max: 1, noNaN: true }),
  })
  .map(({ bid, spread, hundreds, adv, volatility_e6, volume, between }) => {
    const bid_e4 = onTick(bid);
    const ask_e4 = onTick(bid_e4 + spread * 100);
    const last = bid_e4 + Math.floor((ask_e4 - bid_e4) * between);
    const book = modeledBook({
      bid_e4: priceE4(bid_e4),
      ask_e4: priceE4(ask_e4),
      bid_size: null,
      ask_size: null,
      displayed_size: 100 * hundreds,
      adv,
      volatility_e6,
    });
    return { step: 7, last_e4: priceE4(last), volume, book, is_halted: false };
  });

export const arbitrarySide = fc.constantFrom('buy' as const, 'sell' as const);

/** Whole shares, or any part of one. */
export const arbitraryQuantity = fc
  .oneof(
    fc.integer({ min: 1, max: 20_000 }).map((shares) => shares * 1_000_000),
    fc.integer({ min: 1, max: 500_000_000 }),
  )
  .map(quantityE6);

/** How far a limit lies behind the best price, in ticks; null for a market order. */
export const arbitraryReach = fc.option(fc.integer({ min: -2, max: 40 }), { nil: null });

/** Returns an order that takes, with its limit `reach` ticks behind the best price. */
export function takerOrder(
  market: MarketStep,
  side: TakerOrder['side'],
  quantity_e6: TakerOrder['quantity_e6'],
  reach: number | null,
): TakerOrder {
  return { side, quantity_e6, limit_e4: limitAt(market, side, reach), by_stop: false };
}

function limitAt(
  { book }: MarketStep,
  side: TakerOrder['side'],
  reach: number | null,
): PriceE4 | null {
  if (!book || reach === null) return null;
  const best = side === 'buy' ? book.ask_e4 : book.bid_e4;
  const tick = best >= 10_000 ? 100 : 1;
  return priceE4(Math.max(1, onTick(side === 'buy' ? best + reach * tick : best - reach * tick)));
}
