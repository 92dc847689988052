import { INDICATORS } from '@finally/contract/indicators/catalog';
import type { compute, IndicatorValues } from '@finally/contract/indicators/computation';
import type { IChartApi } from 'lightweight-charts';
import { loadWithRetry } from '@/shared/load-with-retry';
import type { Palette } from '../price-chart/painting/theme';
import type { DrawnBar } from '../series/live-bar';
import type { Indicator } from './indicator';
import { arrangePanes, indicatorAt, paneHeights } from './indicator-panes';
import { IndicatorSeries } from './indicator-series';

/** A change of bars before the last one. */
export interface Correction {
  /** Whether prices changed, or only volumes. */
  prices: boolean;
}

interface LayerOptions {
  chart: IChartApi;
  palette: Palette;
  bars(): readonly DrawnBar[];
  intervalSeconds(): number;
  /** Called when the formulas have arrived and indicators are drawn with them. */
  onDrawn(): void;
}

/** All indicators of the chart. Their formulas are fetched with the first indicator. */
export class IndicatorLayer {
  readonly #options: LayerOptions;
  readonly #series = new Map<string, IndicatorSeries>();
  #indicators: readonly Indicator[] = [];
  #compute: typeof compute | null = null;
  #cancelLoad: (() => void) | null = null;
  #palette: Palette;
  #showsOverPrices = true;

  constructor(options: LayerOptions) {
    this.#options = options;
    this.#palette = options.palette;
  }

  /** Adds new indicators, removes missing ones, and redraws those that changed. */
  setIndicators(indicators: readonly Indicator[]): void {
    this.#indicators = indicators;
    for (const [id, series] of this.#series) {
      if (indicators.some((indicator) => indicator.id === id)) continue;
      series.remove();
      this.#series.delete(id);
    }
    if (this.#compute) this.#draw(this.#compute);
    else if (indicators.length > 0) this.#load();
  }

  setBars(): void {
    const { bars, intervalSeconds } = this.#options;
    for (const series of this.#series.values()) series.setBars(bars(), intervalSeconds());
  }

  correct({ prices }: Correction): void {
    const { bars, intervalSeconds } = this.#options;
    for (const series of this.#series.values()) {
      if (prices || INDICATORS[series.indicator.kind].uses_volume) {
        series.correct(bars(), intervalSeconds());
      }
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

  /** Returns the heights of the indicators' panes, by id. */
  heights(): ReadonlyMap<string, number> {
    return paneHeights(this.#options.chart, this.#series.values());
  }

  /** Returns the id of the indicator whose own pane is at a height of the window; null if none is. */
  at(clientY: number): string | null {
    return indicatorAt(this.#options.chart, this.#series.values(), clientY);
  }

  repaint(palette: Palette): void {
    this.#palette = palette;
    for (const series of this.#series.values()) series.repaint(palette);
  }

  dispose(): void {
    this.#cancelLoad?.();
  }

  #load(): void {
    this.#cancelLoad ??= loadWithRetry(
      () => import('@finally/contract/indicators/computation'),
      (formulas) => {
        this.#compute = formulas.compute;
        this.#draw(formulas.compute);
        this.#options.onDrawn();
      },
      console.error,
    );
  }

  #draw(computeIndicator: typeof compute): void {
    const { chart, bars, intervalSeconds } = this.#options;
    for (const indicator of this.#indicators) {
      const present = this.#series.get(indicator.id);
      if (present?.indicator === indicator) continue;
      const series = present ?? this.#add(indicator, computeIndicator);
      const isComputedAnew = series.reconfigure(indicator);
      if (!present || isComputedAnew) series.setBars(bars(), intervalSeconds());
    }
    const ordered = this.#indicators.map(({ id }) => this.#series.get(id));
    arrangePanes(
      chart,
      ordered.filter((series) => series !== undefined),
    );
  }

  #add(indicator: Indicator, computeIndicator: typeof compute): IndicatorSeries {
    const { chart } = this.#options;
    const series = new IndicatorSeries(chart, indicator, this.#palette, computeIndicator);
    this.#series.set(indicator.id, series);
    this.#applyVisibility(series);
    return series;
  }

  #applyVisibility(series: IndicatorSeries): void {
    series.setVisible(this.#showsOverPrices || !series.isOverPrices);
  }
}
