import type { Order } from '@finally/contract';

/**
 * Returns a list of orders with those that were listed before in their places: a changed order in the
 * place of the one that it replaces. New ones come first, in their order.
 */
export function keepPlaces(before: readonly Order[], after: readonly Order[]): readonly Order[] {
  const places = new Map(before.map(({ id }, index) => [id, index]));
  const placeOf = ({ id, replaces }: Order): number =>
    places.get(id) ?? places.get(replaces ?? '') ?? -1;
  return [...after].sort((a, b) => placeOf(a) - placeOf(b));
}
