import type { RowDepth } from '../rows/price-rows';

/** Where a column is, in CSS pixels from the left edge of the rows. */
export interface ColumnPlace {
  readonly left: number;
  readonly width: number;
}

export interface DepthPicture {
  readonly columns: Readonly<Record<'bid' | 'ask', ColumnPlace>>;
  readonly row_height: number;
  /** By index of the row from the top; undefined where nothing is shown. */
  readonly bids: readonly (RowDepth | undefined)[];
  readonly asks: readonly (RowDepth | undefined)[];
  /** The largest size of a row, and the largest sum of a side. */
  readonly size_max: number;
  readonly total_max: number;
}

/** Draws sizes and cumulative depth behind the rows: bars from the price outward. */
export class DepthCanvas {
  readonly #canvas: HTMLCanvasElement;
  readonly #context: CanvasRenderingContext2D | null;
  #colors = { bid: '', ask: '' };

  constructor(canvas: HTMLCanvasElement) {
    this.#canvas = canvas;
    this.#context = canvas.getContext('2d');
    this.readColors();
  }

  /** Reads the colors of the theme. */
  readColors(): void {
    const style = getComputedStyle(this.#canvas);
    this.#colors = {
      bid: style.getPropertyValue('--color-up'),
      ask: style.getPropertyValue('--color-down'),
    };
  }

  resize(width: number, height: number): void {
    const ratio = window.devicePixelRatio || 1;
    this.#canvas.style.width = `${width}px`;
    this.#canvas.style.height = `${height}px`;
    this.#canvas.width = Math.round(width * ratio);
    this.#canvas.height = Math.round(height * ratio);
    this.#context?.setTransform(ratio, 0, 0, ratio, 0, 0);
  }

  clear(): void {
    this.#context?.clearRect(0, 0, this.#canvas.width, this.#canvas.height);
  }

  draw(picture: DepthPicture): void {
    const context = this.#context;
    if (!context) return;
    this.clear();
    for (const side of ['bid', 'ask'] as const) {
      context.fillStyle = this.#colors[side];
      this.#drawSide(context, side, picture);
    }
  }

  #drawSide(context: CanvasRenderingContext2D, side: 'bid' | 'ask', picture: DepthPicture): void {
    const { columns, row_height, size_max, total_max } = picture;
    const { left, width } = columns[side];
    const rows = side === 'bid' ? picture.bids : picture.asks;
    const bar = (index: number, part: number, top: number, height: number) => {
      const length = Math.max(1, part * width);
      const x = side === 'bid' ? left + width - length : left;
      context.fillRect(x, index * row_height + top, length, height);
    };
    rows.forEach((row, index) => {
      if (!row) return;
      context.globalAlpha = 0.13;
      bar(index, row.total / total_max, 0, row_height - 1);
      context.globalAlpha = 0.32;
      bar(index, row.size / size_max, 1, row_height - 3);
    });
    context.globalAlpha = 1;
  }
}
