import { type IChartApi, type ISeriesApi, LineSeries, type Time } from 'lightweight-charts';
import { SERIES_COLOURS } from '@/lib/indicators/catalogue';
import { alignedCloses } from './alignment';
import type { DrawnBar } from './live-bar';
import type { Palette } from './theme';

/** The last of the series' colours: indicators take them from the first on. */
export const COMPARISON_COLOUR = SERIES_COLOURS - 1;

const colourOf = ({ series, info }: Palette) => series[COMPARISON_COLOUR] ?? info;

/** Another ticker's closes beside the prices, at the times of their bars. */
export class ComparisonSeries {
  readonly #chart: IChartApi;
  readonly #series: ISeriesApi<'Line'>;
  #closes: (number | null)[] = [];
  #lastPrice: number | null = null;

  constructor(chart: IChartApi, title: string, palette: Palette) {
    this.#chart = chart;
    this.#series = chart.addSeries(
      LineSeries,
      {
        color: colourOf(palette),
        title,
        lineWidth: 2,
        priceLineVisible: false,
        crosshairMarkerVisible: false,
      },
      0,
    );
  }

  /** The close at a bar of the chart, by its index; null where there was none yet. */
  closeAt(index: number): number | null {
    return this.#closes[index] ?? null;
  }

  /** @param bars those of the chart @param other those of this ticker */
  setBars(bars: readonly DrawnBar[], other: readonly DrawnBar[]): void {
    this.#closes = alignedCloses(bars, other);
    // A price that has come since is newer than the bars.
    const last = this.#closes.length - 1;
    if (last >= 0 && this.#lastPrice !== null) this.#closes[last] = this.#lastPrice;
    this.#series.setData(
      bars.map(({ time }, index) => {
        const value = this.closeAt(index);
        return value === null ? { time: time as Time } : { time: time as Time, value };
      }),
    );
  }

  /** Takes in a price of this ticker, which counts for the chart's last bar. */
  tick(price: number, lastBar: DrawnBar): void {
    this.#lastPrice = price;
    this.#closes[this.#closes.length - 1] = price;
    this.#series.update({ time: lastBar.time as Time, value: price });
  }

  /** The chart has begun another bar. */
  followBar({ time }: DrawnBar): void {
    const value = this.#closes.at(-1) ?? null;
    this.#closes.push(value);
    this.#series.update(value === null ? { time: time as Time } : { time: time as Time, value });
  }

  repaint(palette: Palette): void {
    this.#series.applyOptions({ color: colourOf(palette) });
  }

  remove(): void {
    this.#chart.removeSeries(this.#series);
  }
}
