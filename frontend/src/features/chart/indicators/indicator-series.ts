import { INDICATORS, indicatorLabel } from '@finally/contract/indicators/catalog';
import type {
  Computation,
  compute,
  IndicatorValues,
} from '@finally/contract/indicators/computation';
import {
  createTextWatermark,
  type IChartApi,
  type IPaneApi,
  type IPriceLine,
  type ITextWatermarkPluginApi,
  LineStyle,
  type Time,
} from 'lightweight-charts';
import { figuresFont, type Palette } from '../price-chart/painting/theme';
import type { DrawnBar } from '../series/live-bar';
import type { Indicator } from './indicator';
import { formatIndicator } from './indicator-figures';
import { IndicatorLine } from './indicator-line';

/** Updating an earlier point is slow: if more than this many change, all are drawn again. */
const UPDATES_MAX = 20;

/** Margins of an indicator's own pane, with room for its label, as shares of the height. */
const PANE_MARGINS = { top: 0.28, bottom: 0.08 };

const isSame = (left: IndicatorValues, right: IndicatorValues): boolean =>
  left === right ||
  (left !== null && right !== null && left.every((value, line) => Object.is(value, right[line])));

/** One indicator: its lines, and the label and the levels of its own pane, if it has one. */
export class IndicatorSeries {
  readonly #chart: IChartApi;
  readonly #compute: typeof compute;
  readonly #lines: readonly IndicatorLine[];
  readonly #label: ITextWatermarkPluginApi<Time> | null;
  readonly #levels: readonly IPriceLine[];
  #indicator: Indicator;
  #palette: Palette;
  #computation: Computation | null = null;
  #values: IndicatorValues[] = [];

  constructor(
    chart: IChartApi,
    indicator: Indicator,
    palette: Palette,
    computeIndicator: typeof compute,
  ) {
    this.#chart = chart;
    this.#compute = computeIndicator;
    this.#indicator = indicator;
    this.#palette = palette;
    const pane = this.isOverPrices ? 0 : chart.panes().length;
    this.#lines = INDICATORS[indicator.kind].lines.map(
      (_, line) => new IndicatorLine(chart, indicator, line, pane, palette),
    );
    const own = this.pane;
    this.#label = own && createTextWatermark(own, { horzAlign: 'left', vertAlign: 'top' });
    this.#levels = own ? this.#bound() : [];
  }

  get indicator(): Indicator {
    return this.#indicator;
  }

  get isOverPrices(): boolean {
    return INDICATORS[this.#indicator.kind].place === 'prices';
  }

  /** Its own pane; null if it is drawn over the prices. */
  get pane(): IPaneApi<Time> | null {
    return this.isOverPrices ? null : (this.#lines[0]?.api.getPane() ?? null);
  }

  /** Returns the values at a bar, by its index. */
  valuesAt(index: number): IndicatorValues {
    return this.#values[index] ?? null;
  }

  /** Recomputes and redraws everything. */
  setBars(bars: readonly DrawnBar[], intervalSeconds: number): void {
    this.#run(bars, intervalSeconds);
    for (const line of this.#lines) line.setData(bars, this.#values);
  }

  /** Recomputes everything after a change of earlier bars, and draws the points that changed. */
  correct(bars: readonly DrawnBar[], intervalSeconds: number): void {
    const before = this.#values;
    this.#run(bars, intervalSeconds);
    const changed = [...bars.keys()].filter(
      (index) => !isSame(before[index] ?? null, this.valuesAt(index)),
    );
    for (const line of this.#lines) {
      if (changed.length > UPDATES_MAX) {
        line.setData(bars, this.#values);
        continue;
      }
      for (const index of changed) {
        const bar = bars[index];
        if (bar) line.update(bar, this.valuesAt(index), index < bars.length - 1);
      }
    }
  }

  /** Applies the last bar, which is new or has grown. */
  drawLast(bar: DrawnBar, isNew: boolean): void {
    if (!this.#computation) return;
    const values = isNew ? this.#computation.add(bar) : this.#computation.replace(bar);
    if (isNew) this.#values.push(values);
    else this.#values[this.#values.length - 1] = values;
    for (const line of this.#lines) line.update(bar, values, false);
  }

  /** Changes parameters and looks. Returns whether the bars have to be set again. */
  reconfigure(indicator: Indicator): boolean {
    const before = this.#indicator;
    this.#indicator = indicator;
    this.repaint(this.#palette);
    return before.parameters !== indicator.parameters;
  }

  setVisible(visible: boolean): void {
    for (const { api } of this.#lines) api.applyOptions({ visible });
  }

  /** Shows the values of a bar in the label of the pane. */
  label(values: IndicatorValues): void {
    this.#label?.applyOptions({
      lines: [
        {
          text: `${indicatorLabel(this.#indicator)}  ${formatIndicator(this.#indicator.kind, values)}`,
          color: this.#palette.muted,
          fontSize: 11,
          fontFamily: figuresFont(),
          fontStyle: '',
        },
      ],
    });
  }

  /** Changes the colors; columns, which have a color each, need their bars set again. */
  repaint(palette: Palette): void {
    this.#palette = palette;
    for (const line of this.#lines) line.paint(this.#indicator, palette);
    for (const level of this.#levels) level.applyOptions({ color: palette.edgeStrong });
  }

  remove(): void {
    this.#label?.detach();
    for (const { api } of this.#lines) this.#chart.removeSeries(api);
  }

  #run(bars: readonly DrawnBar[], intervalSeconds: number): void {
    const { kind, parameters } = this.#indicator;
    const computation = this.#compute(kind, parameters, intervalSeconds);
    this.#values = bars.map((bar) => computation.add(bar));
    this.#computation = computation;
  }

  /** Sets the range of its own pane, and draws its levels. */
  #bound(): IPriceLine[] {
    const { range, levels = [] } = INDICATORS[this.#indicator.kind];
    const api = this.#lines[0]?.api;
    if (!api) return [];
    api.priceScale().applyOptions({ scaleMargins: PANE_MARGINS });
    if (range) {
      const [minValue, maxValue] = range;
      const autoscaleInfoProvider = () => ({ priceRange: { minValue, maxValue } });
      for (const line of this.#lines) line.api.applyOptions({ autoscaleInfoProvider });
    }
    return levels.map((price) =>
      api.createPriceLine({
        price,
        color: this.#palette.edgeStrong,
        lineStyle: LineStyle.Dashed,
        lineWidth: 1,
        axisLabelVisible: false,
      }),
    );
  }
}
