import {
  createChart,
  HistogramSeries,
  type IChartApi,
  type ISeriesApi,
  type MouseEventParams,
  type Time,
} from 'lightweight-charts';
import { completeBar, type DrawnBar, growBar } from './live-bar';
import { addPriceSeries, type ChartStyle, type PriceSeries } from './price-series';
import { COLORS, chartOptions } from './theme';

/** Bars in view when a ticker is opened, and the room kept free at the right. */
const BARS_IN_VIEW = 110;
const BARS_OF_MARGIN = 5;
/** Live bars are kept up to this many; then the oldest go, in one redraw. */
const BARS_MAX = 1_200;
const BARS_KEPT = 600;

const toVolume = ({ time, open, close, volume }: DrawnBar) => ({
  time: time as Time,
  value: volume,
  color: close >= open ? `${COLORS.up}55` : `${COLORS.down}55`,
});

/**
 * One chart for the life of its container: another ticker or interval replaces
 * its data, a tick updates its last bar.
 */
export class PriceChart {
  readonly #chart: IChartApi;
  readonly #volume: ISeriesApi<'Histogram'>;
  readonly #onPointed: (bar: DrawnBar | null) => void;
  #prices: PriceSeries;
  #style: ChartStyle = 'candles';
  #bars: DrawnBar[] = [];
  #intervalSeconds = 60;
  #previousClose: number | null = null;
  #pointedTime: number | null = null;

  /** @param onPointed is told the bar under the cursor, or else the last one, when it changes */
  constructor(container: HTMLElement, onPointed: (bar: DrawnBar | null) => void) {
    this.#onPointed = onPointed;
    this.#chart = createChart(container, chartOptions());
    this.#volume = this.#chart.addSeries(HistogramSeries, {
      priceScaleId: '',
      priceFormat: { type: 'volume' },
      priceLineVisible: false,
      lastValueVisible: false,
    });
    this.#volume.priceScale().applyOptions({ scaleMargins: { top: 0.84, bottom: 0 } });
    this.#prices = addPriceSeries(this.#chart, this.#style);
    this.#chart.subscribeCrosshairMove(this.#point);
  }

  /** Draws other bars than before: of another ticker or interval, or fetched anew. */
  show(bars: readonly DrawnBar[], intervalSeconds: number): void {
    this.#bars = [...bars];
    this.#intervalSeconds = intervalSeconds;
    this.#pointedTime = null;
    this.#chart.applyOptions({ timeScale: { secondsVisible: intervalSeconds < 60 } });
    this.#redraw();
    this.#lookAtEnd();
  }

  /** Takes in a price; one older than the last bar is ignored. */
  tick(price: number, unixSeconds: number): void {
    const last = this.#bars.at(-1) ?? null;
    const bar = growBar(last, price, unixSeconds, this.#intervalSeconds);
    if (!bar) return;
    if (bar.time === last?.time) this.#bars[this.#bars.length - 1] = bar;
    else this.#bars.push(bar);
    if (this.#bars.length > BARS_MAX) {
      this.#bars = this.#bars.slice(-BARS_KEPT);
      this.#redraw();
    } else {
      this.#drawOne(bar);
    }
  }

  /** Corrects bars that are drawn by what the server knows of them. */
  complete(known: readonly DrawnBar[]): void {
    for (const bar of known) {
      const index = this.#bars.findLastIndex(({ time }) => time === bar.time);
      const drawn = this.#bars[index];
      if (!drawn) continue;
      const isLast = index === this.#bars.length - 1;
      const complete = isLast ? completeBar(drawn, bar) : bar;
      this.#bars[index] = complete;
      this.#drawOne(complete, !isLast);
    }
  }

  setStyle(style: ChartStyle): void {
    if (style === this.#style) return;
    this.#style = style;
    this.#prices.remove();
    this.#prices = addPriceSeries(this.#chart, style);
    this.#redraw();
    this.#prices.markLevel(this.#previousClose);
  }

  /** A dashed line at yesterday's close; null takes it away. */
  setPreviousClose(price: number | null): void {
    this.#previousClose = price;
    this.#prices.markLevel(price);
  }

  dispose(): void {
    this.#chart.remove();
  }

  readonly #point = ({ time }: MouseEventParams): void => {
    this.#pointedTime = time === undefined ? null : Number(time);
    this.#tellPointed();
  };

  #tellPointed(): void {
    const pointed = this.#bars.find(({ time }) => time === this.#pointedTime);
    this.#onPointed(pointed ?? this.#bars.at(-1) ?? null);
  }

  #drawOne(bar: DrawnBar, isHistorical = false): void {
    this.#prices.update(bar, isHistorical);
    this.#volume.update(toVolume(bar), isHistorical);
    this.#tellPointed();
  }

  #redraw(): void {
    this.#prices.setBars(this.#bars);
    this.#volume.setData(this.#bars.map(toVolume));
    this.#tellPointed();
  }

  #lookAtEnd(): void {
    const to = this.#bars.length + BARS_OF_MARGIN;
    const from = Math.max(this.#bars.length - BARS_IN_VIEW, -1);
    this.#chart.timeScale().setVisibleLogicalRange({ from, to });
    this.#chart.priceScale('right').setAutoScale(true);
  }
}
