import type { PriceUpdate, Ticker } from '@finally/contract';
import { Listeners, throwLater } from '../../kernel/listeners.ts';
import type { MarketClock } from '../../kernel/time/clock.ts';
import { type Quote, type Tick, toPriceUpdate } from './price.ts';

/** The result of one write. */
export interface PriceChange {
  /** Every tick, including those that left the price unchanged. */
  readonly ticks: readonly Tick[];
  /** The tickers whose price, previous close, quotes or headline changed. */
  readonly changed: readonly Ticker[];
}

export type PriceListener = (change: PriceChange) => void;

/** The cache for everything except its source. */
export interface PriceReader {
  /** Increases with each write and removal. */
  readonly version: number;
  tickers(): Ticker[];
  quote(ticker: Ticker): Quote | undefined;
  latest(ticker: Ticker): PriceUpdate | undefined;
  /**
   * Calls `listener` after each write. If it throws, the error is reported and affects neither the
   * other listeners nor the writer.
   *
   * @returns a function that ends the subscription
   */
  subscribe(listener: PriceListener): () => void;
}

/** The cache for its source. */
export interface PriceWriter {
  /**
   * Stores the ticks and then calls the subscribers, so that they can read the new prices.
   *
   * @param age_ms_max the age at which these prices become stale
   */
  write(ticks: readonly Tick[], age_ms_max: number): void;
  remove(ticker: Ticker): void;
}

type Entry = Omit<Quote, 'stale'> & { readonly age_ms_max: number };

const differs = (before: Entry, after: Entry): boolean =>
  before.price_e4 !== after.price_e4 ||
  before.previous_close_e4 !== after.previous_close_e4 ||
  before.bid_e4 !== after.bid_e4 ||
  before.ask_e4 !== after.ask_e4 ||
  before.headline !== after.headline;

/** The latest price of every followed ticker, in memory. The only source of current prices. */
export class PriceCache implements PriceReader, PriceWriter {
  readonly #clock: MarketClock;
  readonly #entries = new Map<Ticker, Entry>();
  readonly #listeners: Listeners<PriceChange>;
  #version = 0;

  /**
   * @param onError called with the error of a listener; if left out, the error is thrown outside of
   * the write
   */
  constructor(clock: MarketClock, onError: (error: unknown) => void = throwLater) {
    this.#clock = clock;
    this.#listeners = new Listeners(onError);
  }

  get version(): number {
    return this.#version;
  }

  tickers(): Ticker[] {
    return [...this.#entries.keys()];
  }

  quote(ticker: Ticker): Quote | undefined {
    const entry = this.#entries.get(ticker);
    if (!entry) return undefined;
    const { age_ms_max, ...quote } = entry;
    return { ...quote, stale: this.#clock.now_ms() - quote.timestamp_ms > age_ms_max };
  }

  latest(ticker: Ticker): PriceUpdate | undefined {
    const entry = this.#entries.get(ticker);
    return entry && toPriceUpdate(entry);
  }

  subscribe(listener: PriceListener): () => void {
    return this.#listeners.add(listener);
  }

  write(ticks: readonly Tick[], age_ms_max: number): void {
    const changed: Ticker[] = [];
    for (const tick of ticks) {
      const before = this.#entries.get(tick.ticker);
      const moved = before?.price_e4 !== tick.price_e4;
      const entry: Entry = {
        ticker: tick.ticker,
        price_e4: tick.price_e4,
        previous_price_e4: moved
          ? (before?.price_e4 ?? tick.price_e4)
          : (before?.previous_price_e4 ?? tick.price_e4),
        previous_close_e4: tick.previous_close_e4,
        bid_e4: tick.bid_e4 ?? null,
        ask_e4: tick.ask_e4 ?? null,
        bid_size: tick.bid_size ?? null,
        ask_size: tick.ask_size ?? null,
        volume: tick.volume,
        headline: tick.headline ?? null,
        timestamp_ms: tick.timestamp_ms,
        age_ms_max,
      };
      if (!before || differs(before, entry)) changed.push(tick.ticker);
      this.#entries.set(tick.ticker, entry);
    }
    this.#version += 1;
    this.#listeners.call({ ticks, changed });
  }

  remove(ticker: Ticker): void {
    if (this.#entries.delete(ticker)) this.#version += 1;
  }
}
