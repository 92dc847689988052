import type { DrawingLayer } from './drawing-layer';
import type { Drawing } from './drawings';
import { dragged, type Hit, hitAt, type Place, type Plane, REACH } from './geometry';
import type { Pen } from './pen';

/** A press that moves further than this, in pixels, is a drag. */
const CLICK_SLACK = 4;
/** A finger is less exact than a mouse. */
const TOUCH_REACH = 14;

export interface PointerOptions {
  container: HTMLElement;
  plane: Plane;
  layer: DrawingLayer;
  pen: Pen;
  /** Called with the id of the pressed drawing; null for none. */
  onSelect(id: string | null): void;
  /** Called for each step of a drag; steps with the same gesture count as one. */
  onMoved(drawing: Drawing, gesture: string): void;
  /** Sets whether dragging scrolls the chart, which it does not while it moves a drawing. */
  setScrolling(enabled: boolean): void;
}

interface Press {
  at: Place;
  hit: Hit | null;
  hasMoved: boolean;
  gesture: string;
}

/** Handles mouse and touch: draws, selects and moves lines. */
export class DrawingPointer {
  readonly #options: PointerOptions;
  readonly #ended = new AbortController();
  #press: Press | null = null;
  #presses = 0;

  constructor(options: PointerOptions) {
    this.#options = options;
    const { container } = options;
    const { signal } = this.#ended;
    // In the capture phase, before the chart handles the press and starts to scroll.
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
    const drawing = dragged(press.hit, dx, dy, plane);
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

  /** Prevents the page from scrolling while a finger moves a drawing. */
  readonly #onTouchMove = (event: TouchEvent): void => {
    if (this.#press?.hit) event.preventDefault();
  };

  #end(): void {
    if (this.#press?.hit) this.#options.setScrolling(true);
    this.#press = null;
  }

  /** Returns the point on the pane of the prices; null if the pointer is outside and drags nothing. */
  #placeOf({ clientX, clientY }: PointerEvent): Place | null {
    const { container, plane } = this.#options;
    const { left, top } = container.getBoundingClientRect();
    const place = { x: clientX - left, y: clientY - top };
    const isInside =
      place.x >= 0 && place.x <= plane.width && place.y >= 0 && place.y <= plane.height;
    return isInside || this.#press?.hit ? place : null;
  }
}
