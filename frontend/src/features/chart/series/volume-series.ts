import { HistogramSeries, type IChartApi, type ISeriesApi, type Time } from 'lightweight-charts';
import { faded, type Palette } from '../price-chart/painting/theme';
import type { DrawnBar } from './live-bar';

/** The share of the pane's height that volume takes. */
const HEIGHT = 0.18;
const SCALE = 'volume';

/** Volume as a histogram at the lower edge of the prices' pane. */
export class VolumeSeries {
  readonly #series: ISeriesApi<'Histogram'>;
  #palette: Palette;

  constructor(chart: IChartApi, palette: Palette) {
    this.#palette = palette;
    this.#series = chart.addSeries(HistogramSeries, {
      priceScaleId: SCALE,
      priceFormat: { type: 'volume' },
      priceLineVisible: false,
      lastValueVisible: false,
    });
    this.#series.priceScale().applyOptions({ scaleMargins: { top: 1 - HEIGHT, bottom: 0 } });
  }

  setBars(bars: readonly DrawnBar[]): void {
    this.#series.setData(bars.map((bar) => this.#toDatum(bar)));
  }

  update(bar: DrawnBar, isHistorical: boolean): void {
    this.#series.update(this.#toDatum(bar), isHistorical);
  }

  setVisible(visible: boolean): void {
    this.#series.applyOptions({ visible });
  }

  /** Changes the colors; the bars have to be set again. */
  repaint(palette: Palette): void {
    this.#palette = palette;
  }

  #toDatum({ time, open, close, volume }: DrawnBar) {
    const { up, down } = this.#palette;
    return { time: time as Time, value: volume, color: faded(close >= open ? up : down, 0.35) };
  }
}
