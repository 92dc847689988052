/** Straight lines on a chart through two points, whose times are in any one unit. */

export interface LinePoint {
  time: number;
  price: number;
}

export interface LinePoints {
  from: LinePoint;
  to: LinePoint;
}

/** How far a line extends: between its ends, beyond its second end, or beyond both. */
export const LINE_EXTENTS = ['segment', 'ray', 'line'] as const;
export type LineExtent = (typeof LINE_EXTENTS)[number];

/** Returns the price of a line at a time, also beyond its ends; that of the first end if it is vertical. */
export const linePriceAt = ({ from, to }: LinePoints, time: number): number =>
  from.time === to.time
    ? from.price
    : from.price + ((time - from.time) / (to.time - from.time)) * (to.price - from.price);

/** Returns the first and the last time of a line; infinite if it does not end. */
export function lineSpan(
  from_time: number,
  to_time: number,
  extent: LineExtent,
): { first: number; last: number } {
  const isForward = to_time >= from_time;
  if (extent === 'line') return { first: -Infinity, last: Infinity };
  if (extent === 'segment') {
    return { first: Math.min(from_time, to_time), last: Math.max(from_time, to_time) };
  }
  return isForward ? { first: from_time, last: Infinity } : { first: -Infinity, last: from_time };
}
