import { BARS_LIMIT_MAX, type BarInterval, type Ticker } from '@finally/contract';
import type { BarSeries, BarStore } from '../../storage/sqlite/index.ts';
import type { PriceReader } from '../prices/cache.ts';
import type { Tick } from '../prices/price.ts';
import {
  HISTORY_INTERVALS,
  type HistoryInterval,
  type MarketDataSource,
} from '../sources/source.ts';
import { coarsen, INTERVAL_MS, type PriceBar, startOfBar } from './bar.ts';
import { WarmBars } from './bar-cache.ts';
import { type FollowedBars, followAnew, KEPT } from './followed-bars.ts';
import { type Past, UnwrittenPasts, type UnwrittenPastsOptions } from './unwritten-pasts.ts';

/** Which of the stored resolutions each interval is made of. */
const MADE_OF: Readonly<Record<BarInterval, HistoryInterval>> = {
  '1s': '1s',
  '5s': '1s',
  '1m': '1m',
  '5m': '1m',
  '15m': '1m',
  '1h': '1m',
  '1d': '1d',
};

/** Series kept ready in memory; a thousand bars take some 100 kB. */
const WARM_SERIES = 96;

/** Rows written in one transaction: some milliseconds. */
const ROWS_AT_ONCE = 2_000;

/** Where the last bar ends that began before `before_ms`. */
const endOfBars = (before_ms: number, interval_ms: number): number =>
  startOfBar(before_ms + interval_ms - 1, interval_ms);

export interface BarBookOptions {
  readonly source: UnwrittenPastsOptions['source'] & Pick<MarketDataSource, 'onHistory'>;
  readonly prices: PriceReader;
  readonly store: BarStore;
  /** Told of a past that could not be read, asked for or written; prices go on all the same. */
  readonly onError: (error: unknown) => void;
}

/**
 * The bars of every followed ticker: the recorded past, what the source knows
 * of it, and what ticks add to it. Memory holds the newest bars and the series
 * asked for lately; the rest is in the store.
 */
export class BarBook {
  readonly #options: BarBookOptions;
  readonly #followed = new Map<Ticker, FollowedBars>();
  readonly #warm = new WarmBars(WARM_SERIES);
  readonly #pasts: UnwrittenPasts;
  readonly #unsubscribe: () => void;
  readonly #endLatePasts: (() => void) | undefined;
  /** Tickers are opened one after another: a past in the making takes a megabyte. */
  #opening: Promise<void> = Promise.resolve();

  constructor(options: BarBookOptions) {
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
   * Goes on from the ticker's recorded past. If there is none and the source makes pasts up, one
   * is made up; it is recorded once bars are asked for. Never rejects: a failure is tried again
   * when bars are asked for or saved.
   */
  async open(ticker: Ticker): Promise<void> {
    await this.#opened(ticker, this.#of(ticker));
  }

  /** Records what is new of the ticker and forgets it. Never rejects. */
  async close(ticker: Ticker): Promise<void> {
    const unsaved = this.#unsaved(ticker);
    this.#followed.delete(ticker);
    this.#pasts.forget(ticker);
    this.#warm.forget(ticker);
    await this.#record(unsaved);
  }

  /**
   * The newest `limit` bars, oldest first, of those that began before
   * `before_ms`, or of all; none where the ticker is not followed.
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

  /** What memory holds of the last minutes, in seconds or steps of five; oldest first. */
  recent(ticker: Ticker, interval: '1s' | '5s', limit: number): readonly PriceBar[] {
    const seconds = this.#followed.get(ticker)?.tails['1s'].bars ?? [];
    return coarsen(seconds, INTERVAL_MS[interval]).slice(-limit);
  }

  /**
   * Records what is new of every ticker. Never rejects: what could not be
   * written is kept for the next time.
   *
   * @param pause lets other work pass between two transactions
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
   * Sets bars aside that begin after `now_ms`, by a clock that was set back, so that drawing goes
   * on from there.
   *
   * @returns how many recorded ones there were
   */
  async setAside(now_ms: number): Promise<number> {
    const { store, source } = this.#options;
    const recorded = await store.setAside(now_ms);
    this.#warm.clear();
    for (const [ticker, { tails, isOpen }] of this.#followed) {
      for (const interval of HISTORY_INTERVALS) {
        const tail = tails[interval];
        tail.endAt(now_ms);
        // A bar that was going on at that time goes on from what is recorded of it.
        if (isOpen && tail.bars.length === 0) {
          tail.precede(await store.newest(source.name, ticker, interval, KEPT[interval]));
        }
      }
    }
    return recorded;
  }

  /**
   * Drops a bounded number of bars of tickers that nobody has followed since `before_ms`, if their
   * past can be made up again.
   *
   * @returns how many there were
   */
  async dropUnfollowed(before_ms: number, rows_max: number): Promise<number> {
    const { source, store } = this.#options;
    if (!source.history_is_invented) return 0;
    return store.dropUnfollowed(source.name, [...this.#followed.keys()], before_ms, rows_max);
  }

  /** Ends the subscription to prices. */
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
      this.#opening = this.#opening.then(() => this.#open(ticker, followed));
      followed.opening = this.#opening;
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

  /** Records what a source with a memory of its own knows, once; a failure is tried again. */
  async #askSource(
    ticker: Ticker,
    followed: FollowedBars,
    interval: HistoryInterval,
  ): Promise<void> {
    const { source, store, onError } = this.#options;
    if (source.history_is_invented) return;
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

  /** Recorded and remembered bars up to `end_ms`: as many as may be asked for, and one more. */
  async #read(ticker: Ticker, interval: BarInterval, end_ms: number): Promise<readonly PriceBar[]> {
    const made_of = MADE_OF[interval];
    // One more than asked for: the oldest bar may lack its beginning.
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
