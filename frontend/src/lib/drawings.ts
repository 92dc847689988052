/** Lines that a person has drawn on a chart, in terms of time and price. */

export interface Anchor {
  /** Unix seconds. */
  time: number;
  price: number;
}

export interface Level {
  kind: 'level';
  id: string;
  price: number;
}

export interface TrendLine {
  kind: 'trend';
  id: string;
  from: Anchor;
  to: Anchor;
}

export type Drawing = Level | TrendLine;
export type DrawingKind = Drawing['kind'];

/** Lines that one ticker may bear; a chart with more cannot be read. */
export const DRAWINGS_MAX = 100;

/** A drawing further along in time and at another price. */
export function moved(drawing: Drawing, seconds: number, dollars: number): Drawing {
  if (drawing.kind === 'level') return { ...drawing, price: drawing.price + dollars };
  const shift = ({ time, price }: Anchor) => ({ time: time + seconds, price: price + dollars });
  return { ...drawing, from: shift(drawing.from), to: shift(drawing.to) };
}

/** The lowest price that the drawing touches. */
export const lowestPrice = (drawing: Drawing): number =>
  drawing.kind === 'level' ? drawing.price : Math.min(drawing.from.price, drawing.to.price);

const isPrice = (value: unknown): value is number => Number.isFinite(value) && Number(value) > 0;

const isAnchor = (value: unknown): value is Anchor => {
  const { time, price } = (value ?? {}) as Partial<Anchor>;
  return Number.isFinite(time) && isPrice(price);
};

/** Whether something read from outside is a drawing. */
export function isDrawing(value: unknown): value is Drawing {
  const { kind, id, price, from, to } = (value ?? {}) as Partial<Level & TrendLine> & {
    kind?: unknown;
  };
  if (typeof id !== 'string') return false;
  return kind === 'level' ? isPrice(price) : kind === 'trend' && isAnchor(from) && isAnchor(to);
}
