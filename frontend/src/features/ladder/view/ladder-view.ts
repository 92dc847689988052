import type { Order, Side } from '@finally/contract';
import { DrawSchedule } from '@/shared/draw-schedule';
import { formatLast, formatQuantity } from '@/shared/format/format';
import { fromE4, type RowDepth, topRow } from '../rows/price-rows';
import { DepthCanvas } from './depth-canvas';
import { describeRow, type LadderData, type LadderScene, ladderScene } from './ladder-content';
import { LadderPointer } from './ladder-pointer';
import { BLANK, LadderRow } from './ladder-row';

/** The last price is kept this many rows away from the edges. */
const EDGE_ROWS = 3;

export interface LadderHandlers {
  place(side: Side, price: number): void;
  cancel(orders: readonly Order[]): void;
  move(orders: readonly Order[], price: number): void;
  /** Returns what a click would do, in a few letters: `Limit 5`. */
  hint(side: Side, price: number): string;
  /** Called with a sentence for the line below the rows; null for none. */
  say(sentence: string | null): void;
}

interface LadderParts {
  /** Has the focus and the keys. */
  readonly grid: HTMLElement;
  readonly rows: HTMLElement;
  readonly canvas: HTMLCanvasElement;
}

/** The rows of the ladder. Knows neither React nor stores, and writes to the page once per frame at most. */
export class LadderView {
  readonly #parts: LadderParts;
  readonly #handlers: LadderHandlers;
  readonly #canvas: DepthCanvas;
  readonly #pointer: LadderPointer;
  readonly #observer: ResizeObserver;
  #rows: LadderRow[] = [];
  #data: LadderData | null = null;
  #scene: LadderScene | null = null;
  /** The price of the first row in 1/10,000 dollar; null until there is a price. */
  #top: number | null = null;
  #cursor: number | null = null;
  #row_height: number;
  #autoCenters = true;
  #columns = { bid: { left: 0, width: 0 }, ask: { left: 0, width: 0 } };
  readonly #schedule = new DrawSchedule(() => this.#draw());

  constructor(parts: LadderParts, row_height: number, handlers: LadderHandlers) {
    this.#parts = parts;
    this.#row_height = row_height;
    this.#handlers = handlers;
    this.#canvas = new DepthCanvas(parts.canvas);
    this.#pointer = new LadderPointer(parts.rows, {
      priceAt: (y) => this.#priceAt(y),
      own: (side, price_e4) => this.#scene?.own(side, price_e4)?.orders ?? [],
      place: (side, price_e4) => handlers.place(side, fromE4(price_e4)),
      cancel: handlers.cancel,
      move: (orders, price_e4) => handlers.move(orders, fromE4(price_e4)),
      scroll: (count) => this.scroll(count),
      onChange: () => this.#schedule.now(),
    });
    this.#observer = new ResizeObserver(() => this.#resize());
    this.#observer.observe(parts.rows);
  }

  /** Takes the newest data. */
  update(data: LadderData): void {
    const before = this.#data;
    if (
      before &&
      (before.grouping !== data.grouping || before.event.ticker !== data.event.ticker)
    ) {
      this.#top = null;
      this.#cursor = null;
    }
    this.#data = data;
    const isOfMarket = before !== null && before.event !== data.event;
    if (isOfMarket) this.#schedule.change();
    else this.#schedule.now();
  }

  /** The prices of the page change, so what is new is drawn with them. */
  tick(): void {
    this.#schedule.tick();
  }

  /** Removes everything that was shown of another ticker. */
  clear(): void {
    this.#data = null;
    this.#scene = null;
    this.#top = null;
    this.#cursor = null;
    for (const row of this.#rows) row.write(BLANK);
    this.#canvas.clear();
  }

  setAutoCenter(autoCenters: boolean): void {
    this.#autoCenters = autoCenters;
    this.#schedule.now();
  }

  /** Shows the last price in the middle. */
  center(): void {
    this.#top = null;
    this.#cursor = null;
    this.#schedule.now();
  }

  /** Moves the rows; positive numbers show lower prices. */
  scroll(count: number): void {
    if (this.#top === null || !this.#scene) return;
    this.#top = Math.max(
      this.#top - count * this.#scene.step,
      this.#rows.length * this.#scene.step,
    );
    this.#schedule.now();
  }

  /** Moves the cursor, which begins at the last price; positive numbers move down. */
  moveCursor(count: number): void {
    if (!this.#scene || this.#top === null) return;
    const { step, last_row } = this.#scene;
    this.#cursor = this.#cursor === null ? last_row : Math.max(step, this.#cursor - count * step);
    const above = (this.#cursor - this.#top) / step;
    const below = (this.#top - this.#cursor) / step - this.#rows.length + 1;
    if (above > 0) this.scroll(-above);
    else if (below > 0) this.scroll(below);
    this.#schedule.now();
  }

  hideCursor(): void {
    this.#cursor = null;
    this.#schedule.now();
  }

  /** The price of the row with the cursor in dollars; null without one. */
  get cursorPrice(): number | null {
    return this.#cursor === null ? null : fromE4(this.#cursor);
  }

  /** The own orders in the row with the cursor. */
  get cursorOrders(): readonly Order[] {
    const price_e4 = this.#cursor;
    if (price_e4 === null) return [];
    return (['buy', 'sell'] as const).flatMap(
      (side) => this.#scene?.own(side, price_e4)?.orders ?? [],
    );
  }

  /** Draws again in the colors of the theme. */
  readColors(): void {
    this.#canvas.readColors();
    this.#schedule.now();
  }

  destroy(): void {
    this.#observer.disconnect();
    this.#pointer.destroy();
    this.#schedule.stop();
    this.#parts.rows.replaceChildren();
  }

  #priceAt(y: number): number | null {
    const index = Math.floor(y / this.#row_height);
    if (this.#top === null || !this.#scene || index < 0 || index >= this.#rows.length) return null;
    return this.#top - index * this.#scene.step;
  }

  #resize(): void {
    const { rows, grid } = this.#parts;
    const count = Math.max(0, Math.floor(rows.clientHeight / this.#row_height));
    while (this.#rows.length > count) this.#rows.pop()?.element.remove();
    while (this.#rows.length < count) {
      const row = new LadderRow(`${grid.id}-${this.#rows.length}`);
      row.element.style.height = `${this.#row_height}px`;
      row.element.style.lineHeight = `${this.#row_height - 1}px`;
      rows.append(row.element);
      this.#rows.push(row);
    }
    const [first] = this.#rows;
    if (first) {
      const place = ({ offsetLeft, offsetWidth }: HTMLElement) => ({
        left: offsetLeft,
        width: offsetWidth,
      });
      this.#columns = { bid: place(first.bid), ask: place(first.ask) };
    }
    this.#canvas.resize(rows.clientWidth, rows.clientHeight);
    this.#top = null;
    this.#schedule.now();
  }

  #draw(): void {
    if (!this.#data || this.#rows.length === 0) return;
    const scene = ladderScene(this.#data);
    this.#scene = scene;
    const top = this.#keepInView(scene);
    const { dragged, target_e4, hovered } = this.#pointer;
    this.#rows.forEach((row, index) => {
      const price_e4 = top - index * scene.step;
      const content = scene.row(price_e4);
      row.name(price_e4 === this.#cursor ? `${describeRow(content)}. ${this.#keys(scene)}` : null);
      row.write({
        ...content,
        isCursor: price_e4 === this.#cursor,
        isDropTarget: price_e4 === target_e4,
      });
    });
    if (hovered?.element) {
      const price_e4 = this.#priceAt(hovered.y);
      if (price_e4 !== null) {
        hovered.element.dataset['hint'] = this.#handlers.hint(hovered.side, fromE4(price_e4));
      }
    }
    this.#drawDepth(scene, top);
    this.#say(scene, dragged, target_e4);
    const { grid } = this.#parts;
    const cursor = this.#cursor === null ? -1 : Math.round((top - this.#cursor) / scene.step);
    const active = this.#rows[cursor]?.element.id;
    if (active) grid.setAttribute('aria-activedescendant', active);
    else grid.removeAttribute('aria-activedescendant');
  }

  /** Returns the price of the first row. The rows never move under the pointer. */
  #keepInView({ step, last_row }: LadderScene): number {
    const count = this.#rows.length;
    const centered = topRow(last_row, step, count);
    if (this.#top !== null) {
      const index = (this.#top - last_row) / step;
      const edge = Math.min(EDGE_ROWS, Math.floor(count / 4));
      const isNearEdge = index < edge || index >= count - edge;
      const mayMove = this.#autoCenters && !this.#pointer.isInside && this.#cursor === null;
      if (!isNearEdge || !mayMove) return this.#top;
    }
    this.#top = Math.max(centered, count * step);
    return this.#top;
  }

  #drawDepth({ bids, asks, step }: LadderScene, top: number): void {
    const largest = (pick: (depth: RowDepth) => number) =>
      Math.max(1, ...[...bids.values(), ...asks.values()].map(pick));
    const inRows = (depths: ReadonlyMap<number, RowDepth>) =>
      this.#rows.map((_, index) => depths.get(top - index * step));
    this.#canvas.draw({
      columns: this.#columns,
      row_height: this.#row_height,
      bids: inRows(bids),
      asks: inRows(asks),
      size_max: largest(({ size }) => size),
      total_max: largest(({ total }) => total),
    });
  }

  #say(scene: LadderScene, dragged: readonly Order[], target_e4: number | null): void {
    const [order] = dragged;
    if (order && target_e4 !== null) {
      const size = formatQuantity(
        dragged.reduce((sum, one) => sum + one.quantity - one.filled_quantity, 0),
      );
      this.#handlers.say(`Move ${order.side} ${size} to ${formatLast(fromE4(target_e4))}`);
      return;
    }
    if (this.#cursor === null) {
      this.#handlers.say(null);
      return;
    }
    this.#handlers.say(`${formatLast(fromE4(this.#cursor))}: ${this.#keys(scene)}`);
  }

  /** What the keys do at the cursor: `B buys Limit 5, S sells Stop 5`. */
  #keys({ row }: LadderScene): string {
    if (this.#cursor === null) return '';
    const price = fromE4(this.#cursor);
    const { buys, sells } = row(this.#cursor);
    const own = buys || sells ? ', Delete cancels' : '';
    const [buy, sell] = [this.#handlers.hint('buy', price), this.#handlers.hint('sell', price)];
    return `B buys ${buy}, S sells ${sell}${own}`;
  }
}
