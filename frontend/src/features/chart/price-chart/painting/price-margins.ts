import { type IChartApi, PriceScaleMode } from 'lightweight-charts';
import type { PriceSeries } from '../../series/price-series';

/** Margins below the prices, and the maximum above them, as shares of the pane's height. */
const MARGIN_BELOW = 0.08;
const MARGIN_OVER_VOLUME = 0.2;
const MARGIN_ABOVE_MAX = 0.4;
/** Between the prices and the legend, in pixels. */
const GAP_PX = 10;

/** Sets the margins of the price scale, so that the legend covers no prices, and its mode. */
export class PriceMargins {
  readonly #chart: IChartApi;
  readonly #series: () => PriceSeries;
  #reservedPx = 0;
  #showsVolume = true;
  #isLogScale = false;
  #isPercentage = false;

  constructor(chart: IChartApi, series: () => PriceSeries) {
    this.#chart = chart;
    this.#series = series;
  }

  /** Keeps this many pixels at the upper edge of the pane free. */
  reserveTop(pixels: number): void {
    this.#reservedPx = pixels;
    this.apply();
  }

  /** The number of pixels that `reserveTop` can keep free at most. */
  get reservableTop(): number {
    const height = this.#chart.panes()[0]?.getHeight() ?? 0;
    return Math.max(height * MARGIN_ABOVE_MAX - GAP_PX, 0);
  }

  setVolumeVisible(visible: boolean): void {
    this.#showsVolume = visible;
    this.apply();
  }

  setLogScale(isLogScale: boolean): void {
    this.#isLogScale = isLogScale;
    this.#applyMode();
  }

  /** Sets a scale in percent since the first bar in view; it has precedence over a log scale. */
  setPercentage(isPercentage: boolean): void {
    this.#isPercentage = isPercentage;
    this.#applyMode();
  }

  /** Applies the margins again, because the height of the pane may have changed. */
  apply(): void {
    const height = this.#chart.panes()[0]?.getHeight() ?? 0;
    if (height === 0) return;
    const top = Math.min((this.#reservedPx + GAP_PX) / height, MARGIN_ABOVE_MAX);
    const bottom = this.#showsVolume ? MARGIN_OVER_VOLUME : MARGIN_BELOW;
    this.#series().api.priceScale().applyOptions({ scaleMargins: { top, bottom } });
  }

  #applyMode(): void {
    const mode = this.#isPercentage
      ? PriceScaleMode.Percentage
      : this.#isLogScale
        ? PriceScaleMode.Logarithmic
        : PriceScaleMode.Normal;
    this.#series().api.priceScale().applyOptions({ mode });
  }
}
