import type { Ticker } from '@finally/contract';
import { INSTRUMENTS } from './data/all.ts';
import { type Entry, type Query, toEntry, toQuery } from './entry.ts';
import { fold } from './folding.ts';
import type { Instrument } from './instrument.ts';
import { literalMatch, MATCHES, type Match } from './literal-match.ts';
import { nearTickers } from './near-tickers.ts';
import { remembered } from './remembered.ts';
import { createSpelling } from './spelling.ts';

export type { Instrument, Listing, Sector } from './instrument.ts';

/** The known symbols, and ways to search them. */
export interface Universe {
  get(ticker: Ticker): Instrument | undefined;
  /**
   * Returns symbols that match `query`, best first: the exact ticker, another or former name, a
   * ticker or name that begins with it, names with words that begin with it, names that contain it;
   * if nothing matches, similar spellings. Ties are in the order of the universe. Blank text
   * matches nothing.
   */
  search(query: string, limit: number): Instrument[];
  /** For an unknown ticker: returns similar known ones, nearest first. */
  nearest(ticker: Ticker, limit: number): Instrument[];
  /** Most prominent first. */
  all(): readonly Instrument[];
}

/** Number of cached searches of each kind: a few hundred kilobytes. */
const ANSWERS_MAX = 500;

/** Minimum length of an unknown ticker that is also searched as the beginning of a name. */
const NAME_LENGTH_MIN = 4;

/**
 * Builds a universe and its search index.
 *
 * @param instruments most prominent first; this order breaks ties
 * @throws RangeError if a ticker occurs twice
 */
export function createUniverse(instruments: readonly Instrument[] = INSTRUMENTS): Universe {
  const by_ticker = new Map(instruments.map((instrument) => [instrument.ticker, instrument]));
  if (by_ticker.size < instruments.length) throw new RangeError('A ticker occurs twice.');
  const entries = instruments.map(toEntry);
  const misspelled = createSpelling(entries);

  const literal = (query: Query): Record<Match, Entry[]> => {
    const found = Object.fromEntries(MATCHES.map((match) => [match, [] as Entry[]])) as Record<
      Match,
      Entry[]
    >;
    for (const entry of entries) {
      const match = literalMatch(entry, query);
      if (match) found[match].push(entry);
    }
    return found;
  };

  /** Returns everything that matches, best first. */
  const ranked = remembered(ANSWERS_MAX, (text) => {
    const query = toQuery(text);
    const { inside_name, ...begun } = literal(query);
    const beginning = MATCHES.flatMap((match) => (match === 'inside_name' ? [] : begun[match]));
    if (beginning.length > 0) return [...beginning, ...inside_name];
    return [...inside_name, ...misspelled(query)];
  });

  const near = remembered(ANSWERS_MAX, (text) => {
    const query = toQuery(text);
    const { other_name, name_start } = literal(query);
    const tickers = nearTickers(entries, query.compact);
    if (query.compact.length < NAME_LENGTH_MIN) return [...other_name, ...tickers];
    return [...other_name, ...name_start, ...misspelled(query), ...tickers];
  });

  const best = (found: readonly Entry[], limit: number): Instrument[] =>
    [...new Set(found)].slice(0, Math.max(0, limit)).map(({ instrument }) => instrument);

  return {
    get: (ticker) => by_ticker.get(ticker),

    search: (text, limit) => best(ranked(fold(text)), limit),
    nearest: (ticker, limit) => best(near(fold(ticker)), limit),

    all: () => instruments,
  };
}
