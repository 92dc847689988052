import { BARS_LIMIT_MAX, type BarInterval, type Ticker } from '@finally/contract';
import { SerialQueue } from '../../kernel/serial-queue.ts';
import type { PriceReader } from '../prices/cache.ts';
import type { Tick } from '../prices/price.ts';
import {
  HISTORY_INTERVALS,
  type HistoryInterval,
  type MarketDataSource,
} from '../sources/source.ts';
import type { BarSeries, BarStore } from '../store.ts';
import { coarsen, INTERVAL_MS, type PriceBar, startOfBar } from './bar.ts';
import { BarCache } from './bar-cache.ts';
import { type FollowedBars, followAnew, KEPT, MADE_OF } from './followed-bars.ts';
import { type Past, UnwrittenPasts, type UnwrittenPastsOptions } from './unwritten-pasts.ts';

/** Number of series kept in memory; a thousand bars take about 100 kB. */
const WARM_SERIES = 96;

/** Rows written per transaction: a few milliseconds. */
const ROWS_AT_ONCE = 2_000;

/** Returns the end of the last bar that began before `before_ms`. */
const endOfBars = (before_ms: number, interval_ms: number): number =>
  startOfBar(before_ms + interval_ms - 1, interval_ms);

export interface BarServiceOptions {
  readonly source: UnwrittenPastsOptions['source'] & Pick<MarketDataSource, 'onHistory'>;
  readonly prices: PriceReader;
  readonly store: BarStore;
  /** Called if a history cannot be read, requested or written; prices continue. */
  readonly onError: (error: unknown) => void;
}

/**
 * Serves the bars of every followed ticker: recorded history, history from the source, and bars
 * built from ticks. Memory holds the newest bars and the recently requested series; the rest is in
 * the store.
 */
export class BarService {
  readonly #options: BarServiceOptions;
  readonly #followed = new Map<Ticker, FollowedBars>();
  readonly #warm = new BarCache(WARM_SERIES);
  readonly #pasts: UnwrittenPasts;
  readonly #unsubscribe: () => void;
  readonly #endLatePasts: (() => void) | undefined;
  /** Tickers are opened one at a time, because generating a history takes about a megabyte. */
  readonly #opening = new SerialQueue();

  constructor(options: BarServiceOptions) {
    this.#options = options;
    this.#pasts = new UnwrittenPasts(options);
    this.#unsubscribe = options.prices.subscribe(({ ticks }) => {
      for (const tick of ticks) this.#append(tick);
    });
    this.#endLatePasts = options.source.onHistory?.((ticker) =>
      this.#followed.get(ticker)?.asked.clear(),
    );
  }

  /**
   * Continues from the ticker's recorded history. If there is none and the source generates
   * synthetic history, it is generated now and recorded when bars are first requested. Never
   * rejects: a failed attempt is repeated when bars are requested or saved.
   */
  async open(ticker: Ticker): Promise<void> {
    await this.#opened(ticker, this.#of(ticker));
  }

  /** Records the ticker's unsaved bars and removes it from memory. Never rejects. */
  async close(ticker: Ticker): Promise<void> {
    const unsaved = this.#unsaved(ticker);
    this.#followed.delete(ticker);
    this.#pasts.forget(ticker);
    this.#warm.forget(ticker);
    await this.#record(unsaved);
  }

  /**
   * Returns the newest `limit` bars, oldest first, optionally only those that began before
   * `before_ms`. Returns none if the ticker is not followed.
   */
  async bars(
    ticker: Ticker,
    interval: BarInterval,
    limit: number,
    before_ms?: number,
  ): Promise<readonly PriceBar[]> {
    const followed = this.#followed.get(ticker);
    if (!followed) return [];
    await this.#opened(ticker, followed);
    await this.#pasts.write(ticker);
    await this.#askSource(ticker, followed, MADE_OF[interval]);
    const bars =
      before_ms === undefined
        ? (this.#warm.get(ticker, interval) ?? (await this.#readNewest(ticker, interval)))
        : await this.#read(ticker, interval, endOfBars(before_ms, INTERVAL_MS[interval]));
    return bars.slice(-limit);
  }

  /** Returns the bar of the current day from memory; undefined if there is none. */
  today(ticker: Ticker): PriceBar | undefined {
    return this.#followed.get(ticker)?.tails['1d'].bars.at(-1);
  }

  /** Returns recorded bars that began before `before_ms`, without asking the source for more. */
  async known(
    ticker: Ticker,
    interval: BarInterval,
    limit: number,
    before_ms: number,
  ): Promise<readonly PriceBar[]> {
    return (await this.#read(ticker, interval, before_ms)).slice(-limit);
  }

  /**
   * Returns a copy of the newest bars if they are in memory because they were requested lately, up to the last
   * price that was published. The last bar is still growing.
   */
  inMemory(ticker: Ticker, interval: BarInterval): readonly PriceBar[] | undefined {
    return this.#warm.get(ticker, interval)?.slice(-BARS_LIMIT_MAX);
  }

  /** Returns bars of the last minutes from memory, at one or five seconds; oldest first. */
  recent(ticker: Ticker, interval: '1s' | '5s', limit: number): readonly PriceBar[] {
    const seconds = this.#followed.get(ticker)?.tails['1s'].bars ?? [];
    return coarsen(seconds, INTERVAL_MS[interval]).slice(-limit);
  }

  /**
   * Records the unsaved bars of every ticker. Never rejects: bars that could not be written are
   * kept for the next call.
   *
   * @param pause lets other work run between two transactions
   */
  async save(pause: () => Promise<void>): Promise<void> {
    let batch: BarSeries[] = [];
    let rows = 0;
    for (const ticker of [...this.#followed.keys()]) {
      const followed = this.#followed.get(ticker);
      if (!followed) continue;
      await this.#opened(ticker, followed);
      for (const series of this.#unsaved(ticker)) {
        batch.push(series);
        rows += series.bars.length;
      }
      if (rows < ROWS_AT_ONCE) continue;
      await this.#record(batch);
      await pause();
      batch = [];
      rows = 0;
    }
    await this.#record(batch);
  }

  /**
   * Sets aside bars that begin after `now_ms`, after the clock was set back, so that charts
   * continue from that time.
   *
   * @returns the number of recorded bars set aside
   */
  async setAside(now_ms: number): Promise<number> {
    const { store, source } = this.#options;
    const recorded = await store.setAside(now_ms);
    this.#warm.clear();
    for (const [ticker, { tails, isOpen }] of this.#followed) {
      for (const interval of HISTORY_INTERVALS) {
        const tail = tails[interval];
        tail.endAt(now_ms);
        // The bar in progress at that time continues from its recorded part.
        if (isOpen && tail.bars.length === 0) {
          tail.precede(await store.newest(source.name, ticker, interval, KEPT[interval]));
        }
      }
    }
    return recorded;
  }

  /**
   * Deletes a limited number of bars of tickers that nobody has followed since `before_ms`, if the
   * source can generate their history again.
   *
   * @returns the number of deleted bars
   */
  async dropUnfollowed(before_ms: number, rows_max: number): Promise<number> {
    const { source, store } = this.#options;
    if (!source.history_is_synthetic) return 0;
    return store.dropUnfollowed(source.name, [...this.#followed.keys()], before_ms, rows_max);
  }

  /** Unsubscribes from prices. */
  dispose(): void {
    this.#unsubscribe();
    this.#endLatePasts?.();
    this.#followed.clear();
  }

  #of(ticker: Ticker): FollowedBars {
    let followed = this.#followed.get(ticker);
    if (!followed) {
      followed = followAnew();
      this.#followed.set(ticker, followed);
    }
    return followed;
  }

  #append(tick: Tick): void {
    const { tails } = this.#of(tick.ticker);
    for (const interval of HISTORY_INTERVALS) tails[interval].append(tick);
    this.#warm.append(tick);
  }

  async #opened(ticker: Ticker, followed: FollowedBars): Promise<void> {
    if (followed.isOpen) return;
    if (!followed.opening) {
      followed.opening = this.#opening.run(() => this.#open(ticker, followed));
    }
    await followed.opening;
  }

  async #open(ticker: Ticker, followed: FollowedBars): Promise<void> {
    try {
      const past = await this.#past(ticker);
      for (const interval of HISTORY_INTERVALS) followed.tails[interval].precede(past[interval]);
      followed.isOpen = true;
    } catch (error) {
      followed.opening = undefined;
      this.#options.onError(error);
    }
  }

  async #past(ticker: Ticker): Promise<Past> {
    const { source, store } = this.#options;
    const stored = { '1s': [], '1m': [], '1d': [] } as Record<HistoryInterval, readonly PriceBar[]>;
    for (const interval of HISTORY_INTERVALS) {
      stored[interval] = await store.newest(source.name, ticker, interval, KEPT[interval]);
    }
    return this.#pasts.precede(ticker, stored);
  }

  /** Records the source's own history once; a failed attempt is repeated on the next call. */
  async #askSource(
    ticker: Ticker,
    followed: FollowedBars,
    interval: HistoryInterval,
  ): Promise<void> {
    const { source, store, onError } = this.#options;
    if (source.history_is_synthetic) return;
    let asked = followed.asked.get(interval);
    if (!asked) {
      asked = (async () => {
        const bars = await source.history(ticker, interval);
        await store.record(source.name, [{ ticker, interval, bars }]);
        followed.tails[interval].correct(bars);
        this.#warm.forget(ticker);
      })();
      followed.asked.set(interval, asked);
    }
    try {
      await asked;
    } catch (error) {
      if (followed.asked.get(interval) !== asked) return;
      followed.asked.delete(interval);
      onError(error);
    }
  }

  async #readNewest(ticker: Ticker, interval: BarInterval): Promise<readonly PriceBar[]> {
    const bars = await this.#read(ticker, interval, Number.MAX_SAFE_INTEGER);
    if (this.#followed.get(ticker)?.isOpen) this.#warm.put(ticker, interval, bars);
    return bars.slice(-BARS_LIMIT_MAX);
  }

  /** Returns recorded and in-memory bars up to `end_ms`: the longest possible answer plus one. */
  async #read(ticker: Ticker, interval: BarInterval, end_ms: number): Promise<readonly PriceBar[]> {
    const made_of = MADE_OF[interval];
    // One more than requested, because the oldest bar may be incomplete.
    const count = (BARS_LIMIT_MAX + 1) * (INTERVAL_MS[interval] / INTERVAL_MS[made_of]);
    const { source, store } = this.#options;
    const stored = await store.newest(source.name, ticker, made_of, count, end_ms);
    const tail = this.#followed.get(ticker)?.tails[made_of].bars ?? [];
    const from_ms = tail[0]?.time_ms ?? Number.POSITIVE_INFINITY;
    const fine = [
      ...stored.filter(({ time_ms }) => time_ms < from_ms),
      ...tail.filter(({ time_ms }) => time_ms < end_ms),
    ];
    return coarsen(fine, INTERVAL_MS[interval]);
  }

  #unsaved(ticker: Ticker): BarSeries[] {
    const followed = this.#followed.get(ticker);
    if (!followed?.isOpen) return [];
    return HISTORY_INTERVALS.map((interval) => ({
      ticker,
      interval,
      bars: followed.tails[interval].unsaved(),
    }));
  }

  async #record(batch: readonly BarSeries[]): Promise<void> {
    const { source, store, onError } = this.#options;
    try {
      await store.record(source.name, batch);
    } catch (error) {
      onError(error);
      return;
    }
    for (const { ticker, interval, bars } of batch) {
      const newest = bars.at(-1);
      if (newest) this.#followed.get(ticker)?.tails[interval].saved(newest.time_ms);
    }
  }
}
