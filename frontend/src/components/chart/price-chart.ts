import {
  createChart,
  type IChartApi,
  type LogicalRange,
  type MouseEventParams,
  PriceScaleMode,
  type Time,
} from 'lightweight-charts';
import type { Anchor, Drawing, DrawingKind } from '@/lib/drawings';
import type { Indicator } from '@/lib/indicators/catalogue';
import type { ChartStyle } from '@/stores/chart-settings';
import { percentFrom } from './alignment';
import type { BarTrades } from './bar-trades';
import { ComparisonSeries } from './comparison-series';
import { DrawingLayer } from './drawings/drawing-layer';
import type { Place, Plane } from './drawings/geometry';
import { type Line, Pen } from './drawings/pen';
import { createPlane } from './drawings/plane';
import { DrawingPointer } from './drawings/pointer';
import { IndicatorLayer } from './indicator-layer';
import { ChartKeyboard } from './keyboard';
import { corrections, type DrawnBar, growBar } from './live-bar';
import { alertLine, averageCostLine, previousCloseLine } from './price-levels';
import { addPriceSeries, type PriceSeries } from './price-series';
import type { Reading, View } from './reading';
import { chartColours, chartOptions, type Palette, readPalette, watchPalette } from './theme';
import { barAt } from './time-index';
import { TradeMarkers } from './trade-markers';
import { VolumeSeries } from './volume-series';

/** Bars in view when a ticker is opened, and the room kept free at the right. */
const BARS_IN_VIEW = 110;
const BARS_OF_MARGIN = 5;
/** A bar is at most so wide until somebody zooms: a wide chart shows more of them. */
const BAR_PX_MAX = 9;
/** Bars are kept up to this many; then the oldest go, in one redraw. */
const BARS_MAX = 10_500;
const BARS_KEPT = 10_000;
/** Older bars are wanted when fewer than this lie to the left of what is in view. */
const NEAR_START = 40;

/** Changing an earlier bar is slow: more of them at once are drawn anew. */
const UPDATES_MAX = 20;

/** Room below the prices, and the most above them, as shares of the pane's height. */
const MARGIN_BELOW = 0.08;
const MARGIN_OVER_VOLUME = 0.2;
const MARGIN_ABOVE_MAX = 0.4;
/** Between prices and what lies above them, in pixels. */
const GAP = 10;

const alertName = (level: number) => `alert ${level}`;

export interface PriceChartEvents {
  /** Told of the bar under the cursor, or else the last one, when either changes. */
  onReading(reading: Reading | null): void;
  onDrawn(line: Line): void;
  onDrawingMoved(drawing: Drawing): void;
  onDrawingErased(id: string): void;
  /** Told which drawing was pressed, or null for none. */
  onSelect(id: string | null): void;
  /** The person wants neither tool nor selection any more. */
  onEscape(): void;
}

export interface Comparison {
  name: string;
  bars: readonly DrawnBar[];
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
  readonly #drawings: DrawingLayer;
  readonly #pen: Pen;
  readonly #pointer: DrawingPointer;
  readonly #keyboard: ChartKeyboard;
  readonly #plane: Plane;
  readonly #unwatchPalette: () => void;
  #palette: Palette;
  #prices: PriceSeries;
  #style: ChartStyle = 'candles';
  #comparison: { name: string; series: ComparisonSeries; bars: readonly DrawnBar[] } | null = null;
  #bars: DrawnBar[] = [];
  #intervalSeconds = 60;
  #previousClose: number | null = null;
  #averageCost: number | null = null;
  #alertLevels: readonly number[] = [];
  #isLogScale = false;
  #pointedIndex: number | null = null;
  #pointedBy: Reading['pointed_by'] = null;
  /** Where keys have led the crosshair. */
  #keyed: Anchor | null = null;
  #keptClear = 0;
  #showsVolume = true;
  #nextFrame = 0;
  #isSeen = true;
  readonly #seen = new IntersectionObserver((entries) => this.#onSeen(entries));
  readonly #nearStartListeners = new Set<() => void>();

  constructor(container: HTMLElement, events: PriceChartEvents) {
    this.#container = container;
    this.#events = events;
    this.#palette = readPalette();
    this.#chart = createChart(container, chartOptions(this.#palette));
    this.#prices = addPriceSeries(this.#chart, this.#style, this.#palette);
    this.#volume = new VolumeSeries(this.#chart, this.#palette);
    this.#indicators = new IndicatorLayer(this.#chart, this.#palette);
    this.#plane = createPlane({
      chart: this.#chart,
      series: () => this.#prices.api,
      bars: () => this.#bars,
      intervalSeconds: () => this.#intervalSeconds,
    });
    const plane = this.#plane;
    this.#drawings = new DrawingLayer(plane, this.#palette);
    this.#pen = new Pen(this.#drawings, events.onDrawn);
    const shared = { container, plane, layer: this.#drawings, pen: this.#pen };
    this.#pointer = new DrawingPointer({
      ...shared,
      onSelect: events.onSelect,
      onMoved: events.onDrawingMoved,
      setScrolling: (enabled) =>
        this.#chart.applyOptions({ handleScroll: enabled, handleScale: enabled }),
    });
    this.#keyboard = new ChartKeyboard({
      ...shared,
      bars: () => this.#bars,
      intervalSeconds: () => this.#intervalSeconds,
      point: (at) => this.#pointAt(at),
      zoom: (factor) => this.#zoom(factor),
      onMoved: events.onDrawingMoved,
      onErase: events.onDrawingErased,
      onEscape: events.onEscape,
    });
    this.#attach();
    this.#chart.subscribeCrosshairMove(this.#onCrosshair);
    this.#chart.timeScale().subscribeVisibleLogicalRangeChange(this.#onRange);
    this.#unwatchPalette = watchPalette((palette) => this.#repaint(palette));
    this.#seen.observe(container);
  }

  /** Draws other bars than before: of another ticker or interval, or fetched anew. */
  show(bars: readonly DrawnBar[], intervalSeconds: number): void {
    this.#bars = [...bars];
    this.#intervalSeconds = intervalSeconds;
    this.#pointedIndex = null;
    this.#pointedBy = null;
    this.#chart.applyOptions({ timeScale: { secondsVisible: intervalSeconds < 60 } });
    this.#redraw();
    this.#lookAtEnd();
  }

  /** Puts older bars before those that are drawn; what is in view stays where it is. */
  prepend(older: readonly DrawnBar[]): void {
    const first = this.#bars[0]?.time ?? Number.POSITIVE_INFINITY;
    const added = older.filter(({ time }) => time < first);
    if (added.length === 0) return;
    const range = this.#chart.timeScale().getVisibleLogicalRange();
    this.#bars = [...added, ...this.#bars];
    if (this.#pointedIndex !== null) this.#pointedIndex += added.length;
    this.#redraw();
    if (range) {
      this.#chart
        .timeScale()
        .setVisibleLogicalRange({ from: range.from + added.length, to: range.to + added.length });
    }
  }

  /** Start of the oldest bar in Unix seconds; null while there is none. */
  get oldestTime(): number | null {
    return this.#bars[0]?.time ?? null;
  }

  /** The bar that grows; null while there is none. */
  get newestBar(): DrawnBar | null {
    return this.#bars.at(-1) ?? null;
  }

  /** Whether there is room for still older bars. */
  get hasRoom(): boolean {
    return this.#bars.length < BARS_KEPT;
  }

  /** Calls back when the view has come near the oldest bar; returns how to stop. */
  onNearStart(listener: () => void): () => void {
    this.#nearStartListeners.add(listener);
    return () => this.#nearStartListeners.delete(listener);
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
    if (last) this.#comparison?.series.tick(price, last);
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
    before.api.detachPrimitive(this.#drawings);
    this.#attach();
    this.#prices.setBars(this.#bars);
    before.remove();
  }

  setLogScale(isLogScale: boolean): void {
    this.#isLogScale = isLogScale;
    this.#settleScale();
  }

  setVolumeVisible(visible: boolean): void {
    this.#showsVolume = visible;
    this.#volume.setVisible(visible);
    this.#settleMargins();
  }

  /** Leaves the upper edge of the prices' pane to what lies over it, to this many pixels. */
  keepClear(pixels: number): void {
    this.#keptClear = pixels;
    this.#settleMargins();
  }

  /** A dashed line at yesterday's close; null takes it away. */
  setPreviousClose(price: number | null): void {
    this.#previousClose = price;
    this.#markLevels();
  }

  /** A line at what the held shares cost on average; null takes it away. */
  setAverageCost(price: number | null): void {
    this.#averageCost = price;
    this.#markLevels();
    this.#tellReading();
  }

  /** Lines at the prices that alerts wait for. */
  setAlerts(levels: readonly number[]): void {
    for (const level of this.#alertLevels) this.#prices.markLevel(alertName(level), null);
    this.#alertLevels = levels;
    this.#markLevels();
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
    this.#nextFrame = requestAnimationFrame(() => this.#settleMargins());
  }

  /** Draws another ticker beside the prices, both in per cent; null ends it. */
  compare(comparison: Comparison | null): void {
    if (comparison?.name !== this.#comparison?.name) {
      this.#comparison?.series.remove();
      this.#comparison = comparison && {
        ...comparison,
        series: new ComparisonSeries(this.#chart, comparison.name, this.#palette),
      };
    }
    if (comparison && this.#comparison) {
      this.#comparison.bars = comparison.bars;
      this.#comparison.series.setBars(this.#bars, comparison.bars);
    }
    this.#settleScale();
    this.#tellReading();
  }

  showDrawings(drawings: readonly Drawing[], selected: string | null): void {
    this.#drawings.show(drawings, selected);
  }

  takeTool(tool: DrawingKind | null): void {
    this.#pen.take(tool);
  }

  /** What is in view; null while nothing is. */
  view(): View | null {
    const range = this.#chart.timeScale().getVisibleLogicalRange();
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
   * The price at a place of the window and where that is; at the crosshair where
   * keys have led it. Null where no price is drawn.
   */
  pointAt(clientX: number, clientY: number): { price: number; at: Place } | null {
    const { left, top } = this.#container.getBoundingClientRect();
    const keyed = this.#keyed && this.#plane.place(this.#keyed);
    if (this.#keyed && keyed) {
      return { price: this.#keyed.price, at: { x: left + keyed.x, y: top + keyed.y } };
    }
    const place = { x: clientX - left, y: clientY - top };
    const isInside = place.x <= this.#plane.width && place.y <= this.#plane.height;
    const price = isInside ? this.#plane.anchor(place)?.price : undefined;
    return price === undefined ? null : { price, at: { x: clientX, y: clientY } };
  }

  /** What is drawn, as a picture in the pixels of the screen. */
  picture(): HTMLCanvasElement {
    return this.#chart.takeScreenshot(true, false);
  }

  dispose(): void {
    cancelAnimationFrame(this.#nextFrame);
    this.#seen.disconnect();
    this.#unwatchPalette();
    this.#pointer.dispose();
    this.#keyboard.dispose();
    this.#chart.remove();
  }

  readonly #onCrosshair = ({ logical, point, sourceEvent }: MouseEventParams): void => {
    // The library also tells of crosshairs that nobody moved, as after new data.
    if (this.#pointedBy === 'keys' && !sourceEvent) return;
    this.#keyed = null;
    this.#pointedIndex = point && logical !== undefined ? logical : null;
    this.#pointedBy = this.#pointedIndex === null ? null : 'mouse';
    this.#tellReading();
  };

  readonly #onRange = (range: LogicalRange | null): void => {
    if (range && this.#bars.length > 0 && range.from < NEAR_START)
      for (const listener of this.#nearStartListeners) listener();
    if (this.#comparison) this.#tellReading();
  };

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
    if (isNew) this.#comparison?.series.followBar(bar);
  }

  #redraw(): void {
    this.#prices.setBars(this.#bars);
    this.#volume.setBars(this.#bars);
    this.#indicators.setBars(this.#bars, this.#intervalSeconds);
    this.#comparison?.series.setBars(this.#bars, this.#comparison.bars);
    this.#drawMarkers();
    this.#tellReading();
  }

  #drawMarkers(): void {
    this.#markers.draw(this.#palette, this.oldestTime ?? Number.POSITIVE_INFINITY);
  }

  /** Gives what hangs on the prices' series to the one there is now. */
  #attach(): void {
    this.#prices.api.attachPrimitive(this.#drawings);
    this.#markers.attach(this.#prices.api);
    this.#drawMarkers();
    this.#markLevels();
  }

  #markLevels(): void {
    const { edgeStrong, accent, info } = this.#palette;
    this.#prices.markLevel('previous close', previousCloseLine(this.#previousClose, edgeStrong));
    this.#prices.markLevel('average cost', averageCostLine(this.#averageCost, accent));
    for (const level of this.#alertLevels) {
      this.#prices.markLevel(alertName(level), alertLine(level, info));
    }
  }

  #settleMargins(): void {
    const height = this.#chart.panes()[0]?.getHeight() ?? 0;
    if (height === 0) return;
    const top = Math.min((this.#keptClear + GAP) / height, MARGIN_ABOVE_MAX);
    const bottom = this.#showsVolume ? MARGIN_OVER_VOLUME : MARGIN_BELOW;
    this.#prices.api.priceScale().applyOptions({ scaleMargins: { top, bottom } });
  }

  #settleScale(): void {
    const mode = this.#comparison
      ? PriceScaleMode.Percentage
      : this.#isLogScale
        ? PriceScaleMode.Logarithmic
        : PriceScaleMode.Normal;
    this.#prices.api.priceScale().applyOptions({ mode });
    // In per cent each line would begin at its own zero: an average would seem to meet prices that it does not.
    this.#indicators.showOverPrices(!this.#comparison);
  }

  #lookAtEnd(): void {
    const to = this.#bars.length + BARS_OF_MARGIN;
    const wide = Math.floor(this.#chart.timeScale().width() / BAR_PX_MAX);
    const from = Math.max(this.#bars.length - Math.max(BARS_IN_VIEW, wide), -1);
    this.#chart.timeScale().setVisibleLogicalRange({ from, to });
    this.#chart.priceScale('right').setAutoScale(true);
  }

  #zoom(factor: number): void {
    const range = this.#chart.timeScale().getVisibleLogicalRange();
    if (!range) return;
    const from = range.to - (range.to - range.from) * factor;
    this.#chart.timeScale().setVisibleLogicalRange({ from, to: range.to });
  }

  /** Puts the crosshair where keys have led it, and that bar into view. */
  #pointAt(at: Anchor | null): void {
    const index = at ? barAt(this.#bars, at.time) : -1;
    const bar = this.#bars[index];
    this.#pointedIndex = at && bar ? index : null;
    this.#pointedBy = at && bar ? 'keys' : null;
    this.#keyed = bar ? at : null;
    if (at && bar) {
      this.#bringIntoView(index);
      this.#chart.setCrosshairPosition(at.price, bar.time as Time, this.#prices.api);
    } else {
      this.#chart.clearCrosshairPosition();
    }
    this.#tellReading();
  }

  #bringIntoView(index: number): void {
    const timeScale = this.#chart.timeScale();
    const range = timeScale.getVisibleLogicalRange();
    if (!range || (index >= range.from && index <= range.to)) return;
    const shift = index - (index < range.from ? range.from : range.to);
    timeScale.setVisibleLogicalRange({ from: range.from + shift, to: range.to + shift });
  }

  #tellReading(): void {
    this.#events.onReading(this.#read());
  }

  #read(): Reading | null {
    const last = this.#bars.length - 1;
    const index = this.#pointedIndex ?? last;
    const at = this.#bars[index] ? index : last;
    const bar = this.#bars[at];
    if (!bar) return null;
    const base = this.#bars[at - 1]?.close ?? bar.open;
    return {
      bar,
      change: bar.close - base,
      change_percent: percentFrom(base, bar.close),
      indicators: this.#indicators.read(at),
      comparison: this.#compareAt(at),
      trades: this.#markers.at(bar.time),
      average_cost: this.#averageCost,
      pointed_by: this.#pointedBy,
    };
  }

  #compareAt(index: number): Reading['comparison'] {
    const range = this.#chart.timeScale().getVisibleLogicalRange();
    if (!this.#comparison || !range) return null;
    const start = Math.max(Math.ceil(range.from), 0);
    const own = this.#bars[index]?.close;
    const ownBase = this.#bars[start]?.close;
    if (own === undefined || ownBase === undefined) return null;
    const other = this.#comparison.series.closeAt(index);
    const otherBase = this.#comparison.series.closeAt(start);
    return {
      own_percent: percentFrom(ownBase, own),
      other_percent: other && otherBase ? percentFrom(otherBase, other) : null,
    };
  }

  #repaint(palette: Palette): void {
    this.#palette = palette;
    this.#chart.applyOptions(chartColours(palette));
    this.#prices.repaint(palette);
    this.#volume.repaint(palette);
    this.#indicators.repaint(palette);
    this.#comparison?.series.repaint(palette);
    this.#drawings.repaint(palette);
    this.#markLevels();
    this.#redraw();
  }
}
