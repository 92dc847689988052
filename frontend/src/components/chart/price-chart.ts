import {
  createChart,
  HistogramSeries,
  type IChartApi,
  type IPriceLine,
  type ISeriesApi,
  LineStyle,
  type Time,
} from 'lightweight-charts';
import { amendBars, type DrawnBar, growBar } from './live-bar';
import { type ChartStyle, PriceSeries } from './price-series';
import { COLORS, chartOptions } from './theme';

/** Bars in view when a ticker is opened, and the room kept free at the right. */
const BARS_IN_VIEW = 110;
const BARS_OF_MARGIN = 5;
/** Live bars are kept up to this many; then the oldest go, in one redraw. */
const BARS_MAX = 1_500;
const BARS_KEPT = 1_000;

/** Heights of the panes for prices and volume, in proportion. */
const PRICE_PANE = 5;
const VOLUME_PANE = 1;

const volumeOf = (bar: DrawnBar) => ({
  time: bar.time as Time,
  value: bar.volume,
  color: bar.close >= bar.open ? `${COLORS.up}80` : `${COLORS.down}80`,
});

/**
 * One chart for the life of its container: another ticker or interval replaces
 * its data, a tick updates its last bar.
 */
export class PriceChart {
  readonly #chart: IChartApi;
  readonly #volume: ISeriesApi<'Histogram'>;
  #prices: PriceSeries;
  #bars: DrawnBar[] = [];
  #intervalSeconds = 60;
  #previousClose: IPriceLine | null = null;

  constructor(container: HTMLElement) {
    this.#chart = createChart(container, chartOptions());
    this.#prices = new PriceSeries(this.#chart, 'candles');
    this.#volume = this.#chart.addSeries(
      HistogramSeries,
      { priceFormat: { type: 'volume' }, priceLineVisible: false, lastValueVisible: false },
      1,
    );
    this.#volume.priceScale().applyOptions({ scaleMargins: { top: 0.1, bottom: 0 } });
    const [prices, volume] = this.#chart.panes();
    prices?.setStretchFactor(PRICE_PANE);
    volume?.setStretchFactor(VOLUME_PANE);
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
    this.#prices.update(bar);
    this.#volume.update(volumeOf(bar));
  }

  /** Takes in what the server knows of the newest bars: their volume, and prices missed. */
  amend(newest: readonly DrawnBar[]): void {
    const { bars, changed } = amendBars(this.#bars, newest);
    this.#bars = bars;
    const last = bars.at(-1);
    for (const bar of changed) {
      const isPast = bar !== last;
      this.#prices.update(bar, isPast);
      this.#volume.update(volumeOf(bar), isPast);
    }
  }

  setStyle(style: ChartStyle): void {
    if (style === this.#prices.style) return;
    // The new series comes before the old one goes: a pane without series goes with it.
    const before = this.#prices;
    this.#prices = new PriceSeries(this.#chart, style);
    this.#prices.draw(this.#bars);
    before.remove();
    this.#previousClose = null;
  }

  /** A dashed line at yesterday's close; null takes it away. */
  setPreviousClose(price: number | null): void {
    if (this.#previousClose) this.#prices.removePriceLine(this.#previousClose);
    this.#previousClose =
      price === null
        ? null
        : this.#prices.createPriceLine({
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

  #redraw(): void {
    this.#prices.draw(this.#bars);
    this.#volume.setData(this.#bars.map(volumeOf));
  }

  #lookAtEnd(): void {
    const to = this.#bars.length + BARS_OF_MARGIN;
    const from = Math.max(this.#bars.length - BARS_IN_VIEW, -1);
    this.#chart.timeScale().setVisibleLogicalRange({ from, to });
    this.#prices.autoScale();
  }
}
