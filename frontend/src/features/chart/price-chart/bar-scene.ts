import type { IChartApi, ISeriesPrimitive, Time } from 'lightweight-charts';
import type { ChartStyle } from '../chart-settings';
import { type Compared, Comparison } from '../comparison/comparison';
import type { Indicator } from '../indicators/catalog';
import { IndicatorLayer } from '../indicators/indicator-layer';
import { percentFrom } from '../series/alignment';
import { corrections, type DrawnBar, growBar } from '../series/live-bar';
import { addPriceSeries, type PriceSeries } from '../series/price-series';
import { VolumeSeries } from '../series/volume-series';
import type { BarTrades } from '../trades/bar-trades';
import { TradeMarkers } from '../trades/trade-markers';
import type { CrosshairValues } from './crosshair-values';
import { LevelLines } from './level-lines';
import { type Palette, readPalette } from './theme';

/** Bars are kept up to this many; then the oldest go, in one redraw. */
const BARS_MAX = 10_500;
export const BARS_KEPT = 10_000;

/** Changing an earlier bar is slow: more of them at once are drawn anew. */
const UPDATES_MAX = 20;

/** The bars of a chart, and everything that is drawn of them and at their times. */
export class BarScene {
  readonly levels: LevelLines;
  readonly #chart: IChartApi;
  readonly #volume: VolumeSeries;
  readonly #indicators: IndicatorLayer;
  readonly #comparison: Comparison;
  readonly #markers = new TradeMarkers();
  readonly #primitives: ISeriesPrimitive<Time>[] = [];
  #palette: Palette = readPalette();
  #prices: PriceSeries;
  #style: ChartStyle = 'candles';
  #bars: DrawnBar[] = [];
  #intervalSeconds = 60;

  constructor(chart: IChartApi) {
    this.#chart = chart;
    this.#prices = addPriceSeries(chart, this.#style, this.#palette);
    this.#volume = new VolumeSeries(chart, this.#palette);
    this.#indicators = new IndicatorLayer(chart, this.#palette);
    const palette = () => this.#palette;
    this.#comparison = new Comparison(chart, palette);
    this.levels = new LevelLines(() => this.#prices, palette);
    this.#attach();
  }

  /** Oldest first. */
  get bars(): readonly DrawnBar[] {
    return this.#bars;
  }

  get intervalSeconds(): number {
    return this.#intervalSeconds;
  }

  /** The prices as they are drawn now. */
  get prices(): PriceSeries {
    return this.#prices;
  }

  get isComparing(): boolean {
    return this.#comparison.isShown;
  }

  /** Has something drawn over the prices, whichever series draws them. */
  attach(primitive: ISeriesPrimitive<Time>): void {
    this.#primitives.push(primitive);
    this.#prices.api.attachPrimitive(primitive);
  }

  /** Draws other bars than before. */
  show(bars: readonly DrawnBar[], intervalSeconds: number): void {
    this.#bars = [...bars];
    this.#intervalSeconds = intervalSeconds;
    this.#redraw();
  }

  /** Puts older bars before those that are drawn; returns how many. */
  prepend(older: readonly DrawnBar[]): number {
    const first = this.#bars[0]?.time ?? Number.POSITIVE_INFINITY;
    const added = older.filter(({ time }) => time < first);
    if (added.length === 0) return 0;
    this.#bars = [...added, ...this.#bars];
    this.#redraw();
    return added.length;
  }

  /**
   * Takes in a price; one older than the last bar is ignored. Where nobody sees it, a bar that grows
   * is not drawn: everything is drawn anew with it. Returns whether anything was drawn.
   */
  tick(price: number, unixSeconds: number, isSeen: boolean): boolean {
    const last = this.#bars.at(-1) ?? null;
    const bar = growBar(last, price, unixSeconds, this.#intervalSeconds);
    if (!bar) return false;
    if (!isSeen && bar.time === last?.time) {
      this.#bars[this.#bars.length - 1] = bar;
      return false;
    }
    this.#takeLast(bar);
    return true;
  }

  /** Draws the last bar, which grew while nobody saw it. */
  drawLast(): void {
    const bar = this.#bars.at(-1);
    if (bar) this.#takeLast(bar);
  }

  /** Takes in a price of the ticker that is compared with. */
  tickComparison(price: number): void {
    const last = this.#bars.at(-1);
    if (last) this.#comparison.tick(price, last);
  }

  /** Corrects what is drawn by what the server knows of it, and goes on with bars that are newer. */
  complete(known: readonly DrawnBar[]): void {
    const { changed, prices, newer } = corrections(this.#bars, known);
    for (const [index, bar] of changed) this.#bars[index] = bar;
    if (changed.size > UPDATES_MAX) {
      this.#redraw();
    } else if (changed.size > 0) {
      for (const bar of changed.values()) {
        this.#prices.update(bar, true);
        this.#volume.update(bar, true);
      }
      this.#indicators.correct(this.#bars, this.#intervalSeconds, { prices });
    }
    for (const bar of newer) this.#takeLast(bar);
  }

  setStyle(style: ChartStyle): void {
    if (style === this.#style) return;
    this.#style = style;
    // The new series comes before the old one goes: a pane without series goes with it.
    const before = this.#prices;
    this.#prices = addPriceSeries(this.#chart, style, this.#palette);
    for (const primitive of this.#primitives) before.api.detachPrimitive(primitive);
    this.#attach();
    this.#prices.setBars(this.#bars);
    before.remove();
  }

  setVolumeVisible(visible: boolean): void {
    this.#volume.setVisible(visible);
  }

  setTrades(trades: readonly BarTrades[]): void {
    this.#markers.setTrades(trades);
    this.#drawMarkers();
  }

  setIndicators(indicators: readonly Indicator[]): void {
    this.#indicators.setIndicators(indicators, this.#bars, this.#intervalSeconds);
  }

  /** Draws another ticker beside the prices; null takes it away. */
  compare(compared: Compared | null): void {
    this.#comparison.show(compared, this.#bars);
    // In percent each line would begin at its own zero: an average would seem to meet prices that it does not.
    this.#indicators.showOverPrices(!this.#comparison.isShown);
  }

  /** Sets whether prices arrive: without them the newest one is marked as the last one known. */
  setLive(isLive: boolean): void {
    this.levels.setLive(isLive);
    this.#comparison.setLive(isLive);
  }

  /** Returns what is to be said of a bar; null if there is none at that index. */
  read(
    index: number,
    firstInView: number,
    pointedBy: CrosshairValues['pointed_by'],
  ): CrosshairValues | null {
    const bar = this.#bars[index];
    if (!bar) return null;
    const base = this.#bars[index - 1]?.close ?? bar.open;
    return {
      bar,
      change: bar.close - base,
      change_percent: percentFrom(base, bar.close),
      indicators: this.#indicators.read(index),
      comparison: this.#comparison.read(this.#bars, index, firstInView),
      trades: this.#markers.at(bar.time),
      average_cost: this.levels.averageCost,
      pointed_by: pointedBy,
    };
  }

  repaint(palette: Palette): void {
    this.#palette = palette;
    this.#prices.repaint(palette);
    this.#volume.repaint(palette);
    this.#indicators.repaint(palette);
    this.#comparison.repaint();
    this.levels.draw();
    this.#redraw();
  }

  #redraw(): void {
    this.#prices.setBars(this.#bars);
    this.#volume.setBars(this.#bars);
    this.#indicators.setBars(this.#bars, this.#intervalSeconds);
    this.#comparison.setBars(this.#bars);
    this.#markLast();
    this.#drawMarkers();
  }

  #takeLast(bar: DrawnBar): void {
    const last = this.#bars.at(-1);
    const isNew = bar.time !== last?.time;
    if (isNew) this.#bars.push(bar);
    else this.#bars[this.#bars.length - 1] = bar;
    if (this.#bars.length > BARS_MAX) {
      this.#bars = this.#bars.slice(-BARS_KEPT);
      this.#redraw();
      return;
    }
    this.#prices.update(bar, false);
    this.#volume.update(bar, false);
    this.#indicators.drawLast(bar, isNew);
    if (isNew) this.#comparison.followBar(bar);
    this.#markLast();
  }

  #markLast(): void {
    const last = this.#bars.at(-1);
    const direction = last && last.close < last.open ? 'down' : 'up';
    this.levels.setLast(last ? { price: last.close, direction } : null);
  }

  #drawMarkers(): void {
    this.#markers.draw(this.#palette, this.#bars[0]?.time ?? Number.POSITIVE_INFINITY);
  }

  /** Gives what hangs on the prices' series to the one there is now. */
  #attach(): void {
    for (const primitive of this.#primitives) this.#prices.api.attachPrimitive(primitive);
    this.#markers.attach(this.#prices.api);
    this.#drawMarkers();
    this.levels.draw();
  }
}
