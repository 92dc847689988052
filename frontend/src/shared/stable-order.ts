/**
 * An order in which nothing moves that was shown already: what is gone leaves its place, and what
 * is new comes last. For rows that somebody points at.
 */
export function stableOrder<Item>(
  shown: readonly Item[],
  wanted: readonly Item[],
): readonly Item[] {
  const there = new Set(wanted);
  const kept = shown.filter((item) => there.has(item));
  const known = new Set(kept);
  return [...kept, ...wanted.filter((item) => !known.has(item))];
}
