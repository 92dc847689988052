/**
 * How well a text fits what was typed: the letters in turn, better where they
 * are together and where they begin words. Null where they are not all there.
 */
export function fuzzyScore(typed: string, text: string): number | null {
  const wanted = typed.toLowerCase().replaceAll(/\s+/g, '');
  const there = text.toLowerCase();
  let score = 0;
  let from = 0;
  for (const letter of wanted) {
    const at = there.indexOf(letter, from);
    if (at < 0) return null;
    const isWordStart = at === 0 || /[\s.:-]/.test(there[at - 1] ?? '');
    score += at === from && from > 0 ? 3 : isWordStart ? 2 : 0;
    score -= Math.min(at - from, 10) / 10;
    from = at + 1;
  }
  return score;
}

/** What fits, best first; the order stands where two fit alike. */
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
