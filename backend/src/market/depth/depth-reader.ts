import type { Ticker } from '@finally/contract';
import { type PriceE4, priceToJson } from '../../kernel/money.ts';
import type { PriceReader } from '../prices/cache.ts';
import { hash } from '../sources/simulator/random/noise.ts';
import { STEP_MS } from '../sources/simulator/session.ts';
import { bidAsk } from '../sources/simulator/trading.ts';
import type { MarketDataSource } from '../sources/source.ts';
import type { Instrument } from '../symbols/instrument.ts';
import { dailyTrading } from './daily-trading.ts';
import { displayedSizeAt } from './displayed-size.ts';

/** What is modeled because the source does not tell it. */
export interface Modeled {
  /** Bid and ask. */
  readonly quote: boolean;
  /** Sizes at the best prices. */
  readonly sizes: boolean;
  /** Average daily volume and volatility. */
  readonly turnover: boolean;
}

/** What the market shows of a ticker at its latest price, for the model that fills orders. */
export interface Depth {
  readonly ticker: Ticker;
  /** Of a simulated market, which decides the sizes of all steps; null for other sources. */
  readonly seed: number | null;
  /** The step of the source; grows by one with each half second of the market. */
  readonly step: number;
  readonly last_e4: PriceE4;
  readonly bid_e4: PriceE4;
  readonly ask_e4: PriceE4;
  /** Whole shares at the best price as the source tells them; null if it does not. */
  readonly bid_size: number | null;
  readonly ask_size: number | null;
  /** The modeled size at the best price, a multiple of 100 shares. */
  readonly displayed_size: number;
  /** Whole shares traded since the price before. */
  readonly volume: number;
  /** Average daily volume in whole shares, at least 1. */
  readonly adv: number;
  /** Standard deviation of a day's return, in millionths: 20,000 is 2 %. */
  readonly volatility_e6: number;
  readonly modeled: Modeled;
  readonly timestamp_ms: number;
  /** Whether the price is older than its source allows. */
  readonly stale: boolean;
}

export interface DepthReaderOptions {
  readonly prices: Pick<PriceReader, 'quote'>;
  readonly source: Pick<MarketDataSource, 'name' | 'pathPosition'>;
  /** Tells what the turnover and the volatility of an instrument are. */
  readonly universe: { get(ticker: Ticker): Instrument | undefined };
}

/**
 * Reads the depth of the market. Nothing is computed before somebody asks: the sizes are a function of
 * the seed, the ticker and the step, so whoever asks, and how often, changes nothing.
 */
export class DepthReader {
  readonly #options: DepthReaderOptions;

  constructor(options: DepthReaderOptions) {
    this.#options = options;
  }

  /** Returns undefined if there is no price. */
  depth(ticker: Ticker): Depth | undefined {
    const { prices, source, universe } = this.#options;
    const quote = prices.quote(ticker);
    if (!quote) return undefined;
    const { price_e4, bid_e4, ask_e4, bid_size, ask_size, volume, timestamp_ms, stale } = quote;
    const day = dailyTrading(universe.get(ticker), priceToJson(quote.previous_close_e4));
    const position = source.pathPosition?.();
    const { seed, step } = position ?? {
      seed: hash(source.name),
      step: Math.floor(timestamp_ms / STEP_MS),
    };
    const isQuoted = bid_e4 !== null && ask_e4 !== null;
    return {
      ticker,
      seed: position?.seed ?? null,
      step,
      last_e4: price_e4,
      ...(isQuoted ? { bid_e4, ask_e4 } : bidAsk(price_e4, day.volatility, 0)),
      bid_size: isQuoted ? bid_size : null,
      ask_size: isQuoted ? ask_size : null,
      displayed_size: displayedSizeAt({ seed, ticker, step, adv: day.adv }),
      volume: Math.floor(volume),
      adv: day.adv,
      volatility_e6: day.volatility_e6,
      modeled: {
        quote: !isQuoted,
        sizes: !position && (!isQuoted || bid_size === null || ask_size === null),
        turnover: !position,
      },
      timestamp_ms,
      stale,
    };
  }
}
