import type { IChartApi } from 'lightweight-charts';
import type { CrosshairValues } from '../price-chart/crosshair-values';
import type { Palette } from '../price-chart/painting/theme';
import { percentFrom } from '../series/alignment';
import type { DrawnBar } from '../series/live-bar';
import { ComparisonSeries } from './comparison-series';

/** Another ticker to draw beside the prices. */
export interface Compared {
  name: string;
  bars: readonly DrawnBar[];
}

/** The comparison of the chart's ticker with another one, if there is one. */
export class Comparison {
  readonly #chart: IChartApi;
  readonly #palette: () => Palette;
  #isLive = true;
  #shown: { name: string; series: ComparisonSeries; bars: readonly DrawnBar[] } | null = null;

  constructor(chart: IChartApi, palette: () => Palette) {
    this.#chart = chart;
    this.#palette = palette;
  }

  get isShown(): boolean {
    return this.#shown !== null;
  }

  /** Draws another ticker at the times of the chart's bars; null removes it. */
  show(compared: Compared | null, own: readonly DrawnBar[]): void {
    if (compared?.name !== this.#shown?.name) {
      this.#shown?.series.remove();
      this.#shown = compared && {
        ...compared,
        series: new ComparisonSeries(this.#chart, compared.name, this.#palette()),
      };
    }
    if (!compared || !this.#shown) return;
    this.#shown.bars = compared.bars;
    this.#shown.series.setLive(this.#isLive);
    this.setBars(own);
  }

  /** Draws it again for other bars of the chart. */
  setBars(own: readonly DrawnBar[]): void {
    this.#shown?.series.setBars(own, this.#shown.bars);
  }

  tick(price: number, last: DrawnBar): void {
    this.#shown?.series.tick(price, last);
  }

  followBar(bar: DrawnBar): void {
    this.#shown?.series.followBar(bar);
  }

  setLive(isLive: boolean): void {
    this.#isLive = isLive;
    this.#shown?.series.setLive(isLive);
  }

  repaint(): void {
    this.#shown?.series.repaint(this.#palette());
  }

  /** Returns the change of both tickers from the first bar in view to a bar, in percent. */
  read(
    own: readonly DrawnBar[],
    index: number,
    firstInView: number,
  ): CrosshairValues['comparison'] {
    const close = own[index]?.close;
    const base = own[firstInView]?.close;
    if (!this.#shown || close === undefined || base === undefined) return null;
    const other = this.#shown.series.closeAt(index);
    const otherBase = this.#shown.series.closeAt(firstInView);
    return {
      own_percent: percentFrom(base, close),
      other_percent: other && otherBase ? percentFrom(otherBase, other) : null,
    };
  }
}
