import { createChart, type IChartApi } from 'lightweight-charts';
import type { Drawing, DrawingKind } from '@/lib/drawings';
import type { Indicator } from '@/lib/indicators/catalogue';
import type { ChartStyle } from '@/stores/chart-settings';
import { percentFrom } from './alignment';
import type { BarTrades } from './bar-trades';
import { type Compared, Comparison } from './canvas/comparison';
import { Crosshair } from './canvas/crosshair';
import { LevelLines } from './canvas/level-lines';
import { PriceMargins } from './canvas/price-margins';
import { Viewport } from './canvas/viewport';
import { type DrawingEvents, DrawingTools } from './drawings/drawing-tools';
import type { Place, Plane } from './drawings/geometry';
import { createPlane } from './drawings/plane';
import { IndicatorLayer } from './indicator-layer';
import { ChartKeyboard } from './keyboard';
import { corrections, type DrawnBar, growBar } from './live-bar';
import { addPriceSeries, type PriceSeries } from './price-series';
import type { Reading, View } from './reading';
import { chartColours, chartOptions, type Palette, readPalette, watchPalette } from './theme';
import { TradeMarkers } from './trade-markers';
import { VolumeSeries } from './volume-series';

/** Bars are kept up to this many; then the oldest go, in one redraw. */
const BARS_MAX = 10_500;
const BARS_KEPT = 10_000;

/** Changing an earlier bar is slow: more of them at once are drawn anew. */
const UPDATES_MAX = 20;

export interface PriceChartEvents extends DrawingEvents {
  /** Told of the bar under the cursor, or else the last one, when either changes. */
  onReading(reading: Reading | null): void;
  onDrawingErased(id: string): void;
  /** The person wants neither tool nor selection any more. */
  onEscape(): void;
  /** Told whether the newest bar is in view, when that changes. */
  onFollowing(isFollowing: boolean): void;
}

/** What of the chart is at a place of the window. */
export interface Pointed {
  price: number;
  /** In the window's pixels. */
  at: Place;
  /** The line at that place; null if there is none. */
  drawing: Drawing | null;
}

/**
 * One chart for the life of its container: another ticker or interval replaces
 * its data, a tick updates its last bar.
 */
export class PriceChart {
  readonly #container: HTMLElement;
  readonly #chart: IChartApi;
  readonly #events: PriceChartEvents;
  readonly #volume: VolumeSeries;
  readonly #indicators: IndicatorLayer;
  readonly #markers = new TradeMarkers();
  readonly #comparison: Comparison;
  readonly #levels: LevelLines;
  readonly #margins: PriceMargins;
  readonly #viewport: Viewport;
  readonly #crosshair: Crosshair;
  readonly #drawings: DrawingTools;
  readonly #keyboard: ChartKeyboard;
  readonly #plane: Plane;
  readonly #unwatchPalette: () => void;
  #palette: Palette;
  #prices: PriceSeries;
  #style: ChartStyle = 'candles';
  #bars: DrawnBar[] = [];
  #intervalSeconds = 60;
  #nextFrame = 0;
  #isSeen = true;
  readonly #seen = new IntersectionObserver((entries) => this.#onSeen(entries));

  constructor(container: HTMLElement, events: PriceChartEvents) {
    this.#container = container;
    this.#events = events;
    this.#palette = readPalette();
    const chart = createChart(container, chartOptions(this.#palette));
    this.#chart = chart;
    this.#prices = addPriceSeries(chart, this.#style, this.#palette);
    this.#volume = new VolumeSeries(chart, this.#palette);
    this.#indicators = new IndicatorLayer(chart, this.#palette);
    const series = () => this.#prices;
    const bars = () => this.#bars;
    const intervalSeconds = () => this.#intervalSeconds;
    const onChange = () => this.#tellReading();
    this.#comparison = new Comparison(chart, () => this.#palette);
    this.#levels = new LevelLines(series, () => this.#palette);
    this.#margins = new PriceMargins(chart, series);
    this.#viewport = new Viewport({
      chart,
      count: () => this.#bars.length,
      onChange: () => this.#comparison.isShown && this.#tellReading(),
      onFollowing: events.onFollowing,
    });
    const reveal = (index: number) => this.#viewport.bringIntoView(index);
    this.#crosshair = new Crosshair({ chart, series, bars, reveal, onChange });
    this.#plane = createPlane({ chart, series: () => this.#prices.api, bars, intervalSeconds });
    this.#drawings = new DrawingTools({
      container,
      chart,
      plane: this.#plane,
      palette: this.#palette,
      events,
    });
    this.#keyboard = new ChartKeyboard({
      container,
      plane: this.#plane,
      layer: this.#drawings.layer,
      pen: this.#drawings.pen,
      bars,
      intervalSeconds,
      point: (at) => this.#crosshair.lead(at),
      zoom: (factor) => this.#viewport.zoom(factor),
      onMoved: events.onDrawingMoved,
      onErase: events.onDrawingErased,
      onEscape: events.onEscape,
    });
    this.#attach();
    this.#unwatchPalette = watchPalette((palette) => this.#repaint(palette));
    this.#seen.observe(container);
  }

  /** Draws other bars than before: of another ticker or interval, or fetched anew. */
  show(bars: readonly DrawnBar[], intervalSeconds: number): void {
    this.#bars = [...bars];
    this.#intervalSeconds = intervalSeconds;
    this.#crosshair.reset();
    this.#chart.applyOptions({ timeScale: { secondsVisible: intervalSeconds < 60 } });
    this.#redraw();
    this.#viewport.showEnd();
  }

  /** Puts older bars before those that are drawn; what is in view stays where it is. */
  prepend(older: readonly DrawnBar[]): void {
    const first = this.#bars[0]?.time ?? Number.POSITIVE_INFINITY;
    const added = older.filter(({ time }) => time < first);
    if (added.length === 0) return;
    const { range } = this.#viewport;
    this.#bars = [...added, ...this.#bars];
    this.#crosshair.shift(added.length);
    this.#redraw();
    if (range) this.#viewport.shift(range, added.length);
  }

  /** Start of the oldest bar in Unix seconds; null while there is none. */
  get oldestTime(): number | null {
    return this.#bars[0]?.time ?? null;
  }

  /** Whether there is room for still older bars. */
  get hasRoom(): boolean {
    return this.#bars.length < BARS_KEPT;
  }

  /** Calls back when the view has come near the oldest bar; returns how to stop. */
  onNearStart(listener: () => void): () => void {
    return this.#viewport.onNearStart(listener);
  }

  /** Goes on to the newest bar, at the width that bars have now. */
  goToEnd(): void {
    this.#viewport.goToEnd();
  }

  /** Sets whether prices arrive: without them the newest one is marked as the last one known. */
  setLive(isLive: boolean): void {
    this.#levels.setLive(isLive);
    this.#comparison.setLive(isLive);
  }

  /** Takes in a price; one older than the last bar is ignored. */
  tick(price: number, unixSeconds: number): void {
    const bar = growBar(this.#bars.at(-1) ?? null, price, unixSeconds, this.#intervalSeconds);
    if (!bar) return;
    // With the bar that grows everything is drawn anew: not where nobody sees it.
    if (!this.#isSeen && bar.time === this.#bars.at(-1)?.time) {
      this.#bars[this.#bars.length - 1] = bar;
      return;
    }
    this.#takeLast(bar);
    this.#tellReading();
  }

  /** Takes in a price of the ticker that is compared with. */
  tickComparison(price: number): void {
    const last = this.#bars.at(-1);
    if (last) this.#comparison.tick(price, last);
    this.#tellReading();
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
    this.#tellReading();
  }

  setStyle(style: ChartStyle): void {
    if (style === this.#style) return;
    this.#style = style;
    // The new series comes before the old one goes: a pane without series goes with it.
    const before = this.#prices;
    this.#prices = addPriceSeries(this.#chart, style, this.#palette);
    before.api.detachPrimitive(this.#drawings.layer);
    this.#attach();
    this.#prices.setBars(this.#bars);
    before.remove();
  }

  setLogScale(isLogScale: boolean): void {
    this.#margins.setLogScale(isLogScale);
  }

  setVolumeVisible(visible: boolean): void {
    this.#volume.setVisible(visible);
    this.#margins.setVolumeVisible(visible);
  }

  /** Leaves the upper edge of the prices' pane to what lies over it, to this many pixels. */
  keepClear(pixels: number): void {
    this.#margins.keepClear(pixels);
  }

  /** Draws a dashed line at yesterday's close; null takes it away. */
  setPreviousClose(price: number | null): void {
    this.#levels.setPreviousClose(price);
  }

  /** Draws a line at what the held shares cost on average; null takes it away. */
  setAverageCost(price: number | null): void {
    this.#levels.setAverageCost(price);
    this.#tellReading();
  }

  /** Draws lines at the prices that alerts wait for. */
  setAlerts(levels: readonly number[]): void {
    this.#levels.setAlerts(levels);
  }

  setTrades(trades: readonly BarTrades[]): void {
    this.#markers.setTrades(trades);
    this.#drawMarkers();
    this.#tellReading();
  }

  setIndicators(indicators: readonly Indicator[]): void {
    this.#indicators.setIndicators(indicators, this.#bars, this.#intervalSeconds);
    this.#tellReading();
    // Panes that came or went change the height of the others with the next frame.
    cancelAnimationFrame(this.#nextFrame);
    this.#nextFrame = requestAnimationFrame(() => this.#margins.settle());
  }

  /** Draws another ticker beside the prices, both in per cent; null ends it. */
  compare(compared: Compared | null): void {
    this.#comparison.show(compared, this.#bars);
    this.#margins.setPercentage(this.#comparison.isShown);
    // In per cent each line would begin at its own zero: an average would seem to meet prices that it does not.
    this.#indicators.showOverPrices(!this.#comparison.isShown);
    this.#tellReading();
  }

  showDrawings(drawings: readonly Drawing[], selected: string | null): void {
    this.#drawings.show(drawings, selected);
  }

  takeTool(tool: DrawingKind | null): void {
    this.#drawings.take(tool);
  }

  /** Returns what is in view; null while nothing is. */
  view(): View | null {
    const { range } = this.#viewport;
    const bars = range
      ? this.#bars.slice(Math.max(Math.ceil(range.from), 0), Math.floor(range.to) + 1)
      : [];
    const [first] = bars;
    const last = bars.at(-1);
    if (!first || !last) return null;
    const high = bars.reduce((most, bar) => Math.max(most, bar.high), first.high);
    const low = bars.reduce((least, bar) => Math.min(least, bar.low), first.low);
    return { bars: bars.length, first, last, high, low };
  }

  /**
   * Returns what is at a place of the window; at the crosshair if keys have led it. Null if no
   * price is drawn there.
   */
  pointAt(clientX: number, clientY: number): Pointed | null {
    const { left, top } = this.#container.getBoundingClientRect();
    const { keyed } = this.#crosshair;
    const keyedPlace = keyed && this.#plane.place(keyed);
    const place = keyedPlace ?? { x: clientX - left, y: clientY - top };
    const isInside = place.x <= this.#plane.width && place.y <= this.#plane.height;
    const price = isInside ? (keyed?.price ?? this.#plane.anchor(place)?.price) : undefined;
    if (price === undefined) return null;
    const at = { x: left + place.x, y: top + place.y };
    return { price, at, drawing: this.#drawings.at(place) };
  }

  /** Returns what is drawn, as a picture in the pixels of the screen. */
  picture(): HTMLCanvasElement {
    return this.#chart.takeScreenshot(true, false);
  }

  dispose(): void {
    cancelAnimationFrame(this.#nextFrame);
    this.#seen.disconnect();
    this.#unwatchPalette();
    this.#drawings.dispose();
    this.#keyboard.dispose();
    this.#chart.remove();
  }

  #onSeen(entries: readonly IntersectionObserverEntry[]): void {
    const wasSeen = this.#isSeen;
    this.#isSeen = entries.at(-1)?.isIntersecting ?? true;
    const bar = this.#bars.at(-1);
    if (!bar || wasSeen || !this.#isSeen) return;
    this.#takeLast(bar);
    this.#tellReading();
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

  #redraw(): void {
    this.#prices.setBars(this.#bars);
    this.#volume.setBars(this.#bars);
    this.#indicators.setBars(this.#bars, this.#intervalSeconds);
    this.#comparison.setBars(this.#bars);
    this.#markLast();
    this.#drawMarkers();
    this.#tellReading();
  }

  #markLast(): void {
    const last = this.#bars.at(-1);
    const direction = last && last.close < last.open ? 'down' : 'up';
    this.#levels.setLast(last ? { price: last.close, direction } : null);
  }

  #drawMarkers(): void {
    this.#markers.draw(this.#palette, this.oldestTime ?? Number.POSITIVE_INFINITY);
  }

  /** Gives what hangs on the prices' series to the one there is now. */
  #attach(): void {
    this.#prices.api.attachPrimitive(this.#drawings.layer);
    this.#markers.attach(this.#prices.api);
    this.#drawMarkers();
    this.#levels.draw();
  }

  #tellReading(): void {
    this.#events.onReading(this.#read());
  }

  #read(): Reading | null {
    const last = this.#bars.length - 1;
    const index = this.#crosshair.index ?? last;
    const at = this.#bars[index] ? index : last;
    const bar = this.#bars[at];
    if (!bar) return null;
    const base = this.#bars[at - 1]?.close ?? bar.open;
    const firstInView = Math.max(Math.ceil(this.#viewport.range?.from ?? 0), 0);
    return {
      bar,
      change: bar.close - base,
      change_percent: percentFrom(base, bar.close),
      indicators: this.#indicators.read(at),
      comparison: this.#comparison.read(this.#bars, at, firstInView),
      trades: this.#markers.at(bar.time),
      average_cost: this.#levels.averageCost,
      pointed_by: this.#crosshair.pointedBy,
    };
  }

  #repaint(palette: Palette): void {
    this.#palette = palette;
    this.#chart.applyOptions(chartColours(palette));
    this.#prices.repaint(palette);
    this.#volume.repaint(palette);
    this.#indicators.repaint(palette);
    this.#comparison.repaint();
    this.#drawings.layer.repaint(palette);
    this.#levels.draw();
    this.#redraw();
  }
}
