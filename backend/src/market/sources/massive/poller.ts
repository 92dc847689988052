import type { Ticker } from '@finally/contract';
import type { Random } from '../../../kernel/random.ts';
import type { MarketClock, Timer } from '../../../kernel/time/clock.ts';
import type { MassiveCalls } from './rest/calls.ts';
import { type Fault, fault, isRefused } from './rest/fault.ts';
import { snapshotsOf } from './rest/requests.ts';
import { retryDelay } from './rest/retry.ts';
import { readSnapshot, type Snapshot } from './snapshot.ts';

/**
 * Longest pause between retries: `RETRY_MAX_MS` after an outage, `REFUSED_MAX_MS` if the key or the
 * plan was refused.
 */
const RETRY_MAX_MS = 120_000;
const REFUSED_FIRST_MS = 60_000;
const REFUSED_MAX_MS = 600_000;

/** A snapshot and the time it was received. */
export interface Polled extends Snapshot {
  readonly received_at_ms: number;
  /** The vendor's clock minus ours. */
  readonly skew_ms: number;
  /** True if all followed tickers were requested, false for a request for a new ticker only. */
  readonly of_all: boolean;
}

export interface PollerOptions {
  readonly calls: MassiveCalls;
  readonly clock: MarketClock;
  readonly random: Random;
  readonly tickers: () => readonly Ticker[];
  readonly interval_ms: () => number;
  readonly onSnapshot: (polled: Polled) => void;
}

/** Polls the followed tickers, and less often while that fails. */
export class Poller {
  readonly #options: PollerOptions;
  #polling: Promise<void> | undefined;
  #running = false;
  #timer: Timer | undefined;
  #failures = 0;
  #fault: Fault | undefined;
  #next_ms = 0;

  constructor(options: PollerOptions) {
    this.#options = options;
  }

  /** Why the latest poll failed; undefined if it succeeded. */
  get fault(): Fault | undefined {
    return this.#fault;
  }

  /** Time until the next attempt. */
  get wait_ms(): number {
    return Math.max(0, this.#next_ms - this.#options.clock.monotonic_ms());
  }

  start(): void {
    this.#running = true;
  }

  /** Resolves when the running poll has ended. The caller must cancel it through `calls`. */
  async stop(): Promise<void> {
    this.#running = false;
    this.#timer?.cancel();
    await this.#polling;
  }

  /** Polls now, or joins a running poll; resolves when it has ended. Never rejects. */
  poll(): Promise<void> {
    if (!this.#running) return Promise.resolve();
    this.#timer?.cancel();
    this.#polling ??= this.#poll().finally(() => {
      this.#polling = undefined;
    });
    return this.#polling;
  }

  /** Requests a new ticker once, outside the polling interval. */
  async askFor(ticker: Ticker): Promise<void> {
    await this.#ask('first_price', [ticker]);
  }

  async #poll(): Promise<void> {
    const { clock, random, tickers, interval_ms } = this.#options;
    const began_ms = clock.monotonic_ms();
    const asked = tickers();
    // An empty list would request every ticker.
    const failed = asked.length > 0 ? await this.#ask('poll', asked) : undefined;
    if (!this.#running) return;
    this.#fault = failed;
    this.#failures = failed ? this.#failures + 1 : 0;
    if (failed) {
      const pause_ms = isRefused(failed)
        ? retryDelay(random, this.#failures, REFUSED_FIRST_MS, REFUSED_MAX_MS)
        : retryDelay(random, this.#failures, interval_ms(), Math.max(interval_ms(), RETRY_MAX_MS));
      this.#schedule(Math.max(pause_ms, failed.retry_after_ms ?? 0));
    } else {
      this.#schedule(Math.max(0, began_ms + interval_ms() - clock.monotonic_ms()));
    }
  }

  async #ask(
    purpose: 'poll' | 'first_price',
    asked: readonly Ticker[],
  ): Promise<Fault | undefined> {
    const { calls, clock, onSnapshot } = this.#options;
    const reply = await calls.make(purpose, snapshotsOf(asked));
    if (!reply.ok) return reply.error;
    if (!this.#running) return fault('stopped');
    const { value, answered_at_ms } = reply.value;
    const snapshot = readSnapshot(value.tickers, asked);
    if (snapshot.prices.length === 0 && snapshot.unusable.length > 0) return fault('malformed');
    const received_at_ms = clock.now_ms();
    onSnapshot({
      ...snapshot,
      received_at_ms,
      skew_ms: (answered_at_ms ?? received_at_ms) - received_at_ms,
      of_all: purpose === 'poll',
    });
    return undefined;
  }

  #schedule(wait_ms: number): void {
    this.#next_ms = this.#options.clock.monotonic_ms() + wait_ms;
    this.#timer = this.#options.clock.after(wait_ms, () => void this.poll());
  }
}
