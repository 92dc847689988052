import {
  createTextWatermark,
  HistogramSeries,
  type IChartApi,
  type IPriceLine,
  type ISeriesApi,
  type ITextWatermarkPluginApi,
  LineSeries,
  LineStyle,
  type Time,
} from 'lightweight-charts';
import { faded, figuresFont, type Palette } from '../price-chart/painting/theme';
import type { DrawnBar } from '../series/live-bar';
import { INDICATORS, type Indicator, indicatorLabel } from './catalog';
import { type Computation, compute, type IndicatorValues } from './computation';
import { formatIndicator } from './indicator-figures';

type LineApi = ISeriesApi<'Line' | 'Histogram'>;

/** Updating an earlier point is slow: if more than this many change, all are drawn again. */
const UPDATES_MAX = 20;

const QUIET = { priceLineVisible: false, lastValueVisible: false, crosshairMarkerVisible: false };

/** The labels of an indicator's own axis. */
const HUNDREDTHS = { type: 'price', precision: 2, minMove: 0.01 } as const;

/** The oversold and overbought levels of the RSI. */
const RSI_LEVELS = [30, 70];

/** Margins of an indicator's own pane, with room for its label, as shares of the height. */
const PANE_MARGINS = { top: 0.28, bottom: 0.08 };

const isSame = (left: IndicatorValues, right: IndicatorValues): boolean =>
  left === right ||
  (left !== null && right !== null && left.every((value, line) => value === right[line]));

/** One indicator: its lines, and the label of its own pane, if it has one. */
export class IndicatorSeries {
  readonly #chart: IChartApi;
  readonly #lines: readonly LineApi[];
  readonly #label: ITextWatermarkPluginApi<Time> | null;
  readonly #levels: readonly IPriceLine[];
  #indicator: Indicator;
  #palette: Palette;
  #computation: Computation | null = null;
  #values: IndicatorValues[] = [];

  constructor(chart: IChartApi, indicator: Indicator, palette: Palette) {
    this.#chart = chart;
    this.#indicator = indicator;
    this.#palette = palette;
    const { place, lines } = INDICATORS[indicator.kind];
    const pane = place === 'prices' ? 0 : chart.panes().length;
    this.#lines = lines.map((name) => this.#addLine(name, pane));
    this.#label = place === 'prices' ? null : this.#addLabel();
    if (place !== 'prices') {
      this.#lines[0]?.priceScale().applyOptions({ scaleMargins: PANE_MARGINS });
    }
    this.#levels = indicator.kind === 'rsi' ? this.#boundRsi() : [];
    this.repaint(palette);
  }

  get indicator(): Indicator {
    return this.#indicator;
  }

  /** Returns the values at a bar, by its index. */
  valuesAt(index: number): IndicatorValues {
    return this.#values[index] ?? null;
  }

  /** Recomputes and redraws everything. */
  setBars(bars: readonly DrawnBar[], intervalSeconds: number): void {
    this.#compute(bars, intervalSeconds);
    for (const [line, series] of this.#lines.entries()) {
      series.setData(bars.map((bar, index) => this.#toDatum(bar, this.valuesAt(index), line)));
    }
  }

  /** Recomputes everything after a change of earlier bars, and draws the points that changed. */
  correct(bars: readonly DrawnBar[], intervalSeconds: number): void {
    const before = this.#values;
    this.#compute(bars, intervalSeconds);
    const changed = [...bars.keys()].filter(
      (index) => !isSame(before[index] ?? null, this.valuesAt(index)),
    );
    for (const [line, series] of this.#lines.entries()) {
      if (changed.length > UPDATES_MAX) {
        series.setData(bars.map((bar, index) => this.#toDatum(bar, this.valuesAt(index), line)));
        continue;
      }
      for (const index of changed) {
        const bar = bars[index];
        if (!bar) continue;
        const isHistorical = index < bars.length - 1;
        series.update(this.#toDatum(bar, this.valuesAt(index), line), isHistorical);
      }
    }
  }

  /** Applies the last bar, which is new or has grown. */
  drawLast(bar: DrawnBar, isNew: boolean): void {
    if (!this.#computation) return;
    const values = isNew ? this.#computation.add(bar) : this.#computation.replace(bar);
    if (isNew) this.#values.push(values);
    else this.#values[this.#values.length - 1] = values;
    for (const [line, series] of this.#lines.entries()) {
      series.update(this.#toDatum(bar, values, line));
    }
  }

  /** Changes the parameters; the bars have to be set again. */
  reconfigure(indicator: Indicator): void {
    this.#indicator = indicator;
    this.repaint(this.#palette);
  }

  setVisible(visible: boolean): void {
    for (const series of this.#lines) series.applyOptions({ visible });
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

  /** Changes the colors; series with a color per point need their bars set again. */
  repaint(palette: Palette): void {
    this.#palette = palette;
    for (const [line, series] of this.#lines.entries()) {
      const color = this.#colorOf(line);
      series.applyOptions({ color });
    }
    for (const level of this.#levels) level.applyOptions({ color: palette.edgeStrong });
  }

  remove(): void {
    this.#label?.detach();
    for (const series of this.#lines) this.#chart.removeSeries(series);
  }

  #compute(bars: readonly DrawnBar[], intervalSeconds: number): void {
    const { kind, parameters } = this.#indicator;
    const computation = compute(kind, parameters, intervalSeconds);
    this.#values = bars.map((bar) => computation.add(bar));
    this.#computation = computation;
  }

  #addLine(name: string, pane: number): LineApi {
    if (name === 'Histogram') {
      const series = this.#chart.addSeries(HistogramSeries, QUIET, pane);
      series.setSeriesOrder(0);
      return series as LineApi;
    }
    return this.#chart.addSeries(
      LineSeries,
      { ...QUIET, lineWidth: 1, priceFormat: HUNDREDTHS },
      pane,
    ) as LineApi;
  }

  #addLabel(): ITextWatermarkPluginApi<Time> | null {
    const pane = this.#lines[0]?.getPane();
    return pane ? createTextWatermark(pane, { horzAlign: 'left', vertAlign: 'top' }) : null;
  }

  #boundRsi(): IPriceLine[] {
    const [line] = this.#lines;
    if (!line) return [];
    line.applyOptions({
      autoscaleInfoProvider: () => ({ priceRange: { minValue: 0, maxValue: 100 } }),
    });
    return RSI_LEVELS.map((price) =>
      line.createPriceLine({
        price,
        color: this.#palette.edgeStrong,
        lineStyle: LineStyle.Dashed,
        lineWidth: 1,
        axisLabelVisible: false,
      }),
    );
  }

  #colorOf(line: number): string {
    const { series, muted } = this.#palette;
    const own = series[this.#indicator.color] ?? muted;
    if (this.#indicator.kind === 'bollinger') return line === 1 ? faded(own, 0.55) : own;
    // The signal line must differ from the MACD line.
    return this.#indicator.kind === 'macd' && line === 1 ? this.#palette.accent : own;
  }

  #toDatum({ time }: DrawnBar, values: IndicatorValues, line: number) {
    const value = values?.[line];
    if (value === undefined) return { time: time as Time };
    if (INDICATORS[this.#indicator.kind].lines[line] !== 'Histogram') {
      return { time: time as Time, value };
    }
    const { up, down } = this.#palette;
    return { time: time as Time, value, color: faded(value >= 0 ? up : down, 0.5) };
  }
}
