import type { Ticker } from '@finally/contract';
import type { Random } from '../../../kernel/random.ts';
import type { MarketClock } from '../../../kernel/time/clock.ts';
import { DAY_MS } from '../../../kernel/time/units.ts';
import type { PriceBar } from '../../bars/bar.ts';
import type { HistoryInterval } from '../source.ts';
import { readAggregates } from './aggregates.ts';
import type { MassiveCalls } from './rest/calls.ts';
import type { Fault } from './rest/fault.ts';
import { barsOf } from './rest/requests.ts';
import { retryDelay } from './rest/retry.ts';

/** How far back to request: five trading days of minutes, two years of days. */
const SPAN = {
  '1m': { timespan: 'minute', length_ms: 7 * DAY_MS },
  '1d': { timespan: 'day', length_ms: 730 * DAY_MS },
} as const;
type Asked = keyof typeof SPAN;

/** Maximum wait of a caller if the call can be made at once. */
const PATIENCE_MS = 2_000;
const RETRY_FIRST_MS = 30_000;
const RETRY_MAX_MS = 600_000;
/** Number of answers kept, each up to 5,000 bars; the oldest are removed first. */
const KEPT_MAX = 32;

interface Job {
  readonly ticker: Ticker;
  readonly interval: Asked;
  /** A caller has already received an empty answer. */
  late: boolean;
  readonly ended: AbortController;
}

export interface HistoryLoaderOptions {
  readonly calls: MassiveCalls;
  readonly clock: MarketClock;
  readonly random: Random;
}

/**
 * Fetches the history of tickers when the call budget allows it. Callers never wait long: they get
 * what is loaded, and listeners are notified when more arrives.
 */
export class HistoryLoader {
  readonly #options: HistoryLoaderOptions;
  readonly #jobs = new Map<string, Job>();
  readonly #known = new Map<string, readonly PriceBar[]>();
  readonly #listeners = new Set<(ticker: Ticker) => void>();
  #not_included = false;

  constructor(options: HistoryLoaderOptions) {
    this.#options = options;
  }

  /** True if Massive answered that the plan does not include history. */
  get notIncluded(): boolean {
    return this.#not_included;
  }

  onHistory(listener: (ticker: Ticker) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /**
   * One-second bars are not requested: they would cost a call per ticker for only a few minutes of
   * data.
   */
  async history(ticker: Ticker, interval: HistoryInterval): Promise<readonly PriceBar[]> {
    if (interval === '1s') return [];
    const key = `${ticker} ${interval}`;
    const known = this.#known.get(key);
    if (known) return known;
    const at_once = this.#options.calls.hasRoom('history');
    const job = this.#jobs.get(key) ?? this.#begin(key, ticker, interval);
    if (at_once) await this.#wait(job);
    const fetched = this.#known.get(key);
    if (!fetched) job.late = true;
    return fetched ?? [];
  }

  /** Removes the ticker's history and cancels its pending requests. */
  forget(ticker: Ticker): void {
    for (const interval of Object.keys(SPAN)) {
      const key = `${ticker} ${interval}`;
      this.#known.delete(key);
      this.#drop(key);
    }
  }

  stop(): void {
    for (const key of [...this.#jobs.keys()]) this.#drop(key);
  }

  #begin(key: string, ticker: Ticker, interval: Asked): Job {
    const job: Job = { ticker, interval, late: false, ended: new AbortController() };
    this.#jobs.set(key, job);
    void this.#ask(key, job, 0);
    return job;
  }

  async #ask(key: string, job: Job, failures: number): Promise<void> {
    const { calls, clock, random } = this.#options;
    const { timespan, length_ms } = SPAN[job.interval];
    const now_ms = clock.now_ms();
    const reply = await calls.make(
      'history',
      barsOf(job.ticker, timespan, now_ms - length_ms, now_ms),
      job.ended.signal,
    );
    if (job.ended.signal.aborted) return;
    if (reply.ok) {
      this.#not_included = false;
      this.#keep(key, readAggregates(reply.value.value.results, job.interval, clock.now_ms()));
      this.#drop(key);
      if (job.late) for (const listener of this.#listeners) listener(job.ticker);
      return;
    }
    this.#not_included = reply.error.kind === 'not_included';
    if (isFinal(reply.error)) return this.#drop(key);
    const wait_ms = retryDelay(random, failures + 1, RETRY_FIRST_MS, RETRY_MAX_MS);
    clock.after(wait_ms, () => {
      if (!job.ended.signal.aborted) void this.#ask(key, job, failures + 1);
    });
  }

  /** Resolves when the job has ended or the wait limit is reached. */
  #wait({ ended }: Job): Promise<void> {
    return new Promise((resolve) => {
      const timer = this.#options.clock.after(PATIENCE_MS, resolve);
      ended.signal.addEventListener('abort', () => {
        timer.cancel();
        resolve();
      });
    });
  }

  #keep(key: string, bars: readonly PriceBar[]): void {
    this.#known.set(key, bars);
    const [oldest] = this.#known.keys();
    if (oldest !== undefined && this.#known.size > KEPT_MAX) this.#known.delete(oldest);
  }

  #drop(key: string): void {
    const job = this.#jobs.get(key);
    if (!job) return;
    this.#jobs.delete(key);
    job.ended.abort();
  }
}

/** Returns true if another request would fail the same way. */
const isFinal = ({ kind }: Fault): boolean =>
  kind === 'not_included' || kind === 'unexpected_answer' || kind === 'stopped';
