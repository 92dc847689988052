import {
  CandlestickSeries,
  createChart,
  HistogramSeries,
  type IChartApi,
  type IPriceLine,
  type ISeriesApi,
  LineSeries,
  LineStyle,
  type Time,
} from 'lightweight-charts';
import { type DrawnBar, growBar } from './live-bar';
import { COLORS, chartOptions } from './theme';

export type ChartStyle = 'candles' | 'line';

/** Bars in view when a ticker is opened, and the room kept free at the right. */
const BARS_IN_VIEW = 110;
const BARS_OF_MARGIN = 5;
/** Live bars are kept up to this many; then the oldest go, in one redraw. */
const BARS_MAX = 1_200;
const BARS_KEPT = 600;

type MainSeries = ISeriesApi<'Candlestick'> | ISeriesApi<'Line'>;

const at = (bar: DrawnBar) => bar.time as Time;
const volumeOf = (bar: DrawnBar) => ({
  time: at(bar),
  value: bar.volume,
  color: bar.close >= bar.open ? `${COLORS.up}55` : `${COLORS.down}55`,
});

/**
 * One chart for the life of its container: another ticker or interval replaces
 * its data, a tick updates its last bar.
 */
export class PriceChart {
  readonly #chart: IChartApi;
  readonly #volume: ISeriesApi<'Histogram'>;
  #main: MainSeries;
  #style: ChartStyle = 'candles';
  #bars: DrawnBar[] = [];
  #intervalSeconds = 60;
  #previousClose: IPriceLine | null = null;

  constructor(container: HTMLElement) {
    this.#chart = createChart(container, chartOptions());
    this.#volume = this.#chart.addSeries(HistogramSeries, {
      priceScaleId: '',
      priceFormat: { type: 'volume' },
      priceLineVisible: false,
      lastValueVisible: false,
    });
    this.#volume.priceScale().applyOptions({ scaleMargins: { top: 0.84, bottom: 0 } });
    this.#main = this.#addMain();
  }

  /** Draws other bars than before: of another ticker or interval, or fetched anew. */
  show(bars: readonly DrawnBar[], intervalSeconds: number): void {
    this.#bars = [...bars];
    this.#intervalSeconds = intervalSeconds;
    this.#chart.applyOptions({ timeScale: { secondsVisible: intervalSeconds < 60 } });
    this.#redraw();
    this.#lookAtEnd();
  }

  /** Takes in a price; older ones than the last bar are ignored. */
  tick(price: number, unixSeconds: number): void {
    const last = this.#bars.at(-1) ?? null;
    const bar = growBar(last, price, unixSeconds, this.#intervalSeconds);
    if (!bar) return;
    if (bar.time === last?.time) this.#bars[this.#bars.length - 1] = bar;
    else this.#bars.push(bar);
    if (this.#bars.length > BARS_MAX) {
      this.#bars = this.#bars.slice(-BARS_KEPT);
      this.#redraw();
      return;
    }
    this.#updateMain(bar);
    this.#volume.update(volumeOf(bar));
  }

  setStyle(style: ChartStyle): void {
    if (style === this.#style) return;
    this.#style = style;
    this.#chart.removeSeries(this.#main);
    this.#previousClose = null;
    this.#main = this.#addMain();
    this.#redraw();
  }

  /** A dashed line at yesterday's close; null takes it away. */
  setPreviousClose(price: number | null): void {
    if (this.#previousClose) this.#main.removePriceLine(this.#previousClose);
    this.#previousClose =
      price === null
        ? null
        : this.#main.createPriceLine({
            price,
            color: COLORS.edgeStrong,
            lineStyle: LineStyle.Dashed,
            lineWidth: 1,
            axisLabelVisible: false,
            title: 'prev close',
          });
  }

  dispose(): void {
    this.#chart.remove();
  }

  #addMain(): MainSeries {
    const series: MainSeries =
      this.#style === 'candles'
        ? this.#chart.addSeries(CandlestickSeries, {
            upColor: COLORS.up,
            downColor: COLORS.down,
            wickUpColor: COLORS.up,
            wickDownColor: COLORS.down,
            borderVisible: false,
          })
        : this.#chart.addSeries(LineSeries, { color: COLORS.info, lineWidth: 2 });
    series.priceScale().applyOptions({ scaleMargins: { top: 0.08, bottom: 0.2 } });
    return series;
  }

  #redraw(): void {
    const decimals = (this.#bars.at(-1)?.close ?? 1) < 1 ? 4 : 2;
    const priceFormat = {
      type: 'price',
      precision: decimals,
      minMove: 10 ** -decimals,
    } as const;
    if (this.#main.seriesType() === 'Candlestick') {
      const candles = this.#main as ISeriesApi<'Candlestick'>;
      candles.applyOptions({ priceFormat });
      candles.setData(this.#bars.map((bar) => ({ ...bar, time: at(bar) })));
    } else {
      const line = this.#main as ISeriesApi<'Line'>;
      line.applyOptions({ priceFormat });
      line.setData(this.#bars.map((bar) => ({ time: at(bar), value: bar.close })));
    }
    this.#volume.setData(this.#bars.map(volumeOf));
  }

  #updateMain(bar: DrawnBar): void {
    if (this.#main.seriesType() === 'Candlestick') {
      (this.#main as ISeriesApi<'Candlestick'>).update({ ...bar, time: at(bar) });
    } else {
      (this.#main as ISeriesApi<'Line'>).update({ time: at(bar), value: bar.close });
    }
  }

  #lookAtEnd(): void {
    const to = this.#bars.length + BARS_OF_MARGIN;
    const from = Math.max(this.#bars.length - BARS_IN_VIEW, -1);
    this.#chart.timeScale().setVisibleLogicalRange({ from, to });
    this.#main.priceScale().setAutoScale(true);
  }
}
