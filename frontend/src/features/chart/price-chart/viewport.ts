import type { IChartApi, LogicalRange } from 'lightweight-charts';

/** Number of bars in view when a ticker is opened, and the margin at the right in bars. */
const BARS_IN_VIEW = 110;
const BARS_OF_MARGIN = 5;
/** Maximum width of a bar before any zoom: a wide chart shows more bars. */
const BAR_PX_MAX = 9;
/** Older bars are fetched when fewer than this are left of the view. */
const NEAR_START = 40;

interface ViewportOptions {
  chart: IChartApi;
  /** The number of bars. */
  count(): number;
  /** Called when the bars in view change. */
  onChange(): void;
  /** Called with whether the newest bar is in view, when that changes. */
  onFollowing(isFollowing: boolean): void;
}

/** The range of bars in view, by their indices. */
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

  /** Calls back when the view comes near the oldest bar; returns how to stop. */
  onNearStart(listener: () => void): () => void {
    this.#nearStartListeners.add(listener);
    return () => this.#nearStartListeners.delete(listener);
  }

  /** Shows the newest bars at the default width. */
  showEnd(): void {
    const { chart, count } = this.#options;
    const wide = Math.floor(chart.timeScale().width() / BAR_PX_MAX);
    const from = Math.max(count() - Math.max(BARS_IN_VIEW, wide), -1);
    this.#show(from, count() + BARS_OF_MARGIN);
    chart.priceScale('right').setAutoScale(true);
  }

  /** Brings a bar into the middle of the view, by its index, and keeps the zoom. */
  center(index: number): void {
    const { range } = this;
    if (range) this.shift(range, index - (range.from + range.to) / 2);
  }

  /** Calls the listeners that fetch older bars. */
  askForOlder(): void {
    for (const listener of this.#nearStartListeners) listener();
  }

  /** Scrolls to the newest bar and keeps the zoom. */
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
    if (range.from < NEAR_START) this.askForOlder();
    const isFollowing = range.to >= count() - 1;
    if (isFollowing !== this.#isFollowing) {
      this.#isFollowing = isFollowing;
      onFollowing(isFollowing);
    }
    onChange();
  };
}
