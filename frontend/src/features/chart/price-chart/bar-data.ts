import { type Corrections, corrections, type DrawnBar, growBar } from '../series/live-bar';

/** Number of bars at which the oldest are dropped, and how many are kept then. */
export const BARS_MAX = 10_500;
export const BARS_KEPT = 10_000;

/** A change of the last bar. */
export interface LastBarChange {
  bar: DrawnBar;
  /** Whether the bar was added; otherwise it replaces the last one. */
  isNew: boolean;
  /** Whether the oldest bars were dropped, so that everything has to be drawn again. */
  isTrimmed: boolean;
}

/** The bars of a chart, oldest first, without anything that draws them. */
export class BarData {
  #bars: DrawnBar[] = [];
  #intervalSeconds = 60;

  get bars(): readonly DrawnBar[] {
    return this.#bars;
  }

  get last(): DrawnBar | null {
    return this.#bars.at(-1) ?? null;
  }

  get intervalSeconds(): number {
    return this.#intervalSeconds;
  }

  replace(bars: readonly DrawnBar[], intervalSeconds: number): void {
    this.#bars = [...bars];
    this.#intervalSeconds = intervalSeconds;
  }

  /** Inserts the bars that are older than the first one; returns how many. */
  prepend(older: readonly DrawnBar[]): number {
    const first = this.#bars[0]?.time ?? Number.POSITIVE_INFINITY;
    const added = older.filter(({ time }) => time < first);
    this.#bars = [...added, ...this.#bars];
    return added.length;
  }

  /** Applies a price to the last bar or starts a new one; null if the price is older than the last bar. */
  tick(price: number, unixSeconds: number): LastBarChange | null {
    const bar = growBar(this.last, price, unixSeconds, this.#intervalSeconds);
    return bar && this.setLast(bar);
  }

  /** Replaces the last bar if the times are equal; otherwise appends. */
  setLast(bar: DrawnBar): LastBarChange {
    const isNew = bar.time !== this.last?.time;
    if (isNew) this.#bars.push(bar);
    else this.#bars[this.#bars.length - 1] = bar;
    const isTrimmed = this.#bars.length > BARS_MAX;
    if (isTrimmed) this.#bars = this.#bars.slice(-BARS_KEPT);
    return { bar, isNew, isTrimmed };
  }

  /** Replaces earlier bars by those of the server; returns what changed, and what `setLast` is to add. */
  correct(known: readonly DrawnBar[]): Corrections {
    const found = corrections(this.#bars, known);
    for (const [index, bar] of found.changed) this.#bars[index] = bar;
    return found;
  }
}
