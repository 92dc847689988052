import type { DrawingLayer } from '../drawing-layer';
import { type Anchor, type Drawing, isOnChart, STROKE_POINTS_MAX } from '../drawings';
import { dragged, type Hit, hitAt, type Place, type Plane, REACH } from '../geometry';
import type { Pen } from './pen';
import { simplified } from './simplify';

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

/** How far a brush stroke may be from where the pointer was, in pixels. */
const STROKE_TOLERANCE = 1.5;
/** The least distance between places of a brush stroke while it is drawn, and how many there may be. */
const STROKE_STEP = 2;
const STROKE_PLACES_MAX = 2_000;

/** Returns the places of a brush stroke that its shape needs. */
function shortened(stroke: readonly Place[]): readonly Place[] {
  const kept = new Set(simplified(stroke, STROKE_TOLERANCE, STROKE_POINTS_MAX));
  return stroke.filter((_, index) => kept.has(index));
}

interface Press {
  at: Place;
  hit: Hit | null;
  /** The places of a brush stroke; null for any other tool. */
  stroke: Place[] | null;
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

  /** Ends a drag where it is; returns its gesture, undefined if nothing is dragged. */
  endDrag(): string | undefined {
    const press = this.#press;
    this.#end();
    return press?.hit && press.hasMoved ? press.gesture : undefined;
  }

  readonly #onDown = (event: PointerEvent): void => {
    if (event.button !== 0) return;
    const at = this.#placeOf(event);
    if (!at) return;
    const { pen, layer, plane, onSelect, container, setScrolling } = this.#options;
    const reach = event.pointerType === 'touch' ? TOUCH_REACH : REACH;
    const hit = pen.tool ? null : hitAt(layer.drawings, at, plane, reach);
    this.#presses += 1;
    const stroke = pen.tool === 'brush' ? [at] : null;
    this.#press = { at, hit, stroke, hasMoved: false, gesture: `drag ${this.#presses}` };
    if (stroke) {
      setScrolling(false);
      container.setPointerCapture(event.pointerId);
    }
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
    if (press?.stroke) {
      press.hasMoved = true;
      const last = press.stroke.at(-1);
      const isApart = !last || Math.hypot(at.x - last.x, at.y - last.y) >= STROKE_STEP;
      if (isApart && press.stroke.length < STROKE_PLACES_MAX) press.stroke.push(at);
      pen.hoverStroke(this.#pointsOf(press.stroke));
      return;
    }
    if (pen.tool) {
      const anchor = plane.anchor(at);
      if (anchor) pen.hover(anchor);
    }
    if (!press) return;
    const [dx, dy] = [at.x - press.at.x, at.y - press.at.y];
    press.hasMoved ||= Math.hypot(dx, dy) > CLICK_SLACK;
    if (!press.hit || !press.hasMoved || press.hit.drawing.is_locked) return;
    const drawing = dragged(press.hit, dx, dy, plane);
    if (drawing && isOnChart(drawing)) onMoved(drawing, press.gesture);
  };

  readonly #onUp = (event: PointerEvent): void => {
    const press = this.#press;
    this.#end();
    const { pen, plane } = this.#options;
    if (press?.stroke && pen.tool === 'brush') {
      if (press.hasMoved) pen.stroke(this.#pointsOf(shortened(press.stroke)));
      return;
    }
    if (!press || press.hasMoved || !pen.tool) return;
    const at = this.#placeOf(event);
    const anchor = at && plane.anchor(at);
    if (anchor) pen.set(anchor);
  };

  readonly #onCancel = (): void => this.#end();

  /** Prevents the page from scrolling while a finger moves a drawing. */
  readonly #onTouchMove = (event: TouchEvent): void => {
    if (this.#press?.hit || this.#press?.stroke) event.preventDefault();
  };

  #end(): void {
    if (this.#press?.hit || this.#press?.stroke) this.#options.setScrolling(true);
    this.#press = null;
  }

  /** Returns the anchors of a brush stroke. */
  #pointsOf(stroke: readonly Place[]): readonly Anchor[] {
    return stroke.map(this.#options.plane.point).filter((anchor) => anchor !== null);
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
