/**
 * Returns how well a text matches what was typed: its letters in order, with a higher score if they are
 * adjacent or start words. Null if letters are missing.
 */
export function fuzzyScore(typed: string, text: string): number | null {
  const wanted = typed.toLowerCase().replaceAll(/\s+/g, '');
  const searched = text.toLowerCase();
  let score = 0;
  let from = 0;
  for (const letter of wanted) {
    const at = searched.indexOf(letter, from);
    if (at < 0) return null;
    const isWordStart = at === 0 || /[\s.:-]/.test(searched[at - 1] ?? '');
    score += at === from && from > 0 ? 3 : isWordStart ? 2 : 0;
    score -= Math.min(at - from, 10) / 10;
    from = at + 1;
  }
  return score;
}

/** Returns the items that match, best first; equal matches keep their order. */
export function fuzzyFilter<Item>(
  typed: string,
  items: readonly Item[],
  textOf: (item: Item) => string,
): readonly Item[] {
  return items
    .map((item) => ({ item, score: fuzzyScore(typed, textOf(item)) }))
    .filter((rated): rated is { item: Item; score: number } => rated.score !== null)
    .sort((a, b) => b.score - a.score)
    .map(({ item }) => item);
}
