import {
  type IChartApi,
  type IPriceLine,
  type ISeriesApi,
  LineSeries,
  type Time,
} from 'lightweight-charts';
import { SERIES_COLORS } from '../indicators/indicator';
import type { Palette } from '../price-chart/painting/theme';
import { alignedCloses } from '../series/alignment';
import type { DrawnBar } from '../series/live-bar';

/** The last of the series colors, because indicators start with the first. */
export const COMPARISON_COLOR = SERIES_COLORS - 1;

const colorOf = ({ series, info }: Palette) => series[COMPARISON_COLOR] ?? info;

/** A line of another ticker's closes, at the times of the chart's bars. */
export class ComparisonSeries {
  readonly #chart: IChartApi;
  readonly #series: ISeriesApi<'Line'>;
  readonly #title: string;
  #palette: Palette;
  #closes: (number | null)[] = [];
  #lastPrice: number | null = null;
  /** The label of the newest price; the library's own label shows the last price in view. */
  #label: IPriceLine | null = null;
  #isLive = true;

  constructor(chart: IChartApi, title: string, palette: Palette) {
    this.#chart = chart;
    this.#title = title;
    this.#palette = palette;
    this.#series = chart.addSeries(
      LineSeries,
      {
        color: colorOf(palette),
        lineWidth: 2,
        priceLineVisible: false,
        lastValueVisible: false,
        crosshairMarkerVisible: false,
      },
      0,
    );
  }

  /** Returns the close at a bar of the chart, by its index; null if there was none yet. */
  closeAt(index: number): number | null {
    return this.#closes[index] ?? null;
  }

  /** @param bars the bars of the chart @param other the bars of this ticker */
  setBars(bars: readonly DrawnBar[], other: readonly DrawnBar[]): void {
    this.#closes = alignedCloses(bars, other);
    // A price that has arrived meanwhile is newer than the bars.
    const last = this.#closes.length - 1;
    if (last >= 0 && this.#lastPrice !== null) this.#closes[last] = this.#lastPrice;
    this.#series.setData(
      bars.map(({ time }, index) => {
        const value = this.closeAt(index);
        return value === null ? { time: time as Time } : { time: time as Time, value };
      }),
    );
    this.#drawLabel();
  }

  /** Applies a price of this ticker to the chart's last bar. */
  tick(price: number, lastBar: DrawnBar): void {
    this.#lastPrice = price;
    this.#closes[this.#closes.length - 1] = price;
    this.#series.update({ time: lastBar.time as Time, value: price });
    this.#drawLabel();
  }

  /** Appends a point, because the chart has started a new bar. */
  followBar({ time }: DrawnBar): void {
    const value = this.#closes.at(-1) ?? null;
    this.#closes.push(value);
    this.#series.update(value === null ? { time: time as Time } : { time: time as Time, value });
  }

  /** Sets whether prices arrive; if not, the newest price is marked as not live. */
  setLive(isLive: boolean): void {
    this.#isLive = isLive;
    this.#drawLabel();
  }

  repaint(palette: Palette): void {
    this.#palette = palette;
    this.#series.applyOptions({ color: colorOf(palette) });
    this.#drawLabel();
  }

  #drawLabel(): void {
    const price = this.#closes.at(-1) ?? null;
    if (price === null) return;
    const options = {
      price,
      color: this.#isLive ? colorOf(this.#palette) : this.#palette.edgeStrong,
      title: this.#isLive ? this.#title : `${this.#title}, not live`,
      lineVisible: false,
      axisLabelVisible: true,
    };
    if (this.#label) this.#label.applyOptions(options);
    else this.#label = this.#series.createPriceLine(options);
  }

  remove(): void {
    this.#chart.removeSeries(this.#series);
  }
}
