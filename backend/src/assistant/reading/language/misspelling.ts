import type { Ticker } from '@finally/contract';
import { NEAR_WORDS } from './everyday-words.ts';

/** Shorter names are similar to too many ordinary words. */
const NAME_LENGTH_MIN = 5;

const withoutOne = (word: string): readonly string[] =>
  [...word].map((_, index) => word.slice(0, index) + word.slice(index + 1));

/** Returns true if one letter was omitted, added, replaced, or swapped with the next. */
function isOneEditAway(a: string, b: string): boolean {
  let start = 0;
  while (start < a.length && a[start] === b[start]) start++;
  const [restA, restB] = [a.slice(start), b.slice(start)];
  const swapped = `${restA[1] ?? ''}${restA[0] ?? ''}${restA.slice(2)}`;
  return (
    restA.slice(1) === restB ||
    restA === restB.slice(1) ||
    restA.slice(1) === restB.slice(1) ||
    swapped === restB
  );
}

/**
 * Finds the only name that a word misspells by one letter, other than the first letter.
 *
 * @param names tickers by name, in lower case
 * @returns a lookup function, which returns undefined for English words and if several names are
 *   equally close
 */
export function createMisspellings(
  names: ReadonlyMap<string, readonly Ticker[]>,
): (word: string) => Ticker | undefined {
  const near = new Map<string, string[]>();
  for (const name of names.keys()) {
    if (name.length < NAME_LENGTH_MIN) continue;
    for (const key of [name, ...withoutOne(name)]) {
      const entered = near.get(key);
      if (entered) entered.push(name);
      else near.set(key, [name]);
    }
  }
  return (word) => {
    if (!/^[a-z]{4,20}$/.test(word) || NEAR_WORDS.has(word)) return undefined;
    const found = new Set<Ticker>();
    for (const key of [word, ...withoutOne(word)]) {
      for (const name of near.get(key) ?? []) {
        if (name[0] !== word[0] || !isOneEditAway(word, name)) continue;
        for (const ticker of names.get(name) ?? []) found.add(ticker);
      }
    }
    const [only, ...others] = found;
    return others.length === 0 ? only : undefined;
  };
}
