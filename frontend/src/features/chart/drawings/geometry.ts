import type { Anchor, Drawing, TrendLine } from './drawings';

/** A point on the pane of the prices, in pixels from its upper left corner. */
export interface Place {
  x: number;
  y: number;
}

/** Converts times and prices to points on the pane and back. */
export interface Plane {
  readonly width: number;
  readonly height: number;
  /** Null if nothing is drawn yet. */
  place(anchor: Anchor): Place | null;
  /** The y coordinate of a price; null if nothing is drawn yet. */
  yOf(price: number): number | null;
  /** The bar's time and the price at a point, for ends that snap to bars; null if there is none. */
  anchor(place: Place): Anchor | null;
  /** The exact time and price at a point; null if there is none. */
  point(place: Place): Anchor | null;
}

/** The part of a drawing that can be dragged. */
export type Grip = 'whole' | 'from' | 'to';

export interface Hit {
  drawing: Drawing;
  grip: Grip;
}

/** Maximum distance of a hit by mouse, in pixels. */
export const REACH = 6;
const END_REACH = 9;

const distance = (a: Place, b: Place): number => Math.hypot(a.x - b.x, a.y - b.y);

/** Returns the distance of a point from the segment between two others. */
function distanceToSegment(place: Place, from: Place, to: Place): number {
  const length = distance(from, to);
  if (length === 0) return distance(place, from);
  const along =
    ((place.x - from.x) * (to.x - from.x) + (place.y - from.y) * (to.y - from.y)) / length ** 2;
  const share = Math.min(Math.max(along, 0), 1);
  return distance(place, {
    x: from.x + share * (to.x - from.x),
    y: from.y + share * (to.y - from.y),
  });
}

/** Returns the point on the line through two others that is `reach` beyond the second. */
function beyond(from: Place, to: Place, reach: number): Place {
  const length = distance(from, to);
  if (length === 0) return to;
  const factor = (length + reach) / length;
  return { x: from.x + factor * (to.x - from.x), y: from.y + factor * (to.y - from.y) };
}

/** Returns the ends of the segment that is drawn of a trend line, with its extent; null if there is none. */
export function segmentOf(line: TrendLine, plane: Plane): { from: Place; to: Place } | null {
  const from = plane.place(line.from);
  const to = plane.place(line.to);
  if (!from || !to) return null;
  // The ends may be far outside of the pane.
  const reach = plane.width + plane.height + Math.hypot(to.x, to.y) + Math.hypot(from.x, from.y);
  return {
    from: line.extent === 'line' ? beyond(to, from, reach) : from,
    to: line.extent === 'segment' ? to : beyond(from, to, reach),
  };
}

function gripAt(drawing: Drawing, place: Place, plane: Plane, reach: number): Grip | null {
  if (drawing.kind === 'level') {
    const y = plane.yOf(drawing.price);
    return y !== null && Math.abs(y - place.y) <= reach ? 'whole' : null;
  }
  const from = plane.place(drawing.from);
  const to = plane.place(drawing.to);
  const segment = segmentOf(drawing, plane);
  if (!from || !to || !segment) return null;
  const endReach = END_REACH + reach - REACH;
  if (distance(place, from) <= endReach) return 'from';
  if (distance(place, to) <= endReach) return 'to';
  return distanceToSegment(place, segment.from, segment.to) <= reach ? 'whole' : null;
}

/** Returns the drawing at a point, the topmost if there are several; null if there is none. */
export function hitAt(
  drawings: readonly Drawing[],
  place: Place,
  plane: Plane,
  reach = REACH,
): Hit | null {
  for (const drawing of drawings.toReversed()) {
    const grip = gripAt(drawing, place, plane, reach);
    if (grip) return { drawing, grip };
  }
  return null;
}

type Reader = (place: Place) => Anchor | null;

const shifted = (anchor: Anchor, dx: number, dy: number, plane: Plane, read: Reader) => {
  const place = plane.place(anchor);
  return place && read({ x: place.x + dx, y: place.y + dy });
};

/**
 * Returns a drawing dragged by some pixels; null if it cannot be moved there. A dragged end snaps to the
 * bars shown; a line dragged as a whole keeps its shape.
 */
export function dragged(
  { drawing, grip }: Hit,
  dx: number,
  dy: number,
  plane: Plane,
): Drawing | null {
  if (drawing.kind === 'level') {
    const y = plane.yOf(drawing.price);
    const point = y === null ? null : plane.point({ x: 0, y: y + dy });
    return point && { ...drawing, price: point.price };
  }
  const read: Reader = grip === 'whole' ? plane.point : plane.anchor;
  const from = grip === 'to' ? drawing.from : shifted(drawing.from, dx, dy, plane, read);
  const to = grip === 'from' ? drawing.to : shifted(drawing.to, dx, dy, plane, read);
  return from && to ? { ...drawing, from, to } : null;
}
