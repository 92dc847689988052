import type { DrawingLayer } from './drawing-layer';
import {
  type Anchor,
  type Drawing,
  type DrawingKind,
  type DrawnLine,
  newDrawing,
} from './drawings';

const DRAFT = 'draft';

/** Creates lines from the anchors that a person sets one after the other, by mouse or by keys. */
export class Pen {
  readonly #layer: DrawingLayer;
  readonly #onDrawn: (line: DrawnLine) => void;
  #tool: DrawingKind | null = null;
  #from: Anchor | null = null;

  constructor(layer: DrawingLayer, onDrawn: (line: DrawnLine) => void) {
    this.#layer = layer;
    this.#onDrawn = onDrawn;
  }

  get tool(): DrawingKind | null {
    return this.#tool;
  }

  setTool(tool: DrawingKind | null): void {
    this.#tool = tool;
    this.#from = null;
    this.#layer.showDraft(null);
  }

  /** Shows the line that an anchor here would create. */
  hover(anchor: Anchor): void {
    this.#layer.showDraft(this.#draft(anchor));
  }

  /** Sets an anchor; the last one that the tool needs completes the line. */
  set(anchor: Anchor): void {
    if (this.#tool === 'level') {
      this.#finish({ kind: 'level', price: anchor.price });
    } else if (this.#tool === 'trend' && this.#from) {
      this.#finish({ kind: 'trend', from: this.#from, to: anchor });
    } else if (this.#tool === 'trend') {
      this.#from = anchor;
      this.hover(anchor);
    }
  }

  #finish(line: DrawnLine): void {
    this.setTool(null);
    this.#onDrawn(line);
  }

  #draft(anchor: Anchor): Drawing | null {
    if (this.#tool === 'level') return newDrawing({ kind: 'level', price: anchor.price }, DRAFT);
    if (!this.#from) return null;
    return newDrawing({ kind: 'trend', from: this.#from, to: anchor }, DRAFT);
  }
}
