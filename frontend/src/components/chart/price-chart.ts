import {
  createChart,
  HistogramSeries,
  type IChartApi,
  type ISeriesApi,
  type MouseEventParams,
  type Time,
} from 'lightweight-charts';
import { completeBar, type DrawnBar, growBar, isSameBar } from './live-bar';
import { addPriceSeries, type ChartStyle, type PriceSeries } from './price-series';
import { COLORS, chartOptions } from './theme';

/** Bars in view when a ticker is opened, and the room kept free at the right. */
const BARS_IN_VIEW = 110;
const BARS_OF_MARGIN = 5;
/** Live bars are kept up to this many; then the oldest go, in one redraw. */
const BARS_MAX = 1_500;
const BARS_KEPT = 1_000;

/** Changing an earlier bar is slow: more of them at once are drawn anew. */
const UPDATES_MAX = 20;

/** Heights of the panes for prices and volume, in proportion. */
const PRICE_PANE = 5;
const VOLUME_PANE = 1;

const toVolume = ({ time, open, close, volume }: DrawnBar) => ({
  time: time as Time,
  value: volume,
  color: close >= open ? `${COLORS.up}80` : `${COLORS.down}80`,
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
    this.#prices = addPriceSeries(this.#chart, this.#style);
    this.#volume = this.#chart.addSeries(
      HistogramSeries,
      { priceFormat: { type: 'volume' }, priceLineVisible: false, lastValueVisible: false },
      1,
    );
    this.#volume.priceScale().applyOptions({ scaleMargins: { top: 0.1, bottom: 0 } });
    const [prices, volume] = this.#chart.panes();
    prices?.setStretchFactor(PRICE_PANE);
    volume?.setStretchFactor(VOLUME_PANE);
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
    const changed: DrawnBar[] = [];
    const byTime = new Map(known.map((bar) => [bar.time, bar]));
    const last = this.#bars.length - 1;
    for (const [index, drawn] of this.#bars.entries()) {
      const bar = byTime.get(drawn.time);
      if (!bar) continue;
      const complete = index === last ? completeBar(drawn, bar) : bar;
      if (isSameBar(drawn, complete)) continue;
      this.#bars[index] = complete;
      changed.push(complete);
    }
    if (changed.length > UPDATES_MAX) {
      this.#redraw();
      return;
    }
    for (const bar of changed) this.#drawOne(bar, bar.time !== this.#bars[last]?.time);
  }

  setStyle(style: ChartStyle): void {
    if (style === this.#style) return;
    this.#style = style;
    // The new series comes before the old one goes: a pane without series goes with it.
    const before = this.#prices;
    this.#prices = addPriceSeries(this.#chart, style);
    this.#prices.setBars(this.#bars);
    this.#prices.markLevel(this.#previousClose);
    before.remove();
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
