import { INDICATORS, type LineLook } from '@finally/contract/indicators/catalog';
import type { IndicatorValues } from '@finally/contract/indicators/computation';
import {
  HistogramSeries,
  type IChartApi,
  type ISeriesApi,
  LineSeries,
  LineType,
  type Time,
} from 'lightweight-charts';
import { faded, type Palette } from '../price-chart/painting/theme';
import type { DrawnBar } from '../series/live-bar';
import type { Indicator } from './indicator';
import { formatValue } from './indicator-figures';

const QUIET = { priceLineVisible: false, lastValueVisible: false, crosshairMarkerVisible: false };

const HUNDREDTHS = 0.01;

const faint = (color: string) => faded(color, 0.55);

/** One line of an indicator, or its columns. */
export class IndicatorLine {
  readonly api: ISeriesApi<'Line' | 'Histogram'>;
  readonly #line: number;
  readonly #look: LineLook;
  #palette: Palette;

  /** @param line the index of the line in the indicator's values */
  constructor(
    chart: IChartApi,
    indicator: Indicator,
    line: number,
    pane: number,
    palette: Palette,
  ) {
    const { kind } = indicator;
    this.#line = line;
    this.#look = INDICATORS[kind].lines[line]?.look ?? 'own';
    this.#palette = palette;
    const priceFormat = {
      type: 'custom',
      formatter: (value: number) => formatValue(kind, value),
      minMove: HUNDREDTHS,
    } as const;
    const options = { ...QUIET, priceFormat };
    if (this.#look === 'columns') {
      this.api = chart.addSeries(HistogramSeries, options, pane) as typeof this.api;
      this.api.setSeriesOrder(0);
    } else {
      const lineType = INDICATORS[kind].is_stepped ? LineType.WithSteps : LineType.Simple;
      this.api = chart.addSeries(LineSeries, { ...options, lineType }, pane) as typeof this.api;
    }
    this.paint(indicator, palette);
  }

  /** Changes color and width; columns, which have a color each, need their data set again. */
  paint(indicator: Indicator, palette: Palette): void {
    this.#palette = palette;
    const { width } = indicator;
    const color = this.#colorOf(indicator);
    if (this.#look === 'columns') {
      this.api.applyOptions({ color });
    } else if (this.#look === 'dots') {
      this.api.applyOptions({
        color,
        lineVisible: false,
        pointMarkersVisible: true,
        pointMarkersRadius: width + 0.5,
      });
    } else {
      this.api.applyOptions({ color, lineWidth: width });
    }
  }

  setData(bars: readonly DrawnBar[], values: readonly IndicatorValues[]): void {
    this.api.setData(bars.map((bar, index) => this.#toDatum(bar, values[index] ?? null)));
  }

  update(bar: DrawnBar, values: IndicatorValues, isHistorical: boolean): void {
    this.api.update(this.#toDatum(bar, values), isHistorical);
  }

  #colorOf({ color }: Indicator): string {
    const { series, muted, accent, ink, up, down } = this.#palette;
    const own = series[color] ?? muted;
    switch (this.#look) {
      case 'faint':
        return faint(own);
      case 'contrast':
        // The accent of the page is close to the second and the fourth of the series colors.
        return color === 1 || color === 3 ? ink : accent;
      case 'up':
        return up;
      case 'down':
        return down;
      default:
        return own;
    }
  }

  #toDatum({ time }: DrawnBar, values: IndicatorValues) {
    const value = values?.[this.#line];
    if (value === undefined || Number.isNaN(value)) return { time: time as Time };
    const { up, down } = this.#palette;
    if (this.#look === 'trend') {
      const isUp = Number(values?.[this.#line + 1]) > 0;
      return { time: time as Time, value, color: isUp ? up : down };
    }
    if (this.#look !== 'columns') return { time: time as Time, value };
    return { time: time as Time, value, color: faded(value >= 0 ? up : down, 0.5) };
  }
}
