import type { AlertIndicatorTerms, Ticker } from '@finally/contract';
import { SerialQueue } from '../../kernel/serial-queue.ts';
import type { MarketClock } from '../../kernel/time/clock.ts';
import {
  type BarService,
  growBars,
  INTERVAL_MS,
  type PriceBar,
  type Tick,
} from '../../market/index.ts';
import type { WaitingAlert } from '../store.ts';
import { IndicatorSeries, type MetAlert } from './indicator-series.ts';

/** Bars after which values are computed anew from the bars that a chart loads, to bound the memory. */
const CLOSED_BARS_MAX = 1_500;

export interface IndicatorWatchOptions {
  readonly bars: Pick<BarService, 'bars' | 'inMemory'>;
  readonly clock: MarketClock;
  /** Called once for each alert that a closed bar meets; the alert is no longer watched then. */
  onMet(met: MetAlert): void;
  /** Called if bars cannot be read; they are read again with the next price. */
  readonly onError: (error: unknown) => void;
}

/** Series that a closed bar is added to before other work may run: about a millisecond. */
const SERIES_AT_ONCE = 8;

/** The bars of one ticker and interval that alerts wait for. */
interface Feed {
  readonly ticker: Ticker;
  readonly interval: AlertIndicatorTerms['interval'];
  /** The growing bar; empty until bars are loaded. */
  readonly growing: PriceBar[];
  /** By indicator and parameters. */
  readonly series: Map<string, IndicatorSeries>;
}

const keyOf = ({ indicator, parameters }: AlertIndicatorTerms): string =>
  [indicator, ...parameters].join(' ');

/**
 * The waiting alerts on indicators. Alerts on the same indicator of the same bars share its values. A bar is
 * judged when the first price of a later bar arrives; bars that closed while the server was down are judged
 * when it starts. A price that closes no bar costs one comparison for each interval.
 */
export class IndicatorWatch {
  readonly #options: IndicatorWatchOptions;
  readonly #feeds = new Map<Ticker, Map<string, Feed>>();
  readonly #places = new Map<string, { feed: Feed; key: string }>();
  /** Bars are loaded one series at a time, with other work in between. */
  readonly #loading = new SerialQueue();
  readonly #queued = new Set<IndicatorSeries>();
  /** Closed bars that are not judged yet. */
  #due: { readonly feed: Feed; readonly series: IndicatorSeries; readonly bar: PriceBar }[] = [];

  constructor(options: IndicatorWatchOptions) {
    this.#options = options;
  }

  /** Adds an alert; replaces one with the same id. Resolves once the bars that closed meanwhile are judged. */
  async arm(alert: WaitingAlert): Promise<void> {
    this.disarm(alert);
    const terms = JSON.parse(alert.terms_json ?? '') as AlertIndicatorTerms;
    const feed = this.#feed(alert.ticker, terms.interval);
    const key = keyOf(terms);
    const series = feed.series.get(key) ?? new IndicatorSeries(terms);
    feed.series.set(key, series);
    this.#places.set(alert.id, { feed, key });
    series.add(alert, terms);
    await this.#load(feed, series);
  }

  disarm({ id }: Pick<WaitingAlert, 'id'>): void {
    const place = this.#places.get(id);
    if (!place) return;
    const { feed, key } = place;
    this.#places.delete(id);
    const series = feed.series.get(key);
    series?.remove(id);
    if (series?.isEmpty) feed.series.delete(key);
    if (feed.series.size > 0) return;
    const of_ticker = this.#feeds.get(feed.ticker);
    of_ticker?.delete(feed.interval);
    if (of_ticker?.size === 0) this.#feeds.delete(feed.ticker);
  }

  /** Forgets all alerts, so that bars that are still to be read are not. */
  stop(): void {
    for (const id of [...this.#places.keys()]) this.disarm({ id });
  }

  watches(ticker: Ticker): boolean {
    return this.#feeds.has(ticker);
  }

  /** Adds a price to the growing bars of its ticker, and judges the bars that it closes. */
  append(tick: Tick): void {
    for (const feed of [...(this.#feeds.get(tick.ticker)?.values() ?? [])]) {
      for (const series of feed.series.values())
        if (!series.isLoaded) void this.#load(feed, series);
      // Until then, the bar service keeps what prices add to the bars.
      if (feed.growing.length === 0) continue;
      growBars(feed.growing, tick, INTERVAL_MS[feed.interval]);
      if (feed.growing.length < 2) continue;
      const [bar] = feed.growing.splice(0, 1);
      if (!bar) continue;
      const isIdle = this.#due.length === 0;
      for (const series of feed.series.values()) this.#due.push({ feed, series, bar });
      if (isIdle) this.#options.clock.soon(() => this.#judgeDue());
    }
  }

  /** Returns the value of an alert's output at the last closed bar; null while it is unknown. */
  value(id: string): number | null {
    const place = this.#places.get(id);
    return place?.feed.series.get(place.key)?.value(id) ?? null;
  }

  #feed(ticker: Ticker, interval: Feed['interval']): Feed {
    const of_ticker = this.#feeds.get(ticker) ?? new Map<string, Feed>();
    this.#feeds.set(ticker, of_ticker);
    const feed = of_ticker.get(interval) ?? { ticker, interval, growing: [], series: new Map() };
    of_ticker.set(interval, feed);
    return feed;
  }

  #judgeDue(): void {
    for (const { feed, series, bar } of this.#due.splice(0, SERIES_AT_ONCE)) {
      this.#report(series.close(bar, bar.time_ms + INTERVAL_MS[feed.interval]));
      if (series.count > CLOSED_BARS_MAX && !series.isEmpty) void this.#load(feed, series);
    }
    if (this.#due.length > 0) this.#options.clock.soon(() => this.#judgeDue());
  }

  #report(met: readonly MetAlert[]): void {
    for (const one of met) {
      this.disarm(one.alert);
      this.#options.onMet(one);
    }
  }

  /** Computes a series from the bars that there are, and judges those that its alerts still wait for. */
  async #load(feed: Feed, series: IndicatorSeries): Promise<void> {
    if (this.#queued.has(series)) return this.#loading.idle();
    this.#queued.add(series);
    await this.#loading.run(async () => {
      await new Promise<void>((resolve) => this.#options.clock.soon(resolve));
      this.#queued.delete(series);
      if (series.isEmpty) return;
      try {
        await this.#read(feed, series);
      } catch (error) {
        this.#options.onError(error);
      }
    });
  }

  async #read({ ticker, interval, growing }: Feed, series: IndicatorSeries): Promise<void> {
    const { bars } = this.#options;
    await bars.bars(ticker, interval, 1);
    // Read at once, so that no price comes in between: later ones are added to the growing bar.
    const known = bars.inMemory(ticker, interval) ?? [];
    const last = known.at(-1);
    if (!last) return;
    growing.splice(0, growing.length, last);
    this.#report(series.restart(known.slice(0, -1), INTERVAL_MS[interval]));
  }
}
