import type { MarketClock } from '../../kernel/time/clock.ts';
import { Periodic } from '../../kernel/time/periodic.ts';
import type { MarketDataSource } from '../sources/source.ts';
import type { LastPriceRow, PriceStore } from '../store.ts';
import type { PriceReader } from './cache.ts';

const RECORD_EVERY_MS = 30_000;

/** How long a source may go on between two recordings, one that is late or fails included. */
const AHEAD_MS = 2 * RECORD_EVERY_MS;

export interface PriceRecorderOptions {
  readonly prices: PriceReader;
  readonly source: MarketDataSource;
  readonly store: PriceStore;
  readonly clock: MarketClock;
  /** Told of a write that failed; the next one is tried all the same. */
  readonly onError: (error: unknown) => void;
}

/** Records the latest prices now and then, and where their source stands, so that a restart goes on from there. */
export class PriceRecorder {
  readonly #options: PriceRecorderOptions;
  readonly #timer: Periodic;

  constructor(options: PriceRecorderOptions) {
    this.#options = options;
    this.#timer = new Periodic(options.clock, RECORD_EVERY_MS, () => void this.#record(AHEAD_MS));
  }

  /** Records at once, before anybody can have seen a price, and from then on every 30 seconds. */
  async start(): Promise<void> {
    this.#timer.start();
    await this.#record(AHEAD_MS);
  }

  /** Ends the timer and records once more. The source is stopped before: it goes on from here. */
  async stop(): Promise<void> {
    this.#timer.stop();
    await this.#record(0);
  }

  /** Records every price that is in the cache; never rejects. */
  async #record(ahead_ms: number): Promise<void> {
    const { prices, source, store, onError } = this.#options;
    const rows: LastPriceRow[] = [];
    for (const ticker of prices.tickers()) {
      const quote = prices.quote(ticker);
      if (!quote) continue;
      const { price_e4, previous_close_e4, timestamp_ms } = quote;
      rows.push({ ticker, price_e4, previous_close_e4, recorded_at_ms: timestamp_ms });
    }
    try {
      await store.record(rows, source.checkpoint?.(ahead_ms));
    } catch (error) {
      onError(error);
    }
  }
}
