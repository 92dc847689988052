import { type CreatePriceLineOptions, LineStyle } from 'lightweight-charts';
import type { PriceSeries } from '../../series/price-series';
import type { Palette } from './theme';

/** The newest price, and the direction that decides its color. */
export interface LastPrice {
  price: number;
  /** From the open of its bar. */
  direction: 'up' | 'down';
}

/** A price that an open order waits for. */
export interface OrderLevel {
  /** Distinguishes it from the others. */
  id: string;
  price: number;
  side: 'buy' | 'sell';
  /** Side, quantity and type: `Buy 5 limit`. */
  title: string;
  /** Whether the order waits for another one, and so does not work yet. */
  isHeld: boolean;
}

const LAST = 'last';
const PREVIOUS_CLOSE = 'previous close';
const AVERAGE_COST = 'average cost';
const alertName = (level: number) => `alert ${level}`;
const orderName = ({ id }: OrderLevel) => `order ${id}`;

/** The horizontal lines at marked prices, on whichever series currently draws the prices. */
export class LevelLines {
  readonly #series: () => PriceSeries;
  readonly #palette: () => Palette;
  #last: LastPrice | null = null;
  #isLive = true;
  #previousClose: number | null = null;
  #averageCost: number | null = null;
  #alerts: readonly number[] = [];
  #orders: readonly OrderLevel[] = [];
  /** The alerts whose lines have a label. */
  #labeled: ReadonlySet<number> = new Set();
  /** Whether the lines of orders say what they are; otherwise only their labels do. */
  #namesOrders = false;
  /** The prices of orders that are out of sight. */
  #offScale: ReadonlySet<number> = new Set();
  /** The prices of orders whose lines have a label. */
  #labeledOrders: ReadonlySet<number> = new Set();

  constructor(series: () => PriceSeries, palette: () => Palette) {
    this.#series = series;
    this.#palette = palette;
  }

  get averageCost(): number | null {
    return this.#averageCost;
  }

  /** Draws all lines again: on another series, or in other colors. */
  draw(): void {
    this.#mark(PREVIOUS_CLOSE, previousCloseLine(this.#previousClose, this.#palette().edgeStrong));
    this.#mark(AVERAGE_COST, averageCostLine(this.#averageCost, this.#palette().accent));
    this.#drawAlerts(this.#alerts);
    this.#drawOrders(this.#orders);
    this.#drawLast();
  }

  setPreviousClose(price: number | null): void {
    this.#previousClose = price;
    this.draw();
  }

  setAverageCost(price: number | null): void {
    this.#averageCost = price;
    this.draw();
  }

  setAlerts(levels: readonly number[]): void {
    for (const level of this.#alerts) this.#mark(alertName(level), null);
    this.#alerts = levels;
    this.#labeled = nearestLevels(levels, this.#last?.price ?? null);
    this.draw();
  }

  /**
   * Takes the labels from orders whose price is out of sight, and returns these.
   *
   * @param top the highest price in view
   * @param bottom the lowest price in view
   */
  markOffScale(top: number, bottom: number): readonly OrderLevel[] {
    const off = this.#orders.filter(({ price }) => price > top || price < bottom);
    this.#offScale = new Set(off.map(({ price }) => price));
    this.#relabelOrders();
    return off;
  }

  /** Draws a line at each price that an open order waits for. */
  setOrders(levels: readonly OrderLevel[]): void {
    for (const level of this.#orders) this.#mark(orderName(level), null);
    this.#orders = levels;
    this.#labeledOrders = this.#nearestOrders();
    this.draw();
  }

  /** Sets whether the lines of orders say what they are, as in a picture, which has no labels. */
  nameOrders(isNamed: boolean): void {
    this.#namesOrders = isNamed;
    this.#drawOrders(this.#orders);
  }

  /** Marks the newest price, also if it is not in view; null if there is none. */
  setLast(last: LastPrice | null): void {
    this.#last = last;
    this.#relabelAlerts();
    this.#relabelOrders();
    this.#drawLast();
  }

  /** Sets whether prices arrive; if not, the newest price is marked as not live. */
  setLive(isLive: boolean): void {
    this.#isLive = isLive;
    this.#drawLast();
  }

  #drawAlerts(levels: readonly number[]): void {
    const { info } = this.#palette();
    for (const level of levels) {
      this.#mark(alertName(level), alertLine(level, info, this.#labeled.has(level)));
    }
  }

  /** Labels other alerts if others are the nearest to the newest price now. */
  #relabelAlerts(): void {
    const before = this.#labeled;
    const now = nearestLevels(this.#alerts, this.#last?.price ?? null);
    this.#labeled = now;
    this.#drawAlerts(this.#alerts.filter((level) => before.has(level) !== now.has(level)));
  }

  #drawOrders(levels: readonly OrderLevel[]): void {
    const palette = this.#palette();
    for (const level of levels) {
      const line = orderLine(level, palette, this.#labeledOrders.has(level.price));
      this.#mark(orderName(level), this.#namesOrders ? line : { ...line, title: '' });
    }
  }

  #nearestOrders(): ReadonlySet<number> {
    const prices = this.#orders
      .map(({ price }) => price)
      .filter((price) => !this.#offScale.has(price));
    return nearestLevels(prices, this.#last?.price ?? null);
  }

  /** Labels other orders if others are the nearest to the newest price now. */
  #relabelOrders(): void {
    const before = this.#labeledOrders;
    const now = this.#nearestOrders();
    this.#labeledOrders = now;
    this.#drawOrders(this.#orders.filter(({ price }) => before.has(price) !== now.has(price)));
  }

  #drawLast(): void {
    const { up, down, edgeStrong } = this.#palette();
    const last = this.#last;
    const color = last?.direction === 'up' ? up : down;
    const line: CreatePriceLineOptions | null = last && {
      price: last.price,
      color: this.#isLive ? color : edgeStrong,
      title: this.#isLive ? '' : 'not live',
      lineStyle: LineStyle.Dashed,
      lineWidth: 1,
      axisLabelVisible: true,
    };
    this.#mark(LAST, line);
  }

  #mark(name: string, line: CreatePriceLineOptions | null): void {
    this.#series().markLevel(name, line);
  }
}

/** Returns a dashed line at yesterday's close. */
const previousCloseLine = (price: number | null, color: string): CreatePriceLineOptions | null =>
  price === null
    ? null
    : {
        price,
        color,
        title: 'prev close',
        lineStyle: LineStyle.Dashed,
        lineWidth: 1,
        axisLabelVisible: true,
      };

/** Returns a line at the average cost of the position; the legend explains it. */
const averageCostLine = (price: number | null, color: string): CreatePriceLineOptions | null =>
  price === null
    ? null
    : { price, color, lineStyle: LineStyle.Solid, lineWidth: 1, axisLabelVisible: true };

/** Returns a dotted line at the level of an alert. */
const alertLine = (price: number, color: string, isLabeled: boolean): CreatePriceLineOptions => ({
  price,
  color,
  title: isLabeled ? 'alert' : '',
  lineStyle: LineStyle.Dotted,
  lineWidth: 1,
  axisLabelVisible: isLabeled,
});

/** Returns a line in the color of the order's side: dashed, or dotted if the order does not work yet. */
const orderLine = (
  { price, side, title, isHeld }: OrderLevel,
  { up, down }: Palette,
  isLabeled: boolean,
): CreatePriceLineOptions => ({
  price,
  color: side === 'buy' ? up : down,
  title: isLabeled ? title : '',
  lineStyle: isHeld ? LineStyle.SparseDotted : LineStyle.LargeDashed,
  lineWidth: 1,
  axisLabelVisible: isLabeled,
});

/** Labels on each side of the newest price: more would cover the axis and push each other away. */
const LABELS_PER_SIDE = 3;

/** Returns the levels that are nearest to a price, on each side of it; the first ones without a price. */
function nearestLevels(levels: readonly number[], price: number | null): ReadonlySet<number> {
  if (price === null) return new Set(levels.slice(0, 2 * LABELS_PER_SIDE));
  const ascending = levels.toSorted((one, other) => one - other);
  const below = ascending.filter((level) => level < price).slice(-LABELS_PER_SIDE);
  const above = ascending.filter((level) => level >= price).slice(0, LABELS_PER_SIDE);
  return new Set([...below, ...above]);
}
