import { SERIES_COLORS } from '../indicators/catalog/catalog';

/** Lines that a person has drawn on a chart, defined by time and price. */

export interface Anchor {
  /** Unix seconds, may be fractional. */
  time: number;
  price: number;
}

/** How far a trend line extends: between its ends, beyond its second end, or beyond both. */
export const EXTENTS = ['segment', 'ray', 'line'] as const;
export type Extent = (typeof EXTENTS)[number];

interface Drawn {
  id: string;
  /** The index of a series color, from 0; null for the default color of drawings. */
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

/** The position of a new drawing, without id and appearance. */
export type DrawnLine =
  | { kind: 'level'; price: number }
  | { kind: 'trend'; from: Anchor; to: Anchor };

/** Maximum number of lines per ticker; a chart with more is unreadable. */
export const DRAWINGS_MAX = 100;

/** Returns a line as a drawing with the default appearance. */
export const newDrawing = (line: DrawnLine, id: string): Drawing =>
  line.kind === 'level'
    ? { ...line, id, color: null }
    : { ...line, id, color: null, extent: 'segment' };

/** Returns the drawing moved in time and price. */
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

/** Returns a stored drawing, also from versions without colors and extents; null if it is invalid. */
export function readDrawing(value: unknown): Drawing | null {
  const { kind, id, price, from, to, color, extent } = (value ?? {}) as Record<string, unknown>;
  if (typeof id !== 'string') return null;
  const common = { id, color: isColor(color) ? color : null };
  if (kind === 'level') return isPrice(price) ? { kind, ...common, price } : null;
  if (kind !== 'trend' || !isAnchor(from) || !isAnchor(to)) return null;
  return { kind, ...common, from, to, extent: EXTENTS.find((one) => one === extent) ?? 'segment' };
}
