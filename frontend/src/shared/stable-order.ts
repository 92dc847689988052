/**
 * Returns the wanted items in the order shown before: items that are gone are removed, new ones are
 * appended. For rows under the pointer, which must not move.
 */
export function stableOrder<Item>(
  shown: readonly Item[],
  wanted: readonly Item[],
): readonly Item[] {
  const remaining = new Set(wanted);
  const kept = shown.filter((item) => remaining.has(item));
  const known = new Set(kept);
  return [...kept, ...wanted.filter((item) => !known.has(item))];
}
