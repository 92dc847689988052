import { SERIES_COLORS } from '../indicators/catalog';

/** Lines that a person has drawn on a chart, in terms of time and price. */

export interface Anchor {
  /** Unix seconds; not always a whole number. */
  time: number;
  price: number;
}

/** How far a trend line reaches: between its ends, on beyond its second end, or both ways. */
export const EXTENTS = ['segment', 'ray', 'line'] as const;
export type Extent = (typeof EXTENTS)[number];

interface Drawn {
  id: string;
  /** The slot of a series color, from 0; null for the usual color of drawings. */
  color: number | null;
}

export interface Level extends Drawn {
  kind: 'level';
  price: number;
}

export interface TrendLine extends Drawn {
  kind: 'trend';
  from: Anchor;
  to: Anchor;
  extent: Extent;
}

export type Drawing = Level | TrendLine;
export type DrawingKind = Drawing['kind'];

/** Where a new drawing lies, before it has an id and a look. */
export type DrawnLine =
  | { kind: 'level'; price: number }
  | { kind: 'trend'; from: Anchor; to: Anchor };

/** Lines that one ticker may bear; a chart with more cannot be read. */
export const DRAWINGS_MAX = 100;

/** Returns a line as a drawing with the usual look. */
export const newDrawing = (line: DrawnLine, id: string): Drawing =>
  line.kind === 'level'
    ? { ...line, id, color: null }
    : { ...line, id, color: null, extent: 'segment' };

/** Returns the drawing further along in time and at another price. */
export function moved(drawing: Drawing, seconds: number, dollars: number): Drawing {
  if (drawing.kind === 'level') return { ...drawing, price: drawing.price + dollars };
  const shift = ({ time, price }: Anchor) => ({ time: time + seconds, price: price + dollars });
  return { ...drawing, from: shift(drawing.from), to: shift(drawing.to) };
}

/** Returns the lowest price among the points that define the drawing. */
export const lowestPrice = (drawing: Drawing): number =>
  drawing.kind === 'level' ? drawing.price : Math.min(drawing.from.price, drawing.to.price);

const isPrice = (value: unknown): value is number => Number.isFinite(value) && Number(value) > 0;

const isAnchor = (value: unknown): value is Anchor => {
  const { time, price } = (value ?? {}) as Partial<Anchor>;
  return Number.isFinite(time) && isPrice(price);
};

const isColor = (value: unknown): value is number =>
  Number.isInteger(value) && Number(value) >= 0 && Number(value) < SERIES_COLORS;

/** Returns a drawing that was stored, also by a version that knew no looks; null if it is none. */
export function readDrawing(value: unknown): Drawing | null {
  const { kind, id, price, from, to, color, extent } = (value ?? {}) as Record<string, unknown>;
  if (typeof id !== 'string') return null;
  const look = { id, color: isColor(color) ? color : null };
  if (kind === 'level') return isPrice(price) ? { kind, ...look, price } : null;
  if (kind !== 'trend' || !isAnchor(from) || !isAnchor(to)) return null;
  return { kind, ...look, from, to, extent: EXTENTS.find((one) => one === extent) ?? 'segment' };
}
