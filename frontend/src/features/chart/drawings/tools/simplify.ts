import { distanceToSegment, type Place } from '../coordinates';

/**
 * Returns the indices of the points that a polyline needs to stay within a tolerance in pixels of all of
 * them (U. Ramer, 1972; D. Douglas and T. Peucker, 1973).
 */
export function simplified(places: readonly Place[], tolerance: number): readonly number[] {
  const kept = new Set<number>();
  const spans: [number, number][] = [[0, places.length - 1]];
  for (let span = spans.pop(); span; span = spans.pop()) {
    const [first, last] = span;
    const [from, to] = [places[first], places[last]];
    if (!from || !to) continue;
    kept.add(first).add(last);
    let farthest = first;
    let distance = tolerance;
    for (let index = first + 1; index < last; index += 1) {
      const place = places[index];
      const own = place ? distanceToSegment(place, from, to) : 0;
      if (own > distance) [farthest, distance] = [index, own];
    }
    if (farthest !== first) spans.push([first, farthest], [farthest, last]);
  }
  return [...kept].sort((left, right) => left - right);
}

/** Returns like `simplified`, with a tolerance that leaves no more than a number of points. */
export function simplifiedTo(
  places: readonly Place[],
  tolerance: number,
  count: number,
): readonly number[] {
  let kept = simplified(places, tolerance);
  for (let wider = tolerance * 2; kept.length > count; wider *= 2) kept = simplified(places, wider);
  return kept;
}
