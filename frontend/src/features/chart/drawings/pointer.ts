import type { DrawingLayer } from './drawing-layer';
import type { Drawing } from './drawings';
import { type Hit, hitAt, type Place, type Plane, pulled, REACH } from './geometry';
import type { Pen } from './pen';

/** A press that moves further than this is no click, in pixels. */
const CLICK_SLACK = 4;
/** A finger is less exact than a mouse. */
const TOUCH_REACH = 14;

export interface PointerOptions {
  container: HTMLElement;
  plane: Plane;
  layer: DrawingLayer;
  pen: Pen;
  /** Told which drawing was pressed, or null for none. */
  onSelect(id: string | null): void;
  /** Told of each step of a drag; steps with the same gesture are one. */
  onMoved(drawing: Drawing, gesture: string): void;
  /** Whether dragging scrolls the chart: not while it moves a drawing. */
  setScrolling(enabled: boolean): void;
}

interface Press {
  at: Place;
  hit: Hit | null;
  hasMoved: boolean;
  gesture: string;
}

/** Lets a mouse or a finger draw, select and move lines. */
export class DrawingPointer {
  readonly #options: PointerOptions;
  readonly #ended = new AbortController();
  #press: Press | null = null;
  #presses = 0;

  constructor(options: PointerOptions) {
    this.#options = options;
    const { container } = options;
    const { signal } = this.#ended;
    // Before the chart itself hears of the press and begins to scroll.
    const early = { capture: true, signal };
    container.addEventListener('pointerdown', this.#onDown, early);
    container.addEventListener('pointermove', this.#onMove, early);
    container.addEventListener('pointerup', this.#onUp, early);
    container.addEventListener('pointercancel', this.#onCancel, early);
    container.addEventListener('touchmove', this.#onTouchMove, { ...early, passive: false });
  }

  dispose(): void {
    this.#ended.abort();
  }

  readonly #onDown = (event: PointerEvent): void => {
    if (event.button !== 0) return;
    const at = this.#placeOf(event);
    if (!at) return;
    const { pen, layer, plane, onSelect, container, setScrolling } = this.#options;
    const reach = event.pointerType === 'touch' ? TOUCH_REACH : REACH;
    const hit = pen.tool ? null : hitAt(layer.drawings, at, plane, reach);
    this.#presses += 1;
    this.#press = { at, hit, hasMoved: false, gesture: `drag ${this.#presses}` };
    if (pen.tool) return;
    onSelect(hit?.drawing.id ?? null);
    if (!hit) return;
    setScrolling(false);
    container.setPointerCapture(event.pointerId);
  };

  readonly #onMove = (event: PointerEvent): void => {
    const { plane, pen, onMoved } = this.#options;
    const press = this.#press;
    const at = this.#placeOf(event);
    if (!at) return;
    if (pen.tool) {
      const anchor = plane.anchor(at);
      if (anchor) pen.hover(anchor);
    }
    if (!press) return;
    const [dx, dy] = [at.x - press.at.x, at.y - press.at.y];
    press.hasMoved ||= Math.hypot(dx, dy) > CLICK_SLACK;
    if (!press.hit || !press.hasMoved) return;
    const drawing = pulled(press.hit, dx, dy, plane);
    if (drawing) onMoved(drawing, press.gesture);
  };

  readonly #onUp = (event: PointerEvent): void => {
    const press = this.#press;
    this.#end();
    const { pen, plane } = this.#options;
    if (!press || press.hasMoved || !pen.tool) return;
    const at = this.#placeOf(event);
    const anchor = at && plane.anchor(at);
    if (anchor) pen.set(anchor);
  };

  readonly #onCancel = (): void => this.#end();

  /** A finger that moves a drawing does not scroll the page. */
  readonly #onTouchMove = (event: TouchEvent): void => {
    if (this.#press?.hit) event.preventDefault();
  };

  #end(): void {
    if (this.#press?.hit) this.#options.setScrolling(true);
    this.#press = null;
  }

  /** Where on the prices' pane the pointer is; null where it is elsewhere and moves nothing. */
  #placeOf({ clientX, clientY }: PointerEvent): Place | null {
    const { container, plane } = this.#options;
    const { left, top } = container.getBoundingClientRect();
    const place = { x: clientX - left, y: clientY - top };
    const isInside =
      place.x >= 0 && place.x <= plane.width && place.y >= 0 && place.y <= plane.height;
    return isInside || this.#press?.hit ? place : null;
  }
}
