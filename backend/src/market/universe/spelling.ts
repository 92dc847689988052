import { editDistance } from './edit-distance.ts';
import type { Entry, Query } from './entry.ts';

/** Words that say only what kind of firm it is: near misses of these mean nothing. */
const LEGAL_FORMS = new Set(
  'ag and class co company corp corporation group holding holdings inc incorporated limited ltd of plc public se the trust'.split(
    ' ',
  ),
);

/** How many slips a word of this many letters may hold: Elasticsearch's `fuzziness: AUTO`. */
const slipsAllowed = (length: number): number => (length < 3 ? 0 : length <= 5 ? 1 : 2);

/** Below this many letters, what is typed is compared with whole words only. */
const BEGINNING_LENGTH_MIN = 4;

/**
 * How far `typed` is from `word`, or from its beginning while typing goes on.
 * Fewer slips come first, then whole words, then a right first letter, which
 * people seldom miss (Yannakoudakis and Fawthrop, "The rules of spelling
 * errors", Information Processing & Management 19(2), 1983).
 *
 * @returns undefined where it is too far to be meant
 */
function spellingCost(typed: string, word: string, allowed: number): number | undefined {
  const whole = editDistance(typed, word, allowed);
  const begun = typed.length >= BEGINNING_LENGTH_MIN && typed.length < word.length;
  const start = begun ? editDistance(typed, word.slice(0, typed.length), allowed) : whole;
  const slips = Math.min(whole, start);
  if (slips > allowed) return undefined;
  return slips * 4 + (whole === slips ? 0 : 2) + (typed[0] === word[0] ? 0 : 1);
}

/** One bit for each letter that occurs; letters may share a bit. */
function lettersOf(word: string): number {
  let letters = 0;
  for (let place = 0; place < word.length; place++) letters |= 1 << (word.charCodeAt(place) & 31);
  return letters;
}

/** Each slip brings at most one letter that the word lacks, so this many lacking cost as many. */
function lacks(letters: number, wanted: number, allowed: number): boolean {
  let lacking = wanted & ~letters;
  for (let spare = allowed; spare > 0; spare--) lacking &= lacking - 1;
  return lacking !== 0;
}

/**
 * Prepares a search for entries by misspelt tickers and names. It answers
 * those of which every word typed is nearly a ticker or a word of the name,
 * nearest first.
 */
export function createSpelling(entries: readonly Entry[]): (query: Query) => Entry[] {
  const vocabulary = new Map<string, { letters: number; holders: Entry[] }>();
  for (const entry of entries) {
    for (const word of new Set([entry.ticker, ...entry.words])) {
      if (LEGAL_FORMS.has(word)) continue;
      const known = vocabulary.get(word);
      if (known) known.holders.push(entry);
      else vocabulary.set(word, { letters: lettersOf(word), holders: [entry] });
    }
  }

  const costsOf = (typed: string): Map<Entry, number> => {
    const costs = new Map<Entry, number>();
    const allowed = slipsAllowed(typed.length);
    const wanted = lettersOf(typed);
    for (const [word, { letters, holders }] of vocabulary) {
      if (lacks(letters, wanted, allowed)) continue;
      const cost = spellingCost(typed, word, allowed);
      if (cost === undefined) continue;
      for (const entry of holders) {
        costs.set(entry, Math.min(cost, costs.get(entry) ?? cost));
      }
    }
    return costs;
  };

  return (query) => {
    const [first, ...others] = query.words.filter((word) => !LEGAL_FORMS.has(word));
    if (first === undefined) return [];
    let total = costsOf(first);
    for (const word of others) {
      if (total.size === 0) break;
      const costs = costsOf(word);
      total = new Map(
        [...total].flatMap(([entry, cost]) => {
          const more = costs.get(entry);
          return more === undefined ? [] : [[entry, cost + more]];
        }),
      );
    }
    return [...total]
      .sort(([a, cost], [b, other]) => cost - other || a.order - b.order)
      .map(([entry]) => entry);
  };
}
