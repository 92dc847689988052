import type { Side } from '@finally/contract';
import {
  type PriceE4,
  QUANTITY_SCALE,
  type QuantityE6,
  quantityE6,
  UNITS_MAX,
} from '../../kernel/money.ts';
import { nextWorse } from '../../kernel/tick.ts';

/** Millionths in one share. */
export const SHARE_E6 = 10n ** BigInt(QUANTITY_SCALE);

/** How many prices deep a modeled book is on each side. */
const LEVELS = 10;

/** What is shown at one price. */
export interface Level {
  readonly price_e4: PriceE4;
  readonly size_e6: QuantityE6;
}

/** The orders of others that the market shows, and what the impact of hidden trading depends on. */
export interface Book {
  readonly bid_e4: PriceE4;
  readonly ask_e4: PriceE4;
  /** Best first. May be empty: then only hidden liquidity is left. */
  readonly bids: readonly Level[];
  readonly asks: readonly Level[];
  /** Average daily volume in whole shares, at least 1. */
  readonly adv: number;
  /** Standard deviation of a day's return, in millionths: 20,000 is 2 %. */
  readonly volatility_e6: number;
}

/** One ticker in one step of the market. A step has one price. */
export interface MarketStep {
  /** Grows by one with each step. */
  readonly step: number;
  readonly last_e4: PriceE4;
  /** Whole shares traded in this step. */
  readonly volume: number;
  /** Null if trading is halted or if there is no quote. */
  readonly book: Book | null;
  /** What the sizes of a modeled book follow from; left out for other books. */
  readonly modeled?: {
    /** Decides the size of every step; null if the market has none. */
    readonly seed: number | null;
    readonly displayed_size: number;
  };
  readonly is_halted: boolean;
}

/** What a modeled book is made of. */
export interface BookQuote {
  readonly bid_e4: PriceE4;
  readonly ask_e4: PriceE4;
  /** Whole shares at the best price if the source tells them, else null. */
  readonly bid_size: number | null;
  readonly ask_size: number | null;
  /**
   * The modeled size at the best price, S = max(100, round100(adv/40,000 · e^(0.5z − 0.125))), in
   * whole shares: a multiple of 100.
   */
  readonly displayed_size: number;
  readonly adv: number;
  readonly volatility_e6: number;
}

/**
 * Returns a book of ten levels on each side: level k lies k ticks behind the best price and shows
 * S·(2 + k)/2 shares. A size that the source tells replaces that of the best level. The shape is our
 * choice: depth grows away from the best price, as in Bouchaud, Mézard & Potters (2002, "Statistical
 * properties of stock order books").
 */
export function modeledBook(quote: BookQuote): Book {
  const { bid_e4, ask_e4, bid_size, ask_size, displayed_size } = quote;
  return {
    bid_e4,
    ask_e4,
    bids: levels('sell', bid_e4, displayed_size, bid_size),
    asks: levels('buy', ask_e4, displayed_size, ask_size),
    adv: quote.adv,
    volatility_e6: quote.volatility_e6,
  };
}

/** @param side of the taker that these levels serve */
function levels(
  side: Side,
  best_e4: PriceE4,
  displayed_size: number,
  best_size: number | null,
): Level[] {
  const found: Level[] = [];
  let price_e4: PriceE4 | undefined = best_e4;
  for (let depth = 0; depth < LEVELS && price_e4 !== undefined; depth++) {
    const modeled = (displayed_size * (2 + depth)) / 2;
    const shares = depth === 0 ? (best_size ?? modeled) : modeled;
    if (shares > 0)
      found.push({ price_e4, size_e6: quantityE6(Math.min(shares * Number(SHARE_E6), UNITS_MAX)) });
    price_e4 = nextWorse(side, price_e4);
  }
  return found;
}

/** What is known of a ticker besides its book. */
export interface StepQuote extends BookQuote {
  readonly step: number;
  readonly last_e4: PriceE4;
  /** Decides the displayed size of every step; null if the market has none. */
  readonly seed: number | null;
}

/** Returns what the fill model sees of a ticker in a step with a modeled book. */
export const marketStepOf = (
  quote: StepQuote,
  { volume, is_halted }: Pick<MarketStep, 'volume' | 'is_halted'>,
): MarketStep => ({
  step: quote.step,
  last_e4: quote.last_e4,
  volume,
  book: is_halted ? null : modeledBook(quote),
  modeled: { seed: quote.seed, displayed_size: quote.displayed_size },
  is_halted,
});

/** Returns the best price that a taker of `side` meets. */
export const bestFor = (side: Side, book: Book): PriceE4 =>
  side === 'buy' ? book.ask_e4 : book.bid_e4;

/** Returns the levels that a taker of `side` meets, best first. */
export const levelsFor = (side: Side, book: Book): readonly Level[] =>
  side === 'buy' ? book.asks : book.bids;

/** Returns what is shown at a price on the side where an order of `side` rests. */
export function shownBeside(side: Side, price_e4: PriceE4, book: Book): QuantityE6 {
  const own = side === 'buy' ? book.bids : book.asks;
  return own.find((level) => level.price_e4 === price_e4)?.size_e6 ?? quantityE6(0);
}
