import type { Ticker } from '@finally/contract';
import {
  HISTORY_INTERVALS,
  type HistoryInterval,
  type MarketDataSource,
} from '../sources/source.ts';
import type { BarStore, PastOrigin } from '../store.ts';
import type { PriceBar } from './bar.ts';

export type Past = Readonly<Record<HistoryInterval, readonly PriceBar[]>>;

export interface UnwrittenPastsOptions {
  readonly source: Pick<
    MarketDataSource,
    'name' | 'history' | 'history_is_synthetic' | 'pastOrigin' | 'pastOf'
  >;
  readonly store: BarStore;
  /** Called if a history cannot be written; it is tried again later. */
  readonly onError: (error: unknown) => void;
}

/**
 * Synthetic histories that nobody has requested yet. Only their parameters are stored, a few bytes
 * each; the bars are written when they are first requested. So following a ticker costs almost
 * nothing.
 */
export class UnwrittenPasts {
  readonly #options: UnwrittenPastsOptions;
  readonly #origins = new Map<Ticker, PastOrigin>();
  readonly #writing = new Map<Ticker, Promise<void>>();

  constructor(options: UnwrittenPastsOptions) {
    this.#options = options;
  }

  /**
   * Returns the stored bars of a ticker, preceded by the part of its history that is not written
   * yet.
   */
  async precede(ticker: Ticker, stored: Past): Promise<Past> {
    const origin = await this.#origin(ticker, stored['1d'].length === 0);
    const made = origin && this.#options.source.pastOf?.(ticker, origin);
    if (!origin || !made) return stored;
    this.#origins.set(ticker, origin);
    const before = (interval: HistoryInterval): readonly PriceBar[] => {
      const from_ms = stored[interval][0]?.time_ms ?? Number.POSITIVE_INFINITY;
      return [...made[interval].filter(({ time_ms }) => time_ms < from_ms), ...stored[interval]];
    };
    return { '1s': before('1s'), '1m': before('1m'), '1d': before('1d') };
  }

  /** Writes the ticker's history if that has not been done yet. Never rejects. */
  async write(ticker: Ticker): Promise<void> {
    const { source, store, onError } = this.#options;
    const origin = this.#origins.get(ticker);
    const made = origin && source.pastOf?.(ticker, origin);
    if (!made) return;
    let writing = this.#writing.get(ticker);
    if (!writing) {
      const series = HISTORY_INTERVALS.map((interval) => ({
        ticker,
        interval,
        bars: made[interval],
      }));
      writing = store.writePast(source.name, series);
      this.#writing.set(ticker, writing);
    }
    try {
      await writing;
      this.#origins.delete(ticker);
    } catch (error) {
      onError(error);
    }
    this.#writing.delete(ticker);
  }

  forget(ticker: Ticker): void {
    this.#origins.delete(ticker);
  }

  /** Returns the parameters of the unwritten history. Stores them first if the ticker is new. */
  async #origin(ticker: Ticker, isNew: boolean): Promise<PastOrigin | undefined> {
    const { source, store } = this.#options;
    if (!source.history_is_synthetic) return undefined;
    const kept = await store.unwritten(source.name, ticker);
    if (kept || !isNew) return kept;
    const origin = source.pastOrigin?.(ticker);
    if (origin) await store.keepUnwritten(source.name, ticker, origin);
    return origin;
  }
}
