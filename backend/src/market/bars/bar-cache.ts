import { BARS_LIMIT_MAX, type BarInterval, type Ticker } from '@finally/contract';
import type { Tick } from '../prices/price.ts';
import { growBars, INTERVAL_MS, type PriceBar } from './bar.ts';

/** How many bars a series may exceed the largest answer by before its oldest bars are removed. */
const SLACK = 200;

interface Series {
  readonly ticker: Ticker;
  readonly interval: BarInterval;
  readonly bars: PriceBar[];
}

/**
 * Caches the recently requested series. Each holds as many bars as an answer may have and grows
 * with each tick. The least recently requested series is evicted first.
 */
export class BarCache {
  readonly #series_max: number;
  readonly #by_ticker = new Map<Ticker, Map<BarInterval, Series>>();
  /** In the order of the last request. */
  readonly #asked = new Set<Series>();

  constructor(series_max: number) {
    this.#series_max = series_max;
  }

  get(ticker: Ticker, interval: BarInterval): readonly PriceBar[] | undefined {
    const series = this.#by_ticker.get(ticker)?.get(interval);
    if (!series) return undefined;
    this.#asked.delete(series);
    this.#asked.add(series);
    return series.bars;
  }

  put(ticker: Ticker, interval: BarInterval, bars: readonly PriceBar[]): void {
    this.#drop(ticker, interval);
    const series = { ticker, interval, bars: bars.slice(-BARS_LIMIT_MAX) };
    let of_ticker = this.#by_ticker.get(ticker);
    if (!of_ticker) {
      of_ticker = new Map();
      this.#by_ticker.set(ticker, of_ticker);
    }
    of_ticker.set(interval, series);
    this.#asked.add(series);
    const [longest_ago] = this.#asked;
    if (longest_ago && this.#asked.size > this.#series_max) {
      this.#drop(longest_ago.ticker, longest_ago.interval);
    }
  }

  append(tick: Tick): void {
    for (const { bars, interval } of this.#by_ticker.get(tick.ticker)?.values() ?? []) {
      growBars(bars, tick, INTERVAL_MS[interval]);
      if (bars.length > BARS_LIMIT_MAX + SLACK) bars.splice(0, bars.length - BARS_LIMIT_MAX);
    }
  }

  /** Removes every series. */
  clear(): void {
    this.#by_ticker.clear();
    this.#asked.clear();
  }

  /** Removes every series of the ticker. */
  forget(ticker: Ticker): void {
    for (const interval of [...(this.#by_ticker.get(ticker)?.keys() ?? [])]) {
      this.#drop(ticker, interval);
    }
  }

  #drop(ticker: Ticker, interval: BarInterval): void {
    const of_ticker = this.#by_ticker.get(ticker);
    const series = of_ticker?.get(interval);
    if (!of_ticker || !series) return;
    of_ticker.delete(interval);
    if (of_ticker.size === 0) this.#by_ticker.delete(ticker);
    this.#asked.delete(series);
  }
}
