import type { MarketClock } from '../../kernel/time/clock.ts';
import { Periodic } from '../../kernel/time/periodic.ts';
import type { MarketDataSource } from '../sources/source.ts';
import type { LastPriceRow, PriceStore } from '../store.ts';
import type { PriceReader } from './cache.ts';

const RECORD_EVERY_MS = 30_000;

/** How far a source may advance between two records, including one that is late or fails. */
const AHEAD_MS = 2 * RECORD_EVERY_MS;

export interface PriceRecorderOptions {
  readonly prices: PriceReader;
  readonly source: MarketDataSource;
  readonly store: PriceStore;
  readonly clock: MarketClock;
  /** Called if a write fails; the next one still runs. */
  readonly onError: (error: unknown) => void;
}

/**
 * Records the latest prices and the state of their source regularly, so that a restart continues
 * from there.
 */
export class PriceRecorder {
  readonly #options: PriceRecorderOptions;
  readonly #timer: Periodic;

  constructor(options: PriceRecorderOptions) {
    this.#options = options;
    this.#timer = new Periodic(options.clock, RECORD_EVERY_MS, () => void this.#record(AHEAD_MS));
  }

  /** Records at once, before a price can be seen, and from then on every 30 seconds. */
  async start(): Promise<void> {
    this.#timer.start();
    await this.#record(AHEAD_MS);
  }

  /**
   * Stops the timer and records once more. The source must be stopped before, because it continues
   * from this record.
   */
  async stop(): Promise<void> {
    this.#timer.stop();
    await this.#record(0);
  }

  /** Records every price of the cache; never rejects. */
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
