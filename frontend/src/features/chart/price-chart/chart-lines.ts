import type { IChartApi } from 'lightweight-charts';
import type { Plane } from '../drawings/geometry';
import { TradeLines } from '../trading/trade-lines';
import type { BarScene } from './painting/bar-scene';
import type { OrderLevel } from './painting/level-lines';
import type { Palette } from './painting/theme';

/** The orders whose prices are out of sight, the nearest first. */
export interface OffScale {
  readonly above: readonly OrderLevel[];
  readonly below: readonly OrderLevel[];
}

interface ChartLinesOptions {
  chart: IChartApi;
  container: HTMLElement;
  /** Where the labels of orders and of the position are put, over the container. */
  labels: HTMLElement;
  plane: Plane;
  scene: BarScene;
  palette: Palette;
  /** Whether a drawing tool is selected. */
  isDrawing(): boolean;
  /** Called when the average cost has changed, which the legend shows. */
  onAverageCost(): void;
}

/** The horizontal lines of a chart at prices that mean something to the account. */
export class ChartLines {
  /** The lines of orders and of the position, which are moved. */
  readonly trade: TradeLines;
  readonly #options: ChartLinesOptions;

  constructor(options: ChartLinesOptions) {
    this.#options = options;
    const { chart, container, labels, plane, scene, palette, isDrawing } = options;
    this.trade = new TradeLines(labels, {
      container,
      palette,
      width: () => plane.width,
      height: () => plane.height,
      yOf: plane.yOf,
      priceAt: (y) => scene.prices.api.coordinateToPrice(y),
      isDrawing,
      setScrolling: (enabled) =>
        chart.applyOptions({ handleScroll: enabled, handleScale: enabled }),
    });
    scene.attach(this.trade.layer);
  }

  /** Draws a dashed line at yesterday's close; null removes it. */
  setPreviousClose(price: number | null): void {
    this.#options.scene.levels.setPreviousClose(price);
  }

  /** Draws a line at the average cost of the position; null removes it. */
  setAverageCost(price: number | null): void {
    this.#options.scene.levels.setAverageCost(price);
    this.#options.onAverageCost();
  }

  /** Draws lines at the levels of alerts. */
  setAlerts(levels: readonly number[]): void {
    this.#options.scene.levels.setAlerts(levels);
  }

  /** Draws lines at the prices that open orders wait for. */
  setOrders(levels: readonly OrderLevel[]): void {
    this.#options.scene.levels.setOrders(levels);
  }

  /** Returns the orders whose price is above or below the prices in view, the nearest first. */
  ordersOffScale(): OffScale {
    const { chart, scene } = this.#options;
    const { api } = scene.prices;
    const height = chart.panes()[0]?.getHeight() ?? 0;
    const [top, bottom] = [api.coordinateToPrice(0), api.coordinateToPrice(height)];
    if (height === 0 || top === null || bottom === null) return { above: [], below: [] };
    const off = scene.levels.markOffScale(top, bottom);
    const above = off.filter(({ price }) => price > top).sort((a, b) => a.price - b.price);
    const below = off.filter(({ price }) => price < bottom).sort((a, b) => b.price - a.price);
    return { above, below };
  }

  /** The space beside the prices' pane, in pixels. */
  get paneInsets(): { readonly right: number; readonly bottom: number } {
    const { chart, container } = this.#options;
    const { width, height } = container.getBoundingClientRect();
    const first = chart.panes()[0]?.getHeight() ?? height;
    return { right: width - chart.paneSize().width, bottom: height - first };
  }

  repaint(palette: Palette): void {
    this.trade.repaint(palette);
  }

  dispose(): void {
    this.trade.dispose();
  }
}
