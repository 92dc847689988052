import type { Headlines, Ticker } from '@finally/contract';
import { Listeners } from '../../kernel/listeners.ts';
import { type MarketClock, toIso } from '../../kernel/time/clock.ts';
import type { MarketDataSource } from '../sources/source.ts';
import type { HeadlineRow, HeadlineStore } from '../store.ts';
import type { Symbols } from '../symbols/symbols.ts';
import type { MarketNews } from './market-news.ts';

export interface HeadlineLogOptions {
  readonly source: Pick<MarketDataSource, 'onHeadline'>;
  readonly store: HeadlineStore;
  readonly symbols: Symbols;
  readonly clock: MarketClock;
  /** Called if headlines cannot be stored; they are tried again with the next ones. */
  readonly onError: (error: unknown) => void;
}

export interface HeadlineQuery {
  readonly tickers?: readonly Ticker[] | undefined;
  readonly before?: number | undefined;
  readonly after?: number | undefined;
  readonly limit: number;
}

/** Headlines that wait to be stored while the disk fails. */
const WAITING_MAX = 500;

/** Stores the headlines of the market, the newest thousands, and answers with them. */
export class HeadlineLog {
  readonly #options: HeadlineLogOptions;
  #waiting: MarketNews[] = [];
  #writing: Promise<void> | undefined;
  readonly #listeners: Listeners<void>;
  readonly #unsubscribe: (() => void) | undefined;

  constructor(options: HeadlineLogOptions) {
    this.#options = options;
    const { source, clock, onError } = options;
    this.#listeners = new Listeners(onError);
    this.#unsubscribe = source.onHeadline?.((news) => {
      this.#waiting.push(news);
      if (this.#waiting.length > WAITING_MAX) this.#waiting.shift();
      clock.soon(() => void this.settle());
    });
  }

  /** Returns headlines, newest first. */
  async list({ limit, ...query }: HeadlineQuery): Promise<Headlines> {
    await this.settle();
    const { store, source } = this.#options;
    const rows = await store.newest({ ...query, limit: limit + 1 });
    return {
      headlines: rows.slice(0, limit).map((row) => this.#toHeadline(row)),
      has_more: rows.length > limit,
      is_supported: source.onHeadline !== undefined,
    };
  }

  /**
   * Calls `listener` when headlines were stored.
   *
   * @returns a function that ends the subscription
   */
  subscribe(listener: () => void): () => void {
    return this.#listeners.add(listener);
  }

  /** Stores the headlines that are not stored yet; never rejects. */
  async settle(): Promise<void> {
    await this.#writing;
    if (this.#waiting.length === 0) return;
    this.#writing = this.#write();
    await this.#writing;
  }

  /** Stops listening, and stores what is left. */
  async stop(): Promise<void> {
    this.#unsubscribe?.();
    await this.settle();
  }

  async #write(): Promise<void> {
    const news = this.#waiting;
    this.#waiting = [];
    try {
      await this.#options.store.add(news);
      this.#listeners.call();
    } catch (error) {
      this.#waiting = [...news, ...this.#waiting].slice(-WAITING_MAX);
      this.#options.onError(error);
    }
  }

  #toHeadline({ id, ticker, text, time_ms, move }: HeadlineRow): Headlines['headlines'][number] {
    const name = this.#options.symbols.get(ticker)?.name ?? ticker;
    const move_percent = move === null ? null : Math.round(move * 10_000) / 100;
    return { id, ticker, name, text, at: toIso(time_ms), move_percent };
  }
}
