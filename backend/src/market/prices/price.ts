import type { PriceUpdate, Ticker } from '@finally/contract';
import { type PriceE4, priceE4, priceToJson } from '../../kernel/money.ts';

/** One ticker's price at one moment, as reported by a source. */
export interface Tick {
  readonly ticker: Ticker;
  readonly price_e4: PriceE4;
  readonly previous_close_e4: PriceE4;
  /** Shares traded since the previous tick. */
  readonly volume: number;
  readonly timestamp_ms: number;
  readonly bid_e4?: PriceE4;
  readonly ask_e4?: PriceE4;
  /** Whole shares at the bid and at the ask; left out by sources that do not tell. */
  readonly bid_size?: number;
  readonly ask_size?: number;
  readonly headline?: string;
}

/** The latest price of a ticker. */
export interface Quote {
  readonly ticker: Ticker;
  readonly price_e4: PriceE4;
  /** The price before the last change. */
  readonly previous_price_e4: PriceE4;
  readonly previous_close_e4: PriceE4;
  /** Bid and ask, or null if the source does not provide them. */
  readonly bid_e4: PriceE4 | null;
  readonly ask_e4: PriceE4 | null;
  /** Whole shares at the bid and at the ask, or null if the source does not provide them. */
  readonly bid_size: number | null;
  readonly ask_size: number | null;
  /** Shares traded since the price before. */
  readonly volume: number;
  /** News that came with this price, or null. The next tick removes it. */
  readonly headline: string | null;
  readonly timestamp_ms: number;
  /** True if the price is older than its source allows. */
  readonly stale: boolean;
}

const percentOf = (change_e4: number, base_e4: number): number =>
  Math.round((change_e4 / base_e4) * 1_000_000) / 10_000;

/** Converts a quote to its form on the wire; percentages to four decimals. */
export function toPriceUpdate(
  quote: Omit<Quote, 'stale' | 'bid_size' | 'ask_size' | 'volume'>,
): PriceUpdate {
  const change_e4 = quote.price_e4 - quote.previous_price_e4;
  return {
    ticker: quote.ticker,
    price: priceToJson(quote.price_e4),
    previous_price: priceToJson(quote.previous_price_e4),
    change: priceToJson(priceE4(change_e4)),
    change_percent: percentOf(change_e4, quote.previous_price_e4),
    direction: change_e4 > 0 ? 'up' : change_e4 < 0 ? 'down' : 'flat',
    timestamp: quote.timestamp_ms / 1000,
    previous_close: priceToJson(quote.previous_close_e4),
    day_change_percent: percentOf(
      quote.price_e4 - quote.previous_close_e4,
      quote.previous_close_e4,
    ),
    bid: quote.bid_e4 === null ? null : priceToJson(quote.bid_e4),
    ask: quote.ask_e4 === null ? null : priceToJson(quote.ask_e4),
    headline: quote.headline,
  };
}
