import { distanceToSegment, type Place } from '../coordinates';

/** A part of a polyline, by the indices of its ends, with the point that is farthest from the chord. */
interface Span {
  first: number;
  last: number;
  farthest: number;
  distance: number;
}

function spanOf(places: readonly Place[], first: number, last: number): Span {
  const [from, to] = [places[first], places[last]];
  const span = { first, last, farthest: first, distance: 0 };
  if (!from || !to) return span;
  for (let index = first + 1; index < last; index += 1) {
    const place = places[index];
    const distance = place ? distanceToSegment(place, from, to) : 0;
    if (distance > span.distance) Object.assign(span, { farthest: index, distance });
  }
  return span;
}

/**
 * Returns the indices of the points that a polyline needs to stay within a tolerance in pixels of all of
 * them (U. Ramer, 1972; D. Douglas and T. Peucker, 1973), the most important ones if these are more than
 * `count`.
 */
export function simplified(
  places: readonly Place[],
  tolerance: number,
  count: number,
): readonly number[] {
  const last = places.length - 1;
  if (last < 1) return [...places.keys()];
  const kept = [0, last];
  const spans = [spanOf(places, 0, last)];
  while (kept.length < count) {
    const widest = spans.reduce((most, span) => (span.distance > most.distance ? span : most));
    if (widest.distance <= tolerance) break;
    kept.push(widest.farthest);
    spans.splice(
      spans.indexOf(widest),
      1,
      spanOf(places, widest.first, widest.farthest),
      spanOf(places, widest.farthest, widest.last),
    );
  }
  return kept.sort((left, right) => left - right);
}
