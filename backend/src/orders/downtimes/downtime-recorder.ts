import type { Ticker } from '@finally/contract';
import type { MarketClock } from '../../kernel/time/clock.ts';
import { Periodic } from '../../kernel/time/periodic.ts';
import { DAY_MS, MINUTE_MS } from '../../kernel/time/units.ts';
import type { MarketDataSource } from '../../market/index.ts';
import type { DowntimeStore, UnknownRange } from '../store.ts';
import { rangeIn } from './range-in.ts';

/** How often the server writes that it runs, while orders are open. */
const ALIVE_EVERY_MS = 2_000;
/** A shorter time is no downtime: a price is no older than that while the server runs. */
const DOWN_MS_MIN = 5_000;
/** A server that ran for a shorter time and did nothing to an order was down all along. */
const RUN_MS_MIN = 60_000;
/** Sources tell minutes of so many days. */
const KNOWN_MS_MAX = 7 * DAY_MS;

export interface DowntimeRecorderOptions {
  readonly store: DowntimeStore;
  /** The open orders of all accounts. */
  readonly book: { readonly size: number };
  readonly source: Pick<MarketDataSource, 'history' | 'onHistory' | 'pathPosition'>;
  readonly clock: MarketClock;
  /** Called if something could not be written; a row of failed signs of life is reported once. */
  readonly onError: (error: unknown) => void;
}

/**
 * Keeps when the server was down while orders were open, and the lowest and the highest prices of that
 * time if the source tells them later.
 */
export class DowntimeRecorder {
  readonly #options: DowntimeRecorderOptions;
  readonly #timer: Periodic;
  #fails = false;
  #unsubscribe: (() => void) | undefined;

  constructor(options: DowntimeRecorderOptions) {
    this.#options = options;
    const beat = () => void (options.book.size > 0 && this.#keepAlive());
    this.#timer = new Periodic(options.clock, ALIVE_EVERY_MS, beat);
  }

  /**
   * Writes how long the server was down. Call it before anything changes an order. Never rejects: a full
   * disk does not keep the server from starting.
   */
  async start(): Promise<void> {
    const { clock, onError } = this.#options;
    try {
      await this.#keepDowntime(clock.now_ms());
    } catch (error) {
      onError(error);
    }
    this.#timer.start();
  }

  /**
   * Asks the source for the lowest and the highest prices of downtimes, now and when more of its history
   * has arrived. Call it when it follows the tickers of open orders.
   */
  async findPrices(): Promise<void> {
    const { store, source, clock } = this.#options;
    // A simulated market stood still.
    if (source.pathPosition !== undefined) return;
    const unknown = await store.unknownRanges(clock.now_ms() - KNOWN_MS_MAX);
    if (unknown.length === 0) return;
    this.#unsubscribe = source.onHistory?.((ticker) => {
      void this.#keepRanges(unknown.filter((range) => range.ticker === ticker));
    });
    void this.#keepRanges(unknown);
  }

  async stop(): Promise<void> {
    this.#unsubscribe?.();
    this.#timer.stop();
    await this.#keepAlive();
  }

  async #keepDowntime(now_ms: number): Promise<void> {
    const { store, source } = this.#options;
    const { alive_ms, has_open_orders, last_downtime } = await store.runBefore();
    const down_ms = alive_ms === null ? 0 : now_ms - alive_ms;
    if (has_open_orders && alive_ms !== null && down_ms >= DOWN_MS_MIN) {
      const isOneWith = last_downtime !== null && alive_ms - last_downtime.to_ms < RUN_MS_MIN;
      const from_ms = isOneWith ? last_downtime.from_ms : alive_ms;
      const market_ran =
        source.pathPosition === undefined || (isOneWith && last_downtime.market_ran);
      const extended = isOneWith ? last_downtime.id : null;
      await store.keep({ from_ms, to_ms: now_ms, market_ran }, extended);
    } else await this.#keepAlive();
  }

  async #keepAlive(): Promise<void> {
    const { store, clock, onError } = this.#options;
    try {
      await store.keepAlive(clock.now_ms());
      this.#fails = false;
    } catch (error) {
      if (!this.#fails) onError(error);
      this.#fails = true;
    }
  }

  /** Never rejects: what stays unknown is asked again by the next start. */
  async #keepRanges(ranges: readonly UnknownRange[]): Promise<void> {
    const { store, source, onError } = this.#options;
    const tickers = new Set<Ticker>(ranges.map(({ ticker }) => ticker));
    for (const ticker of tickers) {
      try {
        const bars = await source.history(ticker, '1m');
        for (const range of ranges.filter((one) => one.ticker === ticker)) {
          const prices = rangeIn(bars, range, MINUTE_MS);
          if (prices) await store.keepRange(range, prices);
        }
      } catch (error) {
        onError(error);
      }
    }
  }
}
