import { createChart, type IChartApi } from 'lightweight-charts';
import type { ChartStyle } from '../chart-settings';
import type { Compared } from '../comparison/comparison';
import type { Anchor, Drawing, DrawingTool } from '../drawings/drawings';
import type { Place, Plane } from '../drawings/geometry';
import { createPlane } from '../drawings/plane';
import { type DrawingEvents, DrawingTools } from '../drawings/tools/drawing-tools';
import { ChartKeyboard } from '../drawings/tools/keyboard';
import type { Indicator } from '../indicators/indicator';
import { watchPaneDrags } from '../indicators/pane-drag';
import type { DrawnBar } from '../series/live-bar';
import type { BarTrades } from '../trades/bar-trades';
import type { TradeLine } from '../trading/lines/trade-line';
import { ChartHistory, type HistoryEvents } from './chart-history';
import { ChartLines } from './chart-lines';
import { Crosshair } from './crosshair';
import type { CrosshairValues } from './crosshair-values';
import { BarScene } from './painting/bar-scene';
import { PriceMargins } from './painting/price-margins';
import {
  chartColors,
  chartOptions,
  type Palette,
  readPalette,
  watchPalette,
} from './painting/theme';
import { summarizeView, type View } from './view';
import { Viewport } from './viewport';

export interface PriceChartEvents extends DrawingEvents, HistoryEvents {
  /** Called with the values at the crosshair, or else of the last bar, when they change. */
  onCrosshairValues(reading: CrosshairValues | null): void;
  /** `gesture` is that of the drag that it ends, if it was dragged. */
  onDrawingErased(id: string, gesture?: string): void;
  /** Called to deselect tool and drawing. */
  onEscape(): void;
  /** Called with the heights of the indicators' panes, by id, after a separator was dragged. */
  onPaneHeights(heights: ReadonlyMap<string, number>): void;
  /** Called with whether the newest bar is in view, when that changes. */
  onFollowing(isFollowing: boolean): void;
}

/** The price and the line at a point of the chart. */
export interface PointedAt {
  price: number;
  /** In viewport pixels. */
  at: Place;
  /** The line at that point; null if there is none. */
  drawing: Drawing | null;
  /** The line of an order or of the position there; null if there is none. */
  tradeLine: TradeLine | null;
}

/**
 * The chart of a container. It lives as long as the container: another ticker or interval replaces the
 * data, a tick updates the last bar. It knows neither React nor stores.
 */
export class PriceChart {
  /** The lines at prices that mean something to the account. */
  readonly lines: ChartLines;
  readonly #container: HTMLElement;
  readonly #chart: IChartApi;
  readonly #events: PriceChartEvents;
  readonly #scene: BarScene;
  readonly #margins: PriceMargins;
  readonly #viewport: Viewport;
  readonly #history: ChartHistory;
  readonly #crosshair: Crosshair;
  readonly #plane: Plane;
  readonly #drawings: DrawingTools;
  readonly #keyboard: ChartKeyboard;
  readonly #unwatchPalette: () => void;
  readonly #visibility = new IntersectionObserver((entries) => this.#onVisibility(entries));
  readonly #ended = new AbortController();
  #isVisible = true;
  #nextFrame = 0;

  /** @param labels where the labels of orders and of the position are put, over the container */
  constructor(container: HTMLElement, labels: HTMLElement, events: PriceChartEvents) {
    this.#container = container;
    this.#events = events;
    const palette = readPalette();
    const chart = createChart(container, chartOptions(palette));
    this.#chart = chart;
    this.#scene = new BarScene(chart, palette, () => this.#onPanes());
    const series = () => this.#scene.prices;
    const bars = () => this.#scene.bars;
    const intervalSeconds = () => this.#scene.intervalSeconds;
    this.#margins = new PriceMargins(chart, series);
    this.#viewport = new Viewport({
      chart,
      count: () => bars().length,
      onChange: () => this.#onRange(),
      onFollowing: events.onFollowing,
    });
    this.#history = new ChartHistory({ viewport: this.#viewport, bars, events });
    this.#crosshair = new Crosshair({
      chart,
      series,
      bars,
      reveal: (index) => this.#viewport.bringIntoView(index),
      onChange: () => this.#emitCrosshairValues(),
    });
    const plane = createPlane({ chart, series: () => series().api, bars, intervalSeconds });
    this.#plane = plane;
    // Before the drawings, because a press on both moves the order.
    this.lines = new ChartLines({
      chart,
      container,
      labels,
      plane,
      scene: this.#scene,
      palette,
      isDrawing: () => this.#drawings.pen.tool !== null,
      onAverageCost: () => this.#emitCrosshairValues(),
    });
    this.#drawings = new DrawingTools({
      container,
      chart,
      plane,
      palette,
      intervalSeconds,
      events,
    });
    this.#scene.attach(this.#drawings.layer);
    this.#keyboard = new ChartKeyboard({
      container,
      plane,
      layer: this.#drawings.layer,
      pen: this.#drawings.pen,
      bars,
      intervalSeconds,
      point: (at) => this.#crosshair.moveTo(at),
      zoom: (factor) => this.#viewport.zoom(factor),
      onMoved: events.onDrawingMoved,
      onErase: (id) => events.onDrawingErased(id, this.#drawings.endDrag()),
      onEscape: events.onEscape,
    });
    this.#unwatchPalette = watchPalette((changed) => this.#repaint(changed));
    this.#visibility.observe(container);
    const heights = () => this.#scene.paneHeights();
    watchPaneDrags(container, heights, events.onPaneHeights, this.#ended.signal);
  }

  /**
   * Replaces all bars: of another ticker or interval, or fetched again. The chart still goes to a time
   * that was asked for in the same series.
   */
  show(bars: readonly DrawnBar[], intervalSeconds: number, isSameSeries: boolean): void {
    this.#crosshair.reset();
    this.#history.begin(isSameSeries);
    this.#chart.applyOptions({ timeScale: { secondsVisible: intervalSeconds < 60 } });
    this.#scene.show(bars, intervalSeconds);
    this.#emitCrosshairValues();
    this.#viewport.showEnd();
    this.#history.approach();
  }

  /** Inserts older bars before the first one; the bars in view stay in view. None: there are no more. */
  prepend(older: readonly DrawnBar[]): void {
    const { range } = this.#viewport;
    const added = this.#scene.prepend(older);
    if (older.length === 0) this.#history.end();
    if (added > 0) {
      this.#crosshair.shift(added);
      this.#emitCrosshairValues();
      if (range) this.#viewport.shift(range, added);
    }
    this.#history.approach();
    this.#onRange();
  }

  /** Shows the bar of a time in Unix seconds, or the oldest one, after fetching the bars up to it. */
  goTo(unixSeconds: number): void {
    this.#history.goTo(unixSeconds);
  }

  /** Gives up going to a time, whose bars could not be fetched; returns whether there was one. */
  stopApproach(): boolean {
    return this.#history.stop();
  }

  /** Start of the oldest bar in Unix seconds; null if there is none. */
  get oldestTime(): number | null {
    return this.#history.oldestTime;
  }

  /** The last bar; null if there is none. */
  get newestBar(): DrawnBar | null {
    return this.#scene.bars.at(-1) ?? null;
  }

  /** Whether the chart can take older bars. */
  get hasRoom(): boolean {
    return this.#history.hasRoom;
  }

  /** Calls back when the view comes near the oldest bar; returns how to stop. */
  onNearStart(listener: () => void): () => void {
    return this.#viewport.onNearStart(listener);
  }

  /** Scrolls to the newest bar and keeps the zoom. */
  goToEnd(): void {
    this.#viewport.goToEnd();
  }

  /** Applies a price; one older than the last bar is ignored. */
  tick(price: number, unixSeconds: number): void {
    if (this.#scene.tick(price, unixSeconds, this.#isVisible)) this.#emitCrosshairValues();
  }

  /** Applies a price of the compared ticker. */
  tickComparison(price: number): void {
    this.#scene.tickComparison(price);
    this.#emitCrosshairValues();
  }

  /** Sets whether prices arrive; if not, the newest price is marked as not live. */
  setLive(isLive: boolean): void {
    this.#scene.setLive(isLive);
  }

  /** Corrects the bars by those of the server, and adds newer ones. */
  reconcile(known: readonly DrawnBar[]): void {
    this.#scene.reconcile(known);
    this.#emitCrosshairValues();
  }

  setStyle(style: ChartStyle): void {
    this.#scene.setStyle(style);
  }

  setLogScale(isLogScale: boolean): void {
    this.#margins.setLogScale(isLogScale);
  }

  setVolumeVisible(visible: boolean): void {
    this.#scene.setVolumeVisible(visible);
    this.#margins.setVolumeVisible(visible);
  }

  /** Keeps this many pixels at the upper edge of the prices' pane free, for the legend. */
  reserveTop(pixels: number): void {
    this.#margins.reserveTop(pixels);
  }

  /** Shows how long the last bar lasts; null if the time of the market is not known, in Unix seconds. */
  countDown(now: number | null): void {
    this.#scene.countDown(now);
  }

  /** The height that the legend may have without covering prices, in pixels. */
  get legendHeightMax(): number {
    return this.#margins.reservableTop;
  }

  setTrades(trades: readonly BarTrades[]): void {
    this.#scene.setTrades(trades);
    this.#emitCrosshairValues();
  }

  setIndicators(indicators: readonly Indicator[]): void {
    this.#scene.setIndicators(indicators);
    this.#onPanes();
  }

  /** Draws another ticker beside the prices, both in percent; null removes it. */
  compare(compared: Compared | null): void {
    this.#scene.compare(compared);
    this.#margins.setPercentage(this.#scene.isComparing);
    this.#emitCrosshairValues();
  }

  showDrawings(drawings: readonly Drawing[], selected: string | null): void {
    this.#drawings.show(drawings, selected);
  }

  selectTool(tool: DrawingTool | null): void {
    this.#drawings.setTool(tool);
  }

  /** Returns a summary of the bars in view; null if there are none. */
  view(): View | null {
    return summarizeView(this.#scene.bars, this.#viewport.range);
  }

  /**
   * Returns what is at a point in viewport pixels, or at the crosshair if keys have moved it. Null if no
   * price is drawn there.
   */
  pointAt(clientX: number, clientY: number): PointedAt | null {
    const { left, top } = this.#container.getBoundingClientRect();
    const { keyboardPosition } = this.#crosshair;
    const keyboardPlace = keyboardPosition && this.#plane.place(keyboardPosition);
    const place = keyboardPlace ?? { x: clientX - left, y: clientY - top };
    const isInside = place.x <= this.#plane.width && place.y <= this.#plane.height;
    const price = isInside
      ? (keyboardPosition?.price ?? this.#plane.anchor(place)?.price)
      : undefined;
    if (price === undefined) return null;
    const at = { x: left + place.x, y: top + place.y };
    return {
      price,
      at,
      drawing: this.#drawings.at(place),
      tradeLine: this.lines.trade.at(place.y),
    };
  }

  /** Returns the id of the indicator whose own pane is at a height of the window; null if none is. */
  indicatorAt(clientY: number): string | null {
    return this.#scene.indicatorAt(clientY);
  }

  /** Returns where an anchor is drawn, in pixels of the container; null if it is not. */
  placeOf(anchor: Anchor): Place | null {
    return this.#plane.place(anchor);
  }

  /** Returns a picture of the chart in device pixels. */
  picture(): HTMLCanvasElement {
    const { levels } = this.#scene;
    levels.nameOrders(true);
    const picture = this.#chart.takeScreenshot(true, false);
    levels.nameOrders(false);
    return picture;
  }

  dispose(): void {
    cancelAnimationFrame(this.#nextFrame);
    this.#ended.abort();
    this.#scene.dispose();
    this.#visibility.disconnect();
    this.#unwatchPalette();
    this.#drawings.dispose();
    this.lines.dispose();
    this.#keyboard.dispose();
    this.#chart.remove();
  }

  #onVisibility(entries: readonly IntersectionObserverEntry[]): void {
    const wasVisible = this.#isVisible;
    this.#isVisible = entries.at(-1)?.isIntersecting ?? true;
    if (wasVisible || !this.#isVisible) return;
    this.#scene.drawLast();
    this.#emitCrosshairValues();
  }

  #onRange(): void {
    if (this.#scene.isComparing) this.#emitCrosshairValues();
    this.#history.tellEnd();
  }

  #onPanes(): void {
    this.#emitCrosshairValues();
    // Added or removed panes change the height of the others in the next frame.
    cancelAnimationFrame(this.#nextFrame);
    this.#nextFrame = requestAnimationFrame(() => this.#margins.apply());
  }

  #emitCrosshairValues(): void {
    const last = this.#scene.bars.length - 1;
    const pointed = this.#crosshair.index ?? last;
    const index = this.#scene.bars[pointed] ? pointed : last;
    const firstInView = Math.max(Math.ceil(this.#viewport.range?.from ?? 0), 0);
    const { pointedBy, keyboardPosition } = this.#crosshair;
    const values = this.#scene.read(index, firstInView, pointedBy);
    const keyPrice = keyboardPosition?.price ?? null;
    this.#events.onCrosshairValues(values && { ...values, key_price: keyPrice });
  }

  #repaint(palette: Palette): void {
    this.#chart.applyOptions(chartColors(palette));
    this.#drawings.layer.repaint(palette);
    this.lines.repaint(palette);
    this.#scene.repaint(palette);
    this.#emitCrosshairValues();
  }
}
