/**
 * Caches the recent answers of a pure function. The least recently requested answer is evicted
 * first.
 */
export function remembered<Answer>(
  answers_max: number,
  answer: (asked: string) => Answer,
): (asked: string) => Answer {
  const known = new Map<string, Answer>();
  return (asked) => {
    const before = known.get(asked);
    const found = before ?? answer(asked);
    known.delete(asked);
    known.set(asked, found);
    const [longest_ago] = known.keys();
    if (known.size > answers_max && longest_ago !== undefined) known.delete(longest_ago);
    return found;
  };
}
