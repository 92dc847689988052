import type { Anchor } from './drawings';

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
  /** The x coordinate of a time in Unix seconds; null if nothing is drawn yet. */
  xOf(time: number): number | null;
  /** The y coordinate of a price; null if nothing is drawn yet. */
  yOf(price: number): number | null;
  /** The number of bars from one time to another; may be fractional and negative. */
  barsBetween(from: number, to: number): number;
  /** The bar's time and the price at a point, for ends that snap to bars; null if there is none. */
  anchor(place: Place): Anchor | null;
  /** The exact time and price at a point; null if there is none. */
  point(place: Place): Anchor | null;
}

/** Returns the distance of a point from the segment between two others. */
export function distanceToSegment(place: Place, from: Place, to: Place): number {
  const [dx, dy] = [to.x - from.x, to.y - from.y];
  const length = Math.hypot(dx, dy);
  if (length === 0) return Math.hypot(place.x - from.x, place.y - from.y);
  const along = ((place.x - from.x) * dx + (place.y - from.y) * dy) / length ** 2;
  const share = Math.min(Math.max(along, 0), 1);
  return Math.hypot(place.x - from.x - share * dx, place.y - from.y - share * dy);
}
