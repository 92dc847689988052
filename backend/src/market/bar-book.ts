import { BAR_INTERVALS, BARS_LIMIT_MAX, type BarInterval, type Ticker } from '@finally/contract';
import { coarsen, INTERVAL_MS, joinBars, type PriceBar, startOfBar } from './bar.ts';
import type { PriceReader } from './cache.ts';
import type { Tick } from './price.ts';
import type { HistoryInterval, MarketDataSource } from './source.ts';

/** Which of the source's resolutions each interval is made of at first. */
const MADE_OF: Readonly<Record<BarInterval, HistoryInterval>> = {
  '1s': '1s',
  '5s': '1s',
  '1m': '1m',
  '5m': '1m',
  '15m': '1m',
  '1h': '1m',
  '1d': '1d',
};

/** How far a series may outgrow what can be asked for before its head is cut off. */
const SLACK = 200;

type Series = Record<BarInterval, PriceBar[]>;

/**
 * The bars of every followed ticker at every interval, in memory: the past the
 * source knows, continued with each tick. Holds about 1,000 bars of each kind.
 */
export class BarBook {
  readonly #source: Pick<MarketDataSource, 'history' | 'onHistory'>;
  readonly #series = new Map<Ticker, Series>();
  readonly #unsubscribe: () => void;
  readonly #endLatePasts: (() => void) | undefined;

  constructor(source: Pick<MarketDataSource, 'history' | 'onHistory'>, prices: PriceReader) {
    this.#source = source;
    this.#unsubscribe = prices.subscribe(({ ticks }) => {
      for (const tick of ticks) this.#append(tick);
    });
    this.#endLatePasts = source.onHistory?.((ticker) => {
      if (this.#series.has(ticker)) void this.open(ticker);
    });
  }

  /** Fetches the ticker's past and keeps its bars from here on. */
  async open(ticker: Ticker): Promise<void> {
    const past = new Map<HistoryInterval, readonly PriceBar[]>();
    for (const interval of new Set(Object.values(MADE_OF))) {
      past.set(interval, await this.#source.history(ticker, interval));
    }
    const series = this.#of(ticker);
    for (const interval of BAR_INTERVALS) {
      const bars = coarsen(past.get(MADE_OF[interval]) ?? [], INTERVAL_MS[interval]);
      series[interval] = continueBars(bars, series[interval]).slice(-BARS_LIMIT_MAX);
    }
  }

  /** Forgets the ticker. */
  close(ticker: Ticker): void {
    this.#series.delete(ticker);
  }

  /** The newest `limit` bars, oldest first; none where the ticker is not followed. */
  bars(ticker: Ticker, interval: BarInterval, limit: number): readonly PriceBar[] {
    return this.#series.get(ticker)?.[interval].slice(-limit) ?? [];
  }

  /** Ends the subscription to prices. */
  dispose(): void {
    this.#unsubscribe();
    this.#endLatePasts?.();
    this.#series.clear();
  }

  #of(ticker: Ticker): Series {
    let series = this.#series.get(ticker);
    if (!series) {
      series = { '1s': [], '5s': [], '1m': [], '5m': [], '15m': [], '1h': [], '1d': [] };
      this.#series.set(ticker, series);
    }
    return series;
  }

  #append(tick: Tick): void {
    const series = this.#of(tick.ticker);
    for (const interval of BAR_INTERVALS) {
      const bars = series[interval];
      const bar: PriceBar = {
        time_ms: startOfBar(tick.timestamp_ms, INTERVAL_MS[interval]),
        open_e4: tick.price_e4,
        high_e4: tick.price_e4,
        low_e4: tick.price_e4,
        close_e4: tick.price_e4,
        volume: tick.volume,
      };
      const last = bars.at(-1);
      if (last && last.time_ms >= bar.time_ms) bars[bars.length - 1] = joinBars(last, bar);
      else bars.push(bar);
      if (bars.length > BARS_LIMIT_MAX + SLACK) bars.splice(0, bars.length - BARS_LIMIT_MAX);
    }
  }
}

/** The past followed by the bars that ticks have made meanwhile. */
function continueBars(past: readonly PriceBar[], recent: readonly PriceBar[]): PriceBar[] {
  const [first, ...rest] = recent;
  if (!first) return [...past];
  const before = past.filter(({ time_ms }) => time_ms < first.time_ms);
  const shared = past.find(({ time_ms }) => time_ms === first.time_ms);
  return [...before, shared ? joinBars(shared, first) : first, ...rest];
}
