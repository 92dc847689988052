import type { IChartApi, ISeriesPrimitive, Logical, Time } from 'lightweight-charts';
import type { ChartStyle } from '../../chart-settings';
import { type Compared, Comparison } from '../../comparison/comparison';
import type { Indicator } from '../../indicators/indicator';
import { IndicatorLayer } from '../../indicators/indicator-layer';
import { percentFrom } from '../../series/alignment';
import type { DrawnBar } from '../../series/live-bar';
import { addPriceSeries, type PriceSeries } from '../../series/price-series';
import { VolumeSeries } from '../../series/volume-series';
import { SessionLayer } from '../../sessions/session-layer';
import type { BarTrades } from '../../trades/bar-trades';
import { TradeMarkers } from '../../trades/trade-markers';
import { BarData, type LastBarChange } from '../bar-data';
import type { CrosshairValues } from '../crosshair-values';
import { LevelLines } from './level-lines';
import type { Palette } from './theme';

/** Updating an earlier bar is slow: if more than this many change, everything is drawn again. */
const UPDATES_MAX = 20;

/** Draws the bars of a chart, and everything that depends on them. */
export class BarScene {
  readonly levels: LevelLines;
  readonly #chart: IChartApi;
  readonly #volume: VolumeSeries;
  readonly #indicators: IndicatorLayer;
  readonly #comparison: Comparison;
  readonly #markers = new TradeMarkers();
  readonly #sessions: SessionLayer;
  readonly #primitives: ISeriesPrimitive<Time>[] = [];
  readonly #data = new BarData();
  #palette: Palette;
  #prices: PriceSeries;
  #style: ChartStyle = 'candles';

  /** @param onIndicators called when indicators are drawn whose formulas had to be fetched */
  constructor(chart: IChartApi, colors: Palette, onIndicators: () => void) {
    this.#chart = chart;
    this.#palette = colors;
    this.#prices = addPriceSeries(chart, this.#style, this.#palette);
    this.#volume = new VolumeSeries(chart, this.#palette);
    this.#indicators = new IndicatorLayer({
      chart,
      palette: colors,
      bars: () => this.bars,
      intervalSeconds: () => this.intervalSeconds,
      onDrawn: onIndicators,
    });
    const palette = () => this.#palette;
    this.#comparison = new Comparison(chart, palette);
    this.levels = new LevelLines(() => this.#prices, palette);
    this.#sessions = new SessionLayer({
      palette: colors,
      bars: () => this.bars,
      intervalSeconds: () => this.intervalSeconds,
      yOf: (price) => this.#prices.api.priceToCoordinate(price),
      xOf: (index) => chart.timeScale().logicalToCoordinate(index as Logical),
    });
    this.#primitives.push(this.#sessions);
    this.#attach();
  }

  /** Oldest first. */
  get bars(): readonly DrawnBar[] {
    return this.#data.bars;
  }

  get intervalSeconds(): number {
    return this.#data.intervalSeconds;
  }

  /** The series that draws the prices; another one after a change of style. */
  get prices(): PriceSeries {
    return this.#prices;
  }

  get isComparing(): boolean {
    return this.#comparison.isShown;
  }

  /** Attaches a primitive to the prices; it stays attached when the style changes. */
  attach(primitive: ISeriesPrimitive<Time>): void {
    this.#primitives.push(primitive);
    this.#prices.api.attachPrimitive(primitive);
  }

  /** Replaces all bars. */
  show(bars: readonly DrawnBar[], intervalSeconds: number): void {
    this.#data.replace(bars, intervalSeconds);
    this.#redraw();
  }

  /** Inserts the bars that are older than the first one; returns how many. */
  prepend(older: readonly DrawnBar[]): number {
    const added = this.#data.prepend(older);
    if (added > 0) this.#redraw();
    return added;
  }

  /**
   * Applies a price; one older than the last bar is ignored. While the chart is out of sight, a growing
   * bar is not drawn (see `drawLast`). Returns whether anything was drawn.
   */
  tick(price: number, unixSeconds: number, isVisible: boolean): boolean {
    const change = this.#data.tick(price, unixSeconds);
    if (!change || (!isVisible && !change.isNew)) return false;
    this.#drawChange(change);
    return true;
  }

  /** Draws the last bar, which may have grown while the chart was out of sight. */
  drawLast(): void {
    const { last } = this.#data;
    if (last) this.#drawChange({ bar: last, isNew: false, isTrimmed: false });
  }

  /** Applies a price of the compared ticker. */
  tickComparison(price: number): void {
    const { last } = this.#data;
    if (last) this.#comparison.tick(price, last);
  }

  /** Corrects the bars by those of the server, and adds newer ones. */
  reconcile(known: readonly DrawnBar[]): void {
    const { changed, prices, newer } = this.#data.correct(known);
    if (changed.size > UPDATES_MAX) {
      this.#redraw();
    } else if (changed.size > 0) {
      for (const bar of changed.values()) {
        this.#prices.update(bar, true);
        this.#volume.update(bar, true);
      }
      this.#indicators.correct({ prices });
    }
    for (const bar of newer) this.#drawChange(this.#data.setLast(bar));
  }

  setStyle(style: ChartStyle): void {
    if (style === this.#style) return;
    this.#style = style;
    // The new series is added before the old one is removed, since a pane without series is removed too.
    const before = this.#prices;
    this.#prices = addPriceSeries(this.#chart, style, this.#palette);
    for (const primitive of this.#primitives) before.api.detachPrimitive(primitive);
    this.#attach();
    this.#prices.setBars(this.bars);
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
    this.#indicators.setIndicators(indicators);
  }

  /** Returns the id of the indicator whose own pane is at a height of the window; null if none is. */
  indicatorAt(clientY: number): string | null {
    return this.#indicators.at(clientY);
  }

  /** Returns the heights of the indicators' panes, by id. */
  paneHeights(): ReadonlyMap<string, number> {
    return this.#indicators.heights();
  }

  /** Draws another ticker beside the prices; null removes it. */
  compare(compared: Compared | null): void {
    this.#comparison.show(compared, this.bars);
    // On a percent scale each line starts at its own zero, so an average would seem to cross the prices.
    this.#indicators.showOverPrices(!this.#comparison.isShown);
  }

  /** Sets whether prices arrive; if not, the newest price is marked as not live. */
  setLive(isLive: boolean): void {
    this.levels.setLive(isLive);
    this.#comparison.setLive(isLive);
  }

  /** Shows how long the last bar lasts; null if the time of the market is not known, in Unix seconds. */
  countDown(now: number | null): void {
    this.#sessions.count(now);
  }

  /** Returns the values of a bar; null if there is none at that index. */
  read(
    index: number,
    firstInView: number,
    pointedBy: CrosshairValues['pointed_by'],
  ): Omit<CrosshairValues, 'key_price'> | null {
    const bar = this.bars[index];
    if (!bar) return null;
    const base = this.bars[index - 1]?.close ?? bar.open;
    return {
      bar,
      change: bar.close - base,
      change_percent: percentFrom(base, bar.close),
      indicators: this.#indicators.read(index),
      comparison: this.#comparison.read(this.bars, index, firstInView),
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
    this.#sessions.repaint(palette);
    this.#redraw();
  }

  dispose(): void {
    this.#indicators.dispose();
  }

  #redraw(): void {
    this.#prices.setBars(this.bars);
    this.#volume.setBars(this.bars);
    this.#indicators.setBars();
    this.#comparison.setBars(this.bars);
    this.#markLast();
    this.#drawMarkers();
  }

  #drawChange({ bar, isNew, isTrimmed }: LastBarChange): void {
    if (isTrimmed) {
      this.#redraw();
      return;
    }
    this.#prices.update(bar, false);
    this.#volume.update(bar, false);
    this.#indicators.drawLast(bar, isNew);
    if (isNew) {
      this.#comparison.followBar(bar);
      this.#drawMarkers();
    }
    this.#markLast();
  }

  #markLast(): void {
    const { last } = this.#data;
    const direction = last && last.close < last.open ? 'down' : 'up';
    this.levels.setLast(last ? { price: last.close, direction } : null);
  }

  #drawMarkers(): void {
    this.#markers.draw(this.#palette, this.bars[0]?.time ?? Number.POSITIVE_INFINITY);
  }

  /** Attaches primitives, markers and level lines to the current series of prices. */
  #attach(): void {
    for (const primitive of this.#primitives) this.#prices.api.attachPrimitive(primitive);
    this.#markers.attach(this.#prices.api);
    this.#drawMarkers();
    this.levels.draw();
  }
}
