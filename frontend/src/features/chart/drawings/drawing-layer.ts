import type {
  IPrimitivePaneRenderer,
  IPrimitivePaneView,
  ISeriesPrimitive,
  PrimitiveHoveredItem,
  SeriesAttachedParameter,
  Time,
} from 'lightweight-charts';
import { faded, figuresFont, type Palette } from '../price-chart/painting/theme';
import type { Drawing } from './drawings';
import { handlesOf, hitAt, type Place, type Plane } from './geometry';
import { boxOf, LABEL_PADDING_PX, type Label, LINE_PX, type Tone } from './shapes/shape';
import { shapeOf } from './shapes/shapes';

const HANDLE_RADIUS = 4;
const AREA_OPACITY = 0.12;

/** The bell of the icons of the page (Lucide), in a square of 24 units. */
const BELL_PATHS = [
  'M10.268 21a2 2 0 0 0 3.464 0',
  'M3.262 15.326A1 1 0 0 0 4 17h16a1 1 0 0 0 .74-1.673C19.41 13.956 18 12.499 18 8A6 6 0 0 0 6 8c0 4.499-1.411 5.956-2.738 7.326',
];
const BELL_UNITS = 24;
const BELL_PX = 13;

type Target = Parameters<IPrimitivePaneRenderer['draw']>[0];
type Colors = Readonly<Record<Tone, string>>;

/** Draws what a person has drawn over the prices. */
export class DrawingLayer implements ISeriesPrimitive<Time> {
  readonly #plane: Plane;
  readonly #views: readonly IPrimitivePaneView[];
  #palette: Palette;
  #drawings: readonly Drawing[] = [];
  #selected: string | null = null;
  /** What is being drawn. */
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
    const movable = hit.grip === 'whole' ? 'move' : 'crosshair';
    const cursorStyle = hit.drawing.is_locked ? 'pointer' : movable;
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

  #colorsOf(drawing: Drawing, isSelected: boolean): Colors {
    const { accent, info, muted, up, down, series } = this.#palette;
    const chosen = drawing.color === null ? undefined : series[drawing.color];
    // A drawing with a chosen color keeps it; handles and width show that it is selected.
    return { own: chosen ?? (isSelected ? accent : info), up, down, quiet: muted };
  }

  #drawOne(context: CanvasRenderingContext2D, drawing: Drawing): void {
    const shape = shapeOf(drawing, this.#plane);
    if (!shape) return;
    const isSelected = drawing.id === this.#selected;
    const colors = this.#colorsOf(drawing, isSelected);
    for (const { corners, tone } of shape.areas ?? []) {
      trace(context, corners);
      context.fillStyle = faded(colors[tone], AREA_OPACITY);
      context.fill();
    }
    context.lineWidth = drawing.width + (isSelected ? 1 : 0.5);
    context.lineCap = 'round';
    for (const { from, to, tone = 'own' } of shape.segments) {
      context.strokeStyle = colors[tone];
      trace(context, [from, to]);
      context.stroke();
    }
    for (const label of shape.labels ?? []) this.#drawLabel(context, label, colors[label.tone]);
    for (const at of shape.bells ?? []) this.#drawBell(context, at, colors.own);
    if (isSelected) this.#drawHandles(context, drawing, colors.own);
  }

  #drawBell(context: CanvasRenderingContext2D, { x, y }: Place, color: string): void {
    context.save();
    context.translate(x - BELL_PX / 2, y - BELL_PX - HANDLE_RADIUS);
    context.fillStyle = faded(this.#palette.panel, 0.85);
    context.fillRect(0, 0, BELL_PX, BELL_PX);
    context.scale(BELL_PX / BELL_UNITS, BELL_PX / BELL_UNITS);
    context.strokeStyle = color;
    context.lineWidth = 2;
    for (const path of BELL_PATHS) context.stroke(new Path2D(path));
    context.restore();
  }

  #drawLabel(context: CanvasRenderingContext2D, label: Label, color: string): void {
    const { left, top, width, height } = boxOf(label, this.#plane.width);
    context.fillStyle = faded(this.#palette.panel, 0.85);
    context.fillRect(left, top, width, height);
    context.font = `11px ${figuresFont()}`;
    context.fillStyle = color;
    context.textBaseline = 'middle';
    context.textAlign = 'left';
    for (const [index, line] of label.lines.entries()) {
      context.fillText(line, left + LABEL_PADDING_PX, top + (index + 0.5) * LINE_PX);
    }
  }

  #drawHandles(context: CanvasRenderingContext2D, drawing: Drawing, color: string): void {
    context.strokeStyle = color;
    context.lineWidth = 2;
    context.fillStyle = drawing.is_locked ? color : this.#palette.panel;
    for (const { x, y } of this.#handlePlaces(drawing)) {
      context.beginPath();
      context.arc(x, y, HANDLE_RADIUS, 0, 2 * Math.PI);
      context.fill();
      context.stroke();
    }
  }

  #handlePlaces(drawing: Drawing): readonly Place[] {
    const { width, height } = this.#plane;
    if (drawing.kind === 'level') {
      const y = this.#plane.yOf(drawing.price);
      return y === null ? [] : [{ x: width / 2, y }];
    }
    if (drawing.kind === 'vertical') {
      const x = this.#plane.xOf(drawing.time);
      return x === null ? [] : [{ x, y: height / 2 }];
    }
    const points = drawing.kind === 'text' ? [drawing.at] : handlesOf(drawing);
    return points.map(this.#plane.place).filter((place) => place !== null);
  }
}

function trace(context: CanvasRenderingContext2D, [first, ...rest]: readonly Place[]): void {
  if (!first) return;
  context.beginPath();
  context.moveTo(first.x, first.y);
  for (const { x, y } of rest) context.lineTo(x, y);
}
