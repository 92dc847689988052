import type { BarInterval } from '@finally/contract';
import { priceE4 } from '../../../../kernel/money.ts';
import { INTERVAL_MS, type PriceBar, startOfBar } from '../../../bars/bar.ts';

/**
 * The newest bars of one interval of every instrument, as columns in memory. All instruments take every
 * step, so that they share the times of their bars.
 */
export class IntervalColumns {
  readonly #interval_ms: number;
  readonly #kept: number;
  readonly #count: number;
  /** The starts of the bars, oldest first; the last one grows. */
  #times_ms: number[] = [];
  /** By bar and instrument, at `bar % kept * count + place`; NaN if it is unknown. */
  readonly #open: Float64Array;
  readonly #high: Float64Array;
  readonly #low: Float64Array;
  readonly #close: Float64Array;
  readonly #volume: Float64Array;
  /** Number of bars begun since the first one. */
  #begun: number;

  /** @param count the number of instruments; @param kept the number of bars of each */
  constructor(interval: BarInterval, count: number, kept: number, now_ms: number) {
    this.#interval_ms = INTERVAL_MS[interval];
    this.#count = count;
    this.#kept = kept;
    const column = () => new Float64Array(count * kept).fill(Number.NaN);
    this.#open = column();
    this.#high = column();
    this.#low = column();
    this.#close = column();
    this.#volume = column();
    const last_ms = startOfBar(now_ms, this.#interval_ms);
    for (let bar = kept - 1; bar >= 0; bar--) {
      this.#times_ms.push(last_ms - bar * this.#interval_ms);
    }
    this.#begun = kept;
  }

  /** Adds the price and the volume that an instrument had in a step. */
  add(place: number, price_e4: number, volume: number): void {
    const at = this.#place(this.#begun - 1, place);
    if (Number.isNaN(this.#close[at])) {
      this.#open[at] = price_e4;
      this.#high[at] = price_e4;
      this.#low[at] = price_e4;
      this.#volume[at] = 0;
    } else if (price_e4 > (this.#high[at] as number)) this.#high[at] = price_e4;
    else if (price_e4 < (this.#low[at] as number)) this.#low[at] = price_e4;
    this.#close[at] = price_e4;
    this.#volume[at] = (this.#volume[at] as number) + volume;
  }

  /** Begins the bar that contains a time, unless it is the last one. Call it before each step. */
  begin(time_ms: number): void {
    const start_ms = startOfBar(time_ms, this.#interval_ms);
    if (start_ms <= (this.#times_ms.at(-1) ?? 0)) return;
    this.#times_ms = [...this.#times_ms.slice(1), start_ms];
    const from = this.#place(this.#begun, 0);
    this.#begun += 1;
    for (const column of [this.#open, this.#high, this.#low, this.#close, this.#volume]) {
      column.fill(Number.NaN, from, from + this.#count);
    }
  }

  /**
   * Sets the bars of an instrument up to the moment at which the columns were made. Known bars stay; the
   * one that grew at that moment is joined to what steps have added to it.
   */
  precede(place: number, bars: readonly PriceBar[]): void {
    const by_time = new Map(bars.map((bar) => [bar.time_ms, bar]));
    for (const [index, time_ms] of this.#times_ms.entries()) {
      const bar = by_time.get(time_ms);
      if (!bar) continue;
      const number = this.#begun - this.#kept + index;
      const at = this.#place(number, place);
      if (!Number.isNaN(this.#close[at])) {
        if (number !== this.#kept - 1) continue;
        this.#open[at] = bar.open_e4;
        this.#high[at] = Math.max(bar.high_e4, this.#high[at] as number);
        this.#low[at] = Math.min(bar.low_e4, this.#low[at] as number);
        this.#volume[at] = bar.volume + (this.#volume[at] as number);
        continue;
      }
      this.#open[at] = bar.open_e4;
      this.#high[at] = bar.high_e4;
      this.#low[at] = bar.low_e4;
      this.#close[at] = bar.close_e4;
      this.#volume[at] = bar.volume;
    }
  }

  /** Returns the known bars of an instrument, oldest first. */
  bars(place: number): PriceBar[] {
    const bars: PriceBar[] = [];
    for (const [index, time_ms] of this.#times_ms.entries()) {
      const at = this.#place(this.#begun - this.#kept + index, place);
      if (Number.isNaN(this.#close[at])) continue;
      bars.push({
        time_ms,
        open_e4: priceE4(this.#open[at] as number),
        high_e4: priceE4(this.#high[at] as number),
        low_e4: priceE4(this.#low[at] as number),
        close_e4: priceE4(this.#close[at] as number),
        volume: this.#volume[at] as number,
      });
    }
    return bars;
  }

  #place(bar: number, place: number): number {
    return (bar % this.#kept) * this.#count + place;
  }
}
