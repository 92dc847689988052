import type { Tick } from '../prices/price.ts';
import { continueBars, growBars, type PriceBar } from './bar.ts';

/** Maximum number of unwritten bars; beyond it the oldest are discarded. */
const BARS_MAX = 4_000;

/**
 * The newest bars of one ticker at one stored resolution: the unwritten ones, and some before them.
 */
export class RecentBars {
  readonly #interval_ms: number;
  readonly #kept: number;
  #bars: PriceBar[] = [];
  /** Bars that begin before this time are already stored. */
  #unsaved_from_ms = 0;

  /** @param kept how many bars stay in memory once all are written */
  constructor(interval_ms: number, kept: number) {
    this.#interval_ms = interval_ms;
    this.#kept = kept;
  }

  /** Oldest first; the last one is still growing. */
  get bars(): readonly PriceBar[] {
    return this.#bars;
  }

  append(tick: Tick): void {
    growBars(this.#bars, tick, this.#interval_ms);
    if (this.#bars.length > this.#kept * 2) this.#trim();
  }

  /** Puts the stored history before the bars that ticks have built in the meantime. */
  precede(past: readonly PriceBar[]): void {
    this.#unsaved_from_ms = this.#bars[0]?.time_ms ?? past.at(-1)?.time_ms ?? 0;
    this.#bars = continueBars(past.slice(-this.#kept), this.#bars);
  }

  /**
   * Replaces bars built from ticks by the source's bars, because the source has seen every trade.
   * The last bar merges both.
   */
  correct(reported: readonly PriceBar[]): void {
    const by_time = new Map(reported.map((bar) => [bar.time_ms, bar]));
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

  /** Removes bars that begin after `now_ms`; they were built while the clock was ahead. */
  endAt(now_ms: number): void {
    this.#bars = this.#bars.filter(({ time_ms }) => time_ms <= now_ms);
    this.#unsaved_from_ms = Math.min(this.#unsaved_from_ms, now_ms);
  }

  /** Returns the bars to write, including the growing one. */
  unsaved(): readonly PriceBar[] {
    return this.#bars.filter(({ time_ms }) => time_ms >= this.#unsaved_from_ms);
  }

  /** Marks the bars before `time_ms` as written; the bar at `time_ms` may still grow. */
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
