import { linePriceAt } from '@finally/contract';
import type { DrawingLayer } from '../drawing-layer';
import {
  type Anchor,
  type Drawing,
  type DrawingTool,
  type DrawnLine,
  newDrawing,
} from '../drawings';

const DRAFT = 'draft';

/** The number of shares of a new plan, its reward per risk, and its length in bars if it has none. */
const PLAN_QUANTITY = 10;
const PLAN_REWARD = 2;
const PLAN_BARS = 20;

/** How many anchors each tool needs; a brush stroke ends when it is told to. */
const ANCHORS: Readonly<Record<DrawingTool, number>> = {
  level: 1,
  vertical: 1,
  text: 1,
  trend: 2,
  ray: 2,
  arrow: 2,
  rectangle: 2,
  fibonacci: 2,
  measure: 2,
  long: 2,
  short: 2,
  channel: 3,
  brush: Number.POSITIVE_INFINITY,
};

const isSame = (left: Anchor | undefined, right: Anchor): boolean =>
  left?.time === right.time && left.price === right.price;

/** Creates drawings from the anchors that a person sets one after the other, by mouse or by keys. */
export class Pen {
  readonly #layer: DrawingLayer;
  readonly #onDrawn: (line: DrawnLine) => void;
  readonly #intervalSeconds: () => number;
  #tool: DrawingTool | null = null;
  #set: readonly Anchor[] = [];

  constructor(
    layer: DrawingLayer,
    onDrawn: (line: DrawnLine) => void,
    intervalSeconds: () => number,
  ) {
    this.#layer = layer;
    this.#onDrawn = onDrawn;
    this.#intervalSeconds = intervalSeconds;
  }

  get tool(): DrawingTool | null {
    return this.#tool;
  }

  setTool(tool: DrawingTool | null): void {
    this.#tool = tool;
    this.#set = [];
    this.#layer.showDraft(null);
  }

  /** Shows what an anchor here would create. */
  hover(anchor: Anchor): void {
    this.#layer.showDraft(this.#draft([...this.#set, anchor]));
  }

  /**
   * Sets an anchor; the last one that the tool needs completes the drawing. A brush stroke, which keys set
   * point by point, is completed by the same point twice.
   */
  set(anchor: Anchor): void {
    if (!this.#tool) return;
    if (this.#tool === 'brush' && isSame(this.#set.at(-1), anchor)) {
      this.stroke(this.#set);
      return;
    }
    this.#set = [...this.#set, anchor];
    if (this.#set.length < ANCHORS[this.#tool]) {
      this.hover(anchor);
      return;
    }
    const line = this.#lineOf(this.#set);
    this.setTool(null);
    if (line) this.#onDrawn(line);
  }

  /** Shows a brush stroke that is being drawn. */
  hoverStroke(points: readonly Anchor[]): void {
    this.#layer.showDraft(this.#draft(points));
  }

  /** Completes a brush stroke; one of fewer than two points is dropped. */
  stroke(points: readonly Anchor[]): void {
    this.setTool(null);
    if (points.length > 1) this.#onDrawn({ kind: 'brush', points });
  }

  #draft(anchors: readonly Anchor[]): Drawing | null {
    const line = this.#lineOf(anchors);
    return line && line.kind !== 'text' ? newDrawing(line, DRAFT) : null;
  }

  /** Returns what the anchors define, even if the tool needs more; null if they are too few. */
  #lineOf(anchors: readonly Anchor[]): DrawnLine | null {
    const [from, to, third] = anchors;
    const tool = this.#tool;
    if (!from || !tool) return null;
    if (tool === 'level') return { kind: 'level', price: from.price };
    if (tool === 'vertical') return { kind: 'vertical', time: from.time };
    if (tool === 'text') return { kind: 'text', at: from, text: '' };
    if (!to) return null;
    switch (tool) {
      case 'brush':
        return { kind: 'brush', points: anchors };
      case 'ray':
        return { kind: 'trend', from, to, extent: 'ray' };
      case 'trend':
      case 'fibonacci':
        return { kind: tool, from, to, extent: 'segment' };
      case 'channel': {
        const offset = third ? third.price - linePriceAt({ from, to }, third.time) : 0;
        return { kind: 'channel', from, to, extent: 'segment', offset };
      }
      case 'long':
      case 'short':
        return this.#plan(tool, from, to);
      default:
        return { kind: tool, from, to };
    }
  }

  /** Returns a plan with its stop at the height of the second anchor, on the side where it belongs. */
  #plan(kind: 'long' | 'short', entry: Anchor, second: Anchor): DrawnLine {
    const sign = kind === 'long' ? 1 : -1;
    const risk = Math.min(Math.abs(second.price - entry.price), entry.price / (PLAN_REWARD + 1));
    const isWide = second.time > entry.time;
    return {
      kind,
      entry,
      until: isWide ? second.time : entry.time + PLAN_BARS * this.#intervalSeconds(),
      stop: entry.price - sign * risk,
      target: entry.price + sign * PLAN_REWARD * risk,
      quantity: PLAN_QUANTITY,
    };
  }
}
