import type {
  IPrimitivePaneRenderer,
  IPrimitivePaneView,
  ISeriesPrimitive,
  PrimitiveHoveredItem,
  SeriesAttachedParameter,
  Time,
} from 'lightweight-charts';
import { formatPrice } from '@/shared/format/format';
import { faded, figuresFont, type Palette } from '../price-chart/painting/theme';
import type { Drawing, TrendLine } from './drawings';
import { hitAt, type Place, type Plane, segmentOf } from './geometry';

const HANDLE_RADIUS = 4;

type Target = Parameters<IPrimitivePaneRenderer['draw']>[0];

/** Draws the person's lines over the prices. */
export class DrawingLayer implements ISeriesPrimitive<Time> {
  readonly #plane: Plane;
  readonly #views: readonly IPrimitivePaneView[];
  #palette: Palette;
  #drawings: readonly Drawing[] = [];
  #selected: string | null = null;
  /** The line that is being drawn. */
  #draft: Drawing | null = null;
  #requestUpdate: () => void = () => {};

  constructor(plane: Plane, palette: Palette) {
    this.#plane = plane;
    this.#palette = palette;
    const renderer: IPrimitivePaneRenderer = { draw: (target) => this.#draw(target) };
    this.#views = [{ zOrder: () => 'top', renderer: () => renderer }];
  }

  get drawings(): readonly Drawing[] {
    return this.#drawings;
  }

  get selected(): Drawing | null {
    return this.#drawings.find(({ id }) => id === this.#selected) ?? null;
  }

  attached({ requestUpdate }: SeriesAttachedParameter<Time>): void {
    this.#requestUpdate = requestUpdate;
  }

  paneViews(): readonly IPrimitivePaneView[] {
    return this.#views;
  }

  hitTest(x: number, y: number): PrimitiveHoveredItem | null {
    const hit = hitAt(this.#drawings, { x, y }, this.#plane);
    if (!hit) return null;
    const cursorStyle = hit.grip === 'whole' ? 'move' : 'crosshair';
    return { externalId: hit.drawing.id, zOrder: 'top', cursorStyle };
  }

  show(drawings: readonly Drawing[], selected: string | null): void {
    this.#drawings = drawings;
    this.#selected = selected;
    this.#requestUpdate();
  }

  showDraft(draft: Drawing | null): void {
    this.#draft = draft;
    this.#requestUpdate();
  }

  repaint(palette: Palette): void {
    this.#palette = palette;
    this.#requestUpdate();
  }

  #draw(target: Target): void {
    // biome-ignore lint/correctness/useHookAtTopLevel: a method of the canvas library, not a React hook.
    target.useMediaCoordinateSpace(({ context }) => {
      for (const drawing of this.#drawings) this.#drawOne(context, drawing);
      if (this.#draft) this.#drawOne(context, this.#draft);
    });
  }

  #drawOne(context: CanvasRenderingContext2D, drawing: Drawing): void {
    const isSelected = drawing.id === this.#selected;
    const { accent, info, series } = this.#palette;
    const own = drawing.color === null ? undefined : series[drawing.color];
    // A line with a chosen color keeps it; handles and width show that it is selected.
    const color = own ?? (isSelected ? accent : info);
    context.strokeStyle = color;
    context.lineWidth = isSelected ? 2 : 1.5;
    if (drawing.kind === 'level') this.#drawLevel(context, drawing.price, color, isSelected);
    else this.#drawTrend(context, drawing, isSelected);
  }

  #drawLevel(
    context: CanvasRenderingContext2D,
    price: number,
    color: string,
    isSelected: boolean,
  ): void {
    const y = this.#plane.yOf(price);
    if (y === null) return;
    const { width } = this.#plane;
    stroke(context, { x: 0, y }, { x: width, y });
    const text = formatPrice(price);
    context.font = `11px ${figuresFont()}`;
    const textWidth = context.measureText(text).width;
    const left = width - textWidth - 10;
    context.fillStyle = faded(this.#palette.panel, 0.85);
    context.fillRect(left, y - 17, textWidth + 8, 15);
    context.fillStyle = color;
    context.textBaseline = 'middle';
    context.textAlign = 'left';
    context.fillText(text, left + 4, y - 9);
    if (isSelected) this.#drawHandle(context, { x: width / 2, y });
  }

  #drawTrend(context: CanvasRenderingContext2D, line: TrendLine, isSelected: boolean): void {
    const segment = segmentOf(line, this.#plane);
    if (!segment) return;
    stroke(context, segment.from, segment.to);
    if (!isSelected) return;
    for (const end of [line.from, line.to]) {
      const place = this.#plane.place(end);
      if (place) this.#drawHandle(context, place);
    }
  }

  #drawHandle(context: CanvasRenderingContext2D, { x, y }: Place): void {
    context.beginPath();
    context.arc(x, y, HANDLE_RADIUS, 0, 2 * Math.PI);
    context.fillStyle = this.#palette.panel;
    context.fill();
    context.stroke();
  }
}

function stroke(context: CanvasRenderingContext2D, from: Place, to: Place): void {
  context.beginPath();
  context.moveTo(from.x, from.y);
  context.lineTo(to.x, to.y);
  context.stroke();
}
