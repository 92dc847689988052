import { distanceToSegment, type Place, type Plane } from './coordinates';
import { type Anchor, type Drawing, pointsOf, withPoints } from './drawings';
import { boxOf } from './shapes/shape';
import { shapeOf } from './shapes/shapes';

export type { Place, Plane } from './coordinates';

/** The part of a drawing that can be dragged: the whole, or a point by its index. */
export type Grip = 'whole' | number;

export interface Hit {
  drawing: Drawing;
  grip: Grip;
}

/** Maximum distance of a hit by mouse, in pixels. */
export const REACH = 6;
const END_REACH = 9;

/** Returns the points of a drawing that can be dragged alone. */
export const handlesOf = (drawing: Drawing): readonly Anchor[] =>
  drawing.kind === 'brush' || drawing.kind === 'text' ? [] : pointsOf(drawing);

function gripAt(drawing: Drawing, place: Place, plane: Plane, reach: number): Grip | null {
  const endReach = END_REACH + reach - REACH;
  for (const [index, handle] of handlesOf(drawing).entries()) {
    const end = plane.place(handle);
    if (end && Math.hypot(end.x - place.x, end.y - place.y) <= endReach) return index;
  }
  const shape = shapeOf(drawing, plane);
  if (!shape) return null;
  const isNear = shape.segments.some(({ from, to }) => distanceToSegment(place, from, to) <= reach);
  if (isNear) return 'whole';
  const isOnText =
    drawing.kind === 'text' &&
    shape.labels?.some((label) => {
      const { left, top, width, height } = boxOf(label, plane.width);
      const { x, y } = place;
      return x >= left && x <= left + width && y >= top && y <= top + height;
    });
  return isOnText ? 'whole' : null;
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
    if (grip !== null) return { drawing, grip };
  }
  return null;
}

/**
 * Returns a drawing dragged by some pixels; null if it cannot be moved there. A dragged point snaps to the
 * bars shown; a drawing dragged as a whole keeps its shape.
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
  if (drawing.kind === 'vertical') {
    const x = plane.xOf(drawing.time);
    const point = x === null ? null : plane.anchor({ x: x + dx, y: plane.height / 2 });
    return point && { ...drawing, time: point.time };
  }
  const read = grip === 'whole' ? plane.point : plane.anchor;
  const points: Anchor[] = [];
  for (const [index, point] of pointsOf(drawing).entries()) {
    const place = plane.place(point);
    const isMoved = grip === 'whole' || grip === index;
    const next = isMoved ? place && read({ x: place.x + dx, y: place.y + dy }) : point;
    if (!next) return null;
    points.push(next);
  }
  return withPoints(drawing, points);
}
