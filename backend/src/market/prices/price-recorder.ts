import type { Clock, Timer } from '../../kernel/clock.ts';
import type { LastPriceRow, PriceStore } from '../../storage/sqlite/index.ts';
import type { PriceReader } from './cache.ts';

const RECORD_EVERY_MS = 30_000;

export interface PriceRecorderOptions {
  readonly prices: PriceReader;
  readonly store: PriceStore;
  readonly clock: Clock;
  /** Told of a write that failed; the next one is tried all the same. */
  readonly onError: (error: unknown) => void;
}

/** Remembers the latest prices now and then, so that a restart goes on from them. */
export class PriceRecorder {
  readonly #options: PriceRecorderOptions;
  #timer: Timer | undefined;

  constructor(options: PriceRecorderOptions) {
    this.#options = options;
  }

  start(): void {
    this.#timer ??= this.#options.clock.every(RECORD_EVERY_MS, () => void this.record());
  }

  /** Ends the timer and records once more. */
  async stop(): Promise<void> {
    this.#timer?.cancel();
    this.#timer = undefined;
    await this.record();
  }

  /** Records every price that is in the cache; never rejects. */
  async record(): Promise<void> {
    const { prices, store, onError } = this.#options;
    const rows: LastPriceRow[] = [];
    for (const ticker of prices.tickers()) {
      const quote = prices.quote(ticker);
      if (!quote) continue;
      const { price_e4, previous_close_e4, timestamp_ms } = quote;
      rows.push({ ticker, price_e4, previous_close_e4, recorded_at_ms: timestamp_ms });
    }
    try {
      await store.record(rows);
    } catch (error) {
      onError(error);
    }
  }
}
