import type { IChartApi, LogicalRange } from 'lightweight-charts';

/** Bars in view when a ticker is opened, and the room kept free at the right. */
const BARS_IN_VIEW = 110;
const BARS_OF_MARGIN = 5;
/** A bar is at most so wide until somebody zooms: a wide chart shows more of them. */
const BAR_PX_MAX = 9;
/** Older bars are wanted when fewer than this lie to the left of what is in view. */
const NEAR_START = 40;

interface ViewportOptions {
  chart: IChartApi;
  /** How many bars there are. */
  count(): number;
  /** Told whenever other bars are in view. */
  onChange(): void;
  /** Told whether the newest bar is in view, when that changes. */
  onFollowing(isFollowing: boolean): void;
}

/** Which bars of the chart are in view, by their indices. */
export class Viewport {
  readonly #options: ViewportOptions;
  readonly #nearStartListeners = new Set<() => void>();
  #isFollowing = true;

  constructor(options: ViewportOptions) {
    this.#options = options;
    options.chart.timeScale().subscribeVisibleLogicalRangeChange(this.#onRange);
  }

  get range(): LogicalRange | null {
    return this.#options.chart.timeScale().getVisibleLogicalRange();
  }

  /** Calls back when the view has come near the oldest bar; returns how to stop. */
  onNearStart(listener: () => void): () => void {
    this.#nearStartListeners.add(listener);
    return () => this.#nearStartListeners.delete(listener);
  }

  /** Shows the newest bars at the usual width. */
  showEnd(): void {
    const { chart, count } = this.#options;
    const wide = Math.floor(chart.timeScale().width() / BAR_PX_MAX);
    const from = Math.max(count() - Math.max(BARS_IN_VIEW, wide), -1);
    this.#show(from, count() + BARS_OF_MARGIN);
    chart.priceScale('right').setAutoScale(true);
  }

  /** Goes on to the newest bar, at the width that bars have now. */
  goToEnd(): void {
    const { range } = this;
    if (!range) return;
    const to = this.#options.count() + BARS_OF_MARGIN;
    this.#show(to - (range.to - range.from), to);
  }

  zoom(factor: number): void {
    const { range } = this;
    if (range) this.#show(range.to - (range.to - range.from) * factor, range.to);
  }

  /** Moves the view by a number of bars. */
  shift(range: LogicalRange, bars: number): void {
    this.#show(range.from + bars, range.to + bars);
  }

  bringIntoView(index: number): void {
    const { range } = this;
    if (!range || (index >= range.from && index <= range.to)) return;
    this.shift(range, index - (index < range.from ? range.from : range.to));
  }

  #show(from: number, to: number): void {
    this.#options.chart.timeScale().setVisibleLogicalRange({ from, to });
  }

  readonly #onRange = (range: LogicalRange | null): void => {
    const { count, onChange, onFollowing } = this.#options;
    if (!range || count() === 0) return;
    if (range.from < NEAR_START) for (const listener of this.#nearStartListeners) listener();
    const isFollowing = range.to >= count() - 1;
    if (isFollowing !== this.#isFollowing) {
      this.#isFollowing = isFollowing;
      onFollowing(isFollowing);
    }
    onChange();
  };
}
