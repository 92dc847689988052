import { type IChartApi, PriceScaleMode } from 'lightweight-charts';
import type { PriceSeries } from '../series/price-series';

/** Room below the prices, and the most above them, as shares of the pane's height. */
const MARGIN_BELOW = 0.08;
const MARGIN_OVER_VOLUME = 0.2;
const MARGIN_ABOVE_MAX = 0.4;
/** Between prices and what lies above them, in pixels. */
const GAP_PX = 10;

/** Keeps the prices clear of what lies over their pane, and counts them as it is wanted. */
export class PriceMargins {
  readonly #chart: IChartApi;
  readonly #series: () => PriceSeries;
  #keptClear = 0;
  #showsVolume = true;
  #isLogScale = false;
  #isPercentage = false;

  constructor(chart: IChartApi, series: () => PriceSeries) {
    this.#chart = chart;
    this.#series = series;
  }

  /** Leaves the upper edge of the pane to what lies over it, to this many pixels. */
  reserveTop(pixels: number): void {
    this.#keptClear = pixels;
    this.settle();
  }

  setVolumeVisible(visible: boolean): void {
    this.#showsVolume = visible;
    this.settle();
  }

  setLogScale(isLogScale: boolean): void {
    this.#isLogScale = isLogScale;
    this.#settleMode();
  }

  /** Counts in percent since the first bar in view, which goes before a log scale. */
  setPercentage(isPercentage: boolean): void {
    this.#isPercentage = isPercentage;
    this.#settleMode();
  }

  /** Sets the margins anew, as the pane has another height. */
  settle(): void {
    const height = this.#chart.panes()[0]?.getHeight() ?? 0;
    if (height === 0) return;
    const top = Math.min((this.#keptClear + GAP_PX) / height, MARGIN_ABOVE_MAX);
    const bottom = this.#showsVolume ? MARGIN_OVER_VOLUME : MARGIN_BELOW;
    this.#series().api.priceScale().applyOptions({ scaleMargins: { top, bottom } });
  }

  #settleMode(): void {
    const mode = this.#isPercentage
      ? PriceScaleMode.Percentage
      : this.#isLogScale
        ? PriceScaleMode.Logarithmic
        : PriceScaleMode.Normal;
    this.#series().api.priceScale().applyOptions({ mode });
  }
}
