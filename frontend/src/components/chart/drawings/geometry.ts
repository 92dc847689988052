import type { Anchor, Drawing } from '@/lib/drawings';

/** A place on the prices' pane, in pixels from its upper left corner. */
export interface Place {
  x: number;
  y: number;
}

/** Turns times and prices into places on the pane and back. */
export interface Plane {
  readonly width: number;
  readonly height: number;
  /** Null where nothing is drawn yet. */
  place(anchor: Anchor): Place | null;
  /** The bar and the price at a place; null where there is none. */
  anchor(place: Place): Anchor | null;
}

/** What of a drawing can be taken hold of. */
export type Grip = 'whole' | 'from' | 'to';

export interface Hit {
  drawing: Drawing;
  grip: Grip;
}

/** How near is near enough for a mouse, in pixels. */
export const REACH = 6;
const END_REACH = 9;

const distance = (a: Place, b: Place): number => Math.hypot(a.x - b.x, a.y - b.y);

/** How far a place is from the stretch between two others. */
function distanceToStretch(place: Place, from: Place, to: Place): number {
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

function gripAt(drawing: Drawing, place: Place, plane: Plane, reach: number): Grip | null {
  if (drawing.kind === 'level') {
    const level = plane.place({ time: 0, price: drawing.price });
    return level && Math.abs(level.y - place.y) <= reach ? 'whole' : null;
  }
  const from = plane.place(drawing.from);
  const to = plane.place(drawing.to);
  if (!from || !to) return null;
  const endReach = END_REACH + reach - REACH;
  if (distance(place, from) <= endReach) return 'from';
  if (distance(place, to) <= endReach) return 'to';
  return distanceToStretch(place, from, to) <= reach ? 'whole' : null;
}

/** The drawing at a place, the one drawn last first; null where there is none. */
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

const shifted = (anchor: Anchor, dx: number, dy: number, plane: Plane): Anchor | null => {
  const place = plane.place(anchor);
  return place && plane.anchor({ x: place.x + dx, y: place.y + dy });
};

/** A drawing that was taken hold of, pulled some pixels along; null where it cannot go there. */
export function pulled(
  { drawing, grip }: Hit,
  dx: number,
  dy: number,
  plane: Plane,
): Drawing | null {
  if (drawing.kind === 'level') {
    const anchor = shifted({ time: 0, price: drawing.price }, 0, dy, plane);
    return anchor && { ...drawing, price: anchor.price };
  }
  const from = grip === 'to' ? drawing.from : shifted(drawing.from, dx, dy, plane);
  const to = grip === 'from' ? drawing.to : shifted(drawing.to, dx, dy, plane);
  return from && to && from.price > 0 && to.price > 0 ? { ...drawing, from, to } : null;
}
