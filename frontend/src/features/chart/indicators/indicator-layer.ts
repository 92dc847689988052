import type { IChartApi } from 'lightweight-charts';
import type { Palette } from '../price-chart/painting/theme';
import type { DrawnBar } from '../series/live-bar';
import { INDICATORS, type Indicator } from './catalog';
import type { IndicatorValues } from './computation';
import { IndicatorSeries } from './indicator-series';

/** The height of the prices' pane relative to the other panes. */
const PRICES_HEIGHT = 3.6;

/** A change of bars before the last one. */
export interface Correction {
  /** Whether prices changed, or only volumes. */
  prices: boolean;
}

/** All indicators of the chart. */
export class IndicatorLayer {
  readonly #chart: IChartApi;
  readonly #series = new Map<string, IndicatorSeries>();
  #palette: Palette;
  #showsOverPrices = true;

  constructor(chart: IChartApi, palette: Palette) {
    this.#chart = chart;
    this.#palette = palette;
  }

  /** Adds new indicators, removes missing ones, and recomputes those whose parameters changed. */
  setIndicators(
    indicators: readonly Indicator[],
    bars: readonly DrawnBar[],
    intervalSeconds: number,
  ): void {
    for (const [id, series] of this.#series) {
      if (indicators.some((indicator) => indicator.id === id)) continue;
      series.remove();
      this.#series.delete(id);
    }
    for (const indicator of indicators) {
      const present = this.#series.get(indicator.id);
      if (present?.indicator === indicator) continue;
      const series = present ?? this.#add(indicator);
      series.reconfigure(indicator);
      series.setBars(bars, intervalSeconds);
    }
    for (const [index, pane] of this.#chart.panes().entries()) {
      pane.setStretchFactor(index === 0 ? PRICES_HEIGHT : 1);
    }
  }

  setBars(bars: readonly DrawnBar[], intervalSeconds: number): void {
    for (const series of this.#series.values()) series.setBars(bars, intervalSeconds);
  }

  correct(bars: readonly DrawnBar[], intervalSeconds: number, { prices }: Correction): void {
    for (const series of this.#series.values()) {
      // All others depend on closes only.
      if (prices || series.indicator.kind === 'vwap') series.correct(bars, intervalSeconds);
    }
  }

  drawLast(bar: DrawnBar, isNew: boolean): void {
    for (const series of this.#series.values()) series.drawLast(bar, isNew);
  }

  /** Shows or hides the indicators over the prices. */
  showOverPrices(visible: boolean): void {
    this.#showsOverPrices = visible;
    for (const series of this.#series.values()) this.#applyVisibility(series);
  }

  /** Returns the values of all indicators at a bar, and shows them in the labels of their panes. */
  read(index: number): ReadonlyMap<string, IndicatorValues> {
    const values = new Map<string, IndicatorValues>();
    for (const [id, series] of this.#series) {
      const own = series.valuesAt(index);
      series.label(own);
      values.set(id, own);
    }
    return values;
  }

  repaint(palette: Palette): void {
    this.#palette = palette;
    for (const series of this.#series.values()) series.repaint(palette);
  }

  #add(indicator: Indicator): IndicatorSeries {
    const series = new IndicatorSeries(this.#chart, indicator, this.#palette);
    this.#series.set(indicator.id, series);
    this.#applyVisibility(series);
    return series;
  }

  #applyVisibility(series: IndicatorSeries): void {
    const isOverPrices = INDICATORS[series.indicator.kind].place === 'prices';
    series.setVisible(this.#showsOverPrices || !isOverPrices);
  }
}
