import { moveByTicks, snapToTick } from '@/features/orders/terms/tick';
import { lastIndexAt } from '@/shared/last-index-at';
import type { DrawingLayer } from '../drawing-layer';
import { type Anchor, type Drawing, isOnChart, lowestPrice, moved } from '../drawings';
import type { Plane } from '../geometry';
import type { Pen } from './pen';

/** Number of steps with Shift. */
const LEAP = 10;
/** Height of one price step, in pixels. */
const STEP_PIXELS = 4;

export interface KeyboardOptions {
  container: HTMLElement;
  plane: Plane;
  layer: DrawingLayer;
  pen: Pen;
  bars(): readonly { time: number; close: number }[];
  intervalSeconds(): number;
  /** Moves the crosshair to a bar, by its start, and a price; null removes it. */
  point(at: Anchor | null): void;
  zoom(factor: number): void;
  /** Called for each step; consecutive steps with the same gesture count as one. */
  onMoved(drawing: Drawing, gesture: string): void;
  onErase(id: string): void;
  /** Called to deselect tool and drawing. */
  onEscape(): void;
}

/**
 * Handles the keys of the chart: they move the crosshair bar by bar, zoom, draw lines and move them. The
 * event of a key that is used does not propagate.
 */
export class ChartKeyboard {
  readonly #options: KeyboardOptions;
  readonly #ended = new AbortController();
  #cursor: Anchor | null = null;

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
      const lowest = lowestPrice(selected);
      const dollars = lowest === null ? 0 : prices * this.#dollarsPerStep(lowest);
      const drawing = moved(selected, bars * intervalSeconds(), dollars);
      const isMovable = !selected.is_locked && isOnChart(drawing);
      if (isMovable) onMoved(drawing, `keys ${drawing.id}`);
      return true;
    }
    const all = this.#options.bars();
    const last = all.length - 1;
    if (last < 0) return false;
    const from = this.#cursor ? lastIndexAt(all, this.#cursor.time) : last;
    const bar = all[Math.min(Math.max(from + bars, 0), last)];
    if (!bar) return false;
    // Without a tool the crosshair follows the closes; with one it keeps its price.
    const base = pen.tool && this.#cursor ? this.#cursor.price : bar.close;
    const price = base + prices * this.#dollarsPerStep(base);
    // A line is drawn on ticks; the crosshair alone shows the close as it is.
    const shown = pen.tool && price > 0 ? snapToTick(price) : price;
    this.#moveTo({ time: bar.time, price: shown > 0 ? shown : base });
    return true;
  }

  #jump(index: number): boolean {
    const bar = this.#options.bars()[index];
    if (!bar) return false;
    this.#moveTo({ time: bar.time, price: bar.close });
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
    if (this.#cursor) pen.set(this.#cursor);
    return true;
  }

  #erase(): boolean {
    const { layer, onErase } = this.#options;
    if (!layer.selected) return false;
    if (!layer.selected.is_locked) onErase(layer.selected.id);
    return true;
  }

  #escape(): boolean {
    const { pen, layer, onEscape } = this.#options;
    if (!pen.tool && !layer.selected && !this.#cursor) return false;
    onEscape();
    this.#moveTo(null);
    return true;
  }

  #moveTo(cursor: Anchor | null): void {
    if (cursor === this.#cursor) return;
    this.#cursor = cursor;
    this.#options.point(cursor);
    if (cursor && this.#options.pen.tool) this.#options.pen.hover(cursor);
  }

  /** Returns the dollars of one price step at a price: ticks, at least one. */
  #dollarsPerStep(price: number): number {
    const { plane } = this.#options;
    const y = plane.yOf(price);
    const above = y === null ? null : plane.point({ x: 0, y: y - STEP_PIXELS });
    const tick = moveByTicks(price, 1) - snapToTick(price);
    return above ? Math.max(snapToTick(Math.abs(above.price - price)), tick) : 0;
  }
}
