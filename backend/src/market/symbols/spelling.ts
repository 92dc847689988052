import { editDistance } from './edit-distance.ts';
import type { Entry, Query } from './entry.ts';
import { lacks, lettersOf } from './letters.ts';

/** Words for legal forms. A fuzzy match of one of these is meaningless. */
const LEGAL_FORMS = new Set(
  'ag and class co company corp corporation group holding holdings inc incorporated limited ltd of plc public se the trust'.split(
    ' ',
  ),
);

/**
 * Number of typing errors allowed in a word of this length; same as Elasticsearch's `fuzziness:
 * AUTO`.
 */
const slipsAllowed = (length: number): number => (length < 3 ? 0 : length <= 5 ? 1 : 2);

/** Maximum number of typed words that are compared; names have fewer. */
const WORDS_MAX = 8;

/** Shorter typed text is compared with whole words only. */
const BEGINNING_LENGTH_MIN = 4;

/**
 * Returns how far `typed` is from `word` or from its beginning. Lower is better: fewer errors
 * first, then whole words, then a correct first letter, which people rarely get wrong
 * (Yannakoudakis and Fawthrop, "The rules of spelling errors", Information Processing & Management
 * 19(2), 1983).
 *
 * @returns undefined if there are too many errors
 */
function spellingCost(typed: string, word: string, allowed: number): number | undefined {
  const whole = editDistance(typed, word, allowed);
  const begun = typed.length >= BEGINNING_LENGTH_MIN && typed.length < word.length;
  const start = begun ? editDistance(typed, word.slice(0, typed.length), allowed) : whole;
  const slips = Math.min(whole, start);
  if (slips > allowed) return undefined;
  return slips * 4 + (whole === slips ? 0 : 2) + (typed[0] === word[0] ? 0 : 1);
}

/**
 * Builds a search for misspelled tickers and names. It returns the entries for which every typed
 * word is close to the ticker or to a word of the name, nearest first.
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
    const typed = query.words.filter((word) => !LEGAL_FORMS.has(word));
    const [first, ...others] = new Set(typed.slice(0, WORDS_MAX));
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
