import type { Tick } from '../prices/price.ts';
import { continueBars, growBars, type PriceBar } from './bar.ts';

/** Bars that wait to be written, at most: beyond that the oldest are given up. */
const BARS_MAX = 4_000;

/**
 * The newest bars of one ticker at one stored resolution: those that are not
 * written yet, and some before them.
 */
export class BarTail {
  readonly #interval_ms: number;
  readonly #kept: number;
  #bars: PriceBar[] = [];
  /** Bars that begin before this are in the store as they are here. */
  #unsaved_from_ms = 0;

  /** @param kept how many bars stay when all of them are written */
  constructor(interval_ms: number, kept: number) {
    this.#interval_ms = interval_ms;
    this.#kept = kept;
  }

  /** Oldest first; the last one grows. */
  get bars(): readonly PriceBar[] {
    return this.#bars;
  }

  append(tick: Tick): void {
    growBars(this.#bars, tick, this.#interval_ms);
    if (this.#bars.length > this.#kept * 2) this.#trim();
  }

  /** Puts the past that is stored before what ticks have made meanwhile. */
  precede(past: readonly PriceBar[]): void {
    this.#unsaved_from_ms = this.#bars[0]?.time_ms ?? past.at(-1)?.time_ms ?? 0;
    this.#bars = continueBars(past.slice(-this.#kept), this.#bars);
  }

  /**
   * Takes over what a source tells about bars that ticks have made here: it
   * has seen every trade. The last bar goes on from both.
   */
  correct(told: readonly PriceBar[]): void {
    const by_time = new Map(told.map((bar) => [bar.time_ms, bar]));
    const growing = this.#bars.at(-1);
    this.#bars = this.#bars.map((bar) => {
      const better = by_time.get(bar.time_ms);
      if (!better) return bar;
      if (bar !== growing) return better;
      return {
        ...better,
        high_e4: better.high_e4 > bar.high_e4 ? better.high_e4 : bar.high_e4,
        low_e4: better.low_e4 < bar.low_e4 ? better.low_e4 : bar.low_e4,
        close_e4: bar.close_e4,
        volume: Math.max(better.volume, bar.volume),
      };
    });
  }

  /** Forgets bars that begin after `now_ms`: they were made while the clock was ahead. */
  endAt(now_ms: number): void {
    this.#bars = this.#bars.filter(({ time_ms }) => time_ms <= now_ms);
    this.#unsaved_from_ms = Math.min(this.#unsaved_from_ms, now_ms);
  }

  /** What has to be written, the growing bar included. */
  unsaved(): readonly PriceBar[] {
    return this.#bars.filter(({ time_ms }) => time_ms >= this.#unsaved_from_ms);
  }

  /** The bars up to the one that begins at `time_ms` are written; that one may still grow. */
  saved(time_ms: number): void {
    this.#unsaved_from_ms = Math.max(this.#unsaved_from_ms, time_ms);
  }

  #trim(): void {
    const saved = this.#bars.findIndex(({ time_ms }) => time_ms >= this.#unsaved_from_ms);
    const spare = Math.min(saved, this.#bars.length - this.#kept);
    const drop = Math.max(spare, this.#bars.length - BARS_MAX);
    if (drop > 0) this.#bars.splice(0, drop);
  }
}
