import { type Anchor, type Drawing, lowestPrice, moved } from '@/lib/drawings';
import type { DrawingLayer } from './drawings/drawing-layer';
import type { Plane } from './drawings/geometry';
import type { Pen } from './drawings/pen';

/** How far Shift takes each step. */
const LEAP = 10;
/** The height of one step of a price, in pixels. */
const STEP_PIXELS = 4;

export interface KeyboardOptions {
  container: HTMLElement;
  plane: Plane;
  layer: DrawingLayer;
  pen: Pen;
  bars(): readonly { time: number; close: number }[];
  intervalSeconds(): number;
  /** Puts the crosshair at a bar and a price; null takes it away. */
  point(at: { index: number; price: number } | null): void;
  zoom(factor: number): void;
  onMoved(drawing: Drawing): void;
  onErase(id: string): void;
  /** The person wants neither tool nor selection any more. */
  onEscape(): void;
}

/**
 * Lets keys read the chart bar by bar, zoom, draw and move lines. A key that
 * does something here is done with: nobody else hears of it.
 */
export class ChartKeyboard {
  readonly #options: KeyboardOptions;
  readonly #ended = new AbortController();
  #cursor: { index: number; price: number } | null = null;

  constructor(options: KeyboardOptions) {
    this.#options = options;
    const { signal } = this.#ended;
    options.container.addEventListener('keydown', this.#onKey, { signal });
    options.container.addEventListener('blur', () => this.#moveTo(null), { signal });
  }

  dispose(): void {
    this.#ended.abort();
  }

  readonly #onKey = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (!this.#handle(event.key, event.shiftKey ? LEAP : 1)) return;
    event.preventDefault();
    event.stopPropagation();
  };

  #handle(key: string, step: number): boolean {
    switch (key) {
      case 'ArrowLeft':
        return this.#step(-step, 0);
      case 'ArrowRight':
        return this.#step(step, 0);
      case 'ArrowUp':
        return this.#step(0, step);
      case 'ArrowDown':
        return this.#step(0, -step);
      case 'Home':
        return this.#jump(0);
      case 'End':
        return this.#jump(this.#options.bars().length - 1);
      case '+':
      case '=':
        return this.#zoom(0.8);
      case '-':
        return this.#zoom(1.25);
      case 'Enter':
        return this.#set();
      case 'Delete':
      case 'Backspace':
        return this.#erase();
      case 'Escape':
        return this.#escape();
      default:
        return false;
    }
  }

  #step(bars: number, prices: number): boolean {
    const { layer, pen, intervalSeconds, onMoved } = this.#options;
    const selected = pen.tool ? null : layer.selected;
    if (selected) {
      const dollars = prices * this.#dollarsPerStep(lowestPrice(selected));
      const drawing = moved(selected, bars * intervalSeconds(), dollars);
      if (lowestPrice(drawing) > 0) onMoved(drawing);
      return true;
    }
    const all = this.#options.bars();
    const last = all.length - 1;
    if (last < 0) return false;
    const index = Math.min(Math.max((this.#cursor?.index ?? last) + bars, 0), last);
    // A walk along the bars reads their closes; drawing goes where the person goes.
    const close = all[index]?.close ?? 0;
    const base = pen.tool && this.#cursor ? this.#cursor.price : close;
    const price = base + prices * this.#dollarsPerStep(base);
    this.#moveTo({ index, price: price > 0 ? price : base });
    return true;
  }

  #jump(index: number): boolean {
    const bar = this.#options.bars()[index];
    if (!bar) return false;
    this.#moveTo({ index, price: bar.close });
    return true;
  }

  #zoom(factor: number): boolean {
    this.#options.zoom(factor);
    return true;
  }

  #set(): boolean {
    const { pen } = this.#options;
    if (!pen.tool) return false;
    if (!this.#cursor) this.#step(0, 0);
    const anchor = this.#anchor();
    if (anchor) pen.set(anchor);
    return true;
  }

  #erase(): boolean {
    const { layer, onErase } = this.#options;
    if (!layer.selected) return false;
    onErase(layer.selected.id);
    return true;
  }

  #escape(): boolean {
    const { pen, layer, onEscape } = this.#options;
    if (!pen.tool && !layer.selected && !this.#cursor) return false;
    onEscape();
    this.#moveTo(null);
    return true;
  }

  #moveTo(cursor: { index: number; price: number } | null): void {
    if (cursor === this.#cursor) return;
    this.#cursor = cursor;
    this.#options.point(cursor);
    const anchor = this.#anchor();
    if (anchor && this.#options.pen.tool) this.#options.pen.hover(anchor);
  }

  #anchor(): Anchor | null {
    if (!this.#cursor) return null;
    const { index, price } = this.#cursor;
    const time = this.#options.bars()[index]?.time;
    return time === undefined ? null : { time, price };
  }

  /** What some pixels up are worth at a price. */
  #dollarsPerStep(price: number): number {
    const { plane } = this.#options;
    const place = plane.place({ time: this.#options.bars().at(-1)?.time ?? 0, price });
    const above = place && plane.anchor({ x: place.x, y: place.y - STEP_PIXELS });
    return above ? Math.abs(above.price - price) : 0;
  }
}
