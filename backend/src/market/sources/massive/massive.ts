import type { MarketSession, Ticker } from '@finally/contract';
import type { Random } from '../../../kernel/random.ts';
import { ok, type Result } from '../../../kernel/result.ts';
import type { MarketClock } from '../../../kernel/time/clock.ts';
import type { PriceBar } from '../../bars/bar.ts';
import type { PriceWriter } from '../../prices/cache.ts';
import type { Listing } from '../../symbols/universe.ts';
import type { HistoryInterval, MarketDataSource, SourceStatus } from '../source.ts';
import { HistoryLoader } from './history-loader.ts';
import { ListingLookup } from './listing-lookup.ts';
import { noticesOf } from './notices.ts';
import { type Polled, Poller } from './poller.ts';
import { MassiveCalls } from './rest/calls.ts';
import { SessionWatch } from './session-watch.ts';
import { toSourceStatus } from './status.ts';
import { type Circumstances, Tape } from './tape.ts';

/** Number of failed polls after which prices are stale. */
const POLLS_MISSED_MAX = 3;
/** Prices do not change while the market is closed, so the calls are used for history instead. */
const CLOSED_POLL_MS = 60_000;
/** How long a start or a new ticker waits for its first price. */
const FIRST_PRICE_PATIENCE_MS = 3_000;

export interface MassiveOptions {
  readonly cache: PriceWriter;
  readonly clock: MarketClock;
  /** Adds jitter to retries. */
  readonly random: Random;
  readonly fetch: typeof fetch;
  readonly api_key: string;
  readonly base_url: string;
  readonly poll_seconds: number;
}

/** Real prices from Massive (formerly Polygon): https://massive.com/docs/rest/stocks. */
export class MassiveSource implements MarketDataSource {
  readonly name = 'massive';
  readonly #cache: PriceWriter;
  readonly #clock: MarketClock;
  readonly #poll_ms: number;
  readonly #followed = new Set<Ticker>();
  readonly #priced = new Set<Ticker>();
  readonly #tape = new Tape();
  readonly #calls: MassiveCalls;
  readonly #poller: Poller;
  readonly #session: SessionWatch;
  readonly #histories: HistoryLoader;
  readonly #listings: ListingLookup;
  #started = false;
  #polled: Polled | undefined;
  #last_update_ms: number | null = null;

  constructor(options: MassiveOptions) {
    const { cache, clock, random } = options;
    this.#cache = cache;
    this.#clock = clock;
    this.#poll_ms = options.poll_seconds * 1000;
    const calls = new MassiveCalls({ ...options, poll_ms: this.#poll_ms });
    this.#calls = calls;
    this.#poller = new Poller({
      calls,
      clock,
      random,
      tickers: () => this.tickers(),
      interval_ms: () => this.#interval_ms(),
      onSnapshot: (polled) => this.#take(polled),
    });
    this.#session = new SessionWatch({
      calls,
      clock,
      random,
      onChange: (session, before) => this.#onSessionChange(session, before),
    });
    this.#histories = new HistoryLoader({ calls, clock, random });
    this.#listings = new ListingLookup(calls, clock);
    calls.pollEvery(this.#poll_ms);
  }

  async start(tickers: Iterable<Ticker>): Promise<void> {
    for (const ticker of tickers) this.#followed.add(ticker);
    if (this.#started) return;
    this.#started = true;
    this.#poller.start();
    const polled = this.#poller.poll();
    this.#session.start();
    await this.#patiently(polled);
  }

  async stop(): Promise<void> {
    this.#started = false;
    this.#session.stop();
    this.#histories.stop();
    this.#calls.stop();
    await this.#poller.stop();
  }

  async addTicker(ticker: Ticker): Promise<void> {
    if (this.#followed.has(ticker)) return;
    this.#followed.add(ticker);
    // If the budget has no room for a separate call, the price comes with the next poll.
    if (!this.#started || !this.#calls.hasRoom('first_price')) return;
    await this.#patiently(this.#poller.askFor(ticker));
  }

  async removeTicker(ticker: Ticker): Promise<void> {
    if (!this.#followed.delete(ticker)) return;
    this.#priced.delete(ticker);
    this.#tape.forget(ticker);
    this.#histories.forget(ticker);
    this.#cache.remove(ticker);
  }

  tickers(): Ticker[] {
    return [...this.#followed];
  }

  async history(ticker: Ticker, interval: HistoryInterval): Promise<readonly PriceBar[]> {
    return this.#followed.has(ticker) ? this.#histories.history(ticker, interval) : [];
  }

  onHistory(listener: (ticker: Ticker) => void): () => void {
    return this.#histories.onHistory(listener);
  }

  status(): SourceStatus {
    const notices = this.#polled ? noticesOf(this.#polled, this.#session.current()) : [];
    if (this.#histories.notIncluded) {
      notices.push('The plan behind the Massive key does not include history.');
    }
    const idle = this.#started && this.#followed.size === 0;
    const last_update_ms = this.#last_update_ms;
    return toSourceStatus({
      fault: this.#poller.fault,
      wait_ms: this.#poller.wait_ms,
      answered: this.#polled !== undefined || idle,
      age_ms: last_update_ms === null || idle ? null : this.#clock.now_ms() - last_update_ms,
      age_ms_max: this.#age_ms_max(),
      last_update_ms,
      notices,
    });
  }

  marketStatus(): MarketSession | null {
    return this.#session.current();
  }

  search(query: string, limit: number): Promise<readonly Listing[]> {
    return this.#listings.search(query, limit);
  }

  async lookUp(
    ticker: Ticker,
  ): Promise<Result<Listing | undefined, 'price_unavailable' | 'unknown_ticker'>> {
    // A ticker with a price is listed. After a restart this saves a call per holding.
    if (this.#priced.has(ticker)) return ok({ ticker, name: ticker, sector: 'Other' });
    return this.#listings.lookUp(ticker);
  }

  #take(polled: Polled): void {
    const prices = polled.prices.filter(({ ticker }) => this.#followed.has(ticker));
    if (polled.of_all) this.#polled = { ...polled, prices };
    if (prices.length === 0) return;
    for (const { ticker } of prices) this.#priced.add(ticker);
    this.#last_update_ms = this.#clock.now_ms();
    const circumstances = this.#circumstances(polled.skew_ms);
    this.#cache.write(this.#tape.take(prices, circumstances), circumstances.age_ms_max);
  }

  /** If the market closes, every price becomes stale; if it opens, there are new prices to poll. */
  #onSessionChange(session: MarketSession, before: MarketSession | null): void {
    this.#calls.pollEvery(this.#interval_ms());
    if (session === 'closed') {
      const circumstances = this.#circumstances(this.#polled?.skew_ms ?? 0);
      const ticks = this.#tape.restate(circumstances);
      if (ticks.length > 0) this.#cache.write(ticks, circumstances.age_ms_max);
    } else if (before === 'closed') {
      void this.#poller.poll();
    }
  }

  #circumstances(skew_ms: number): Circumstances {
    return {
      now_ms: this.#clock.now_ms(),
      skew_ms,
      session: this.#session.current(),
      age_ms_max: this.#age_ms_max(),
    };
  }

  #interval_ms(): number {
    const closed = this.#session.current() === 'closed';
    return closed ? Math.max(this.#poll_ms, CLOSED_POLL_MS) : this.#poll_ms;
  }

  #age_ms_max(): number {
    return POLLS_MISSED_MAX * this.#interval_ms();
  }

  /** Resolves when `done` does or the wait limit is reached; prices may come later. */
  #patiently(done: Promise<void>): Promise<void> {
    return new Promise((resolve) => {
      const timer = this.#clock.after(FIRST_PRICE_PATIENCE_MS, resolve);
      void done.then(() => {
        timer.cancel();
        resolve();
      });
    });
  }
}
