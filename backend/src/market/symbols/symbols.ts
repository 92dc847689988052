import { parseTicker, type Ticker } from '@finally/contract';
import { ok, type Result } from '../../kernel/result.ts';
import type { MarketDataSource } from '../sources/source.ts';
import type { Listing, Universe } from './universe.ts';

/** Maximum number of remembered listings that only the source knows. */
const LEARNED_MAX = 5_000;

/** The symbols that can be watched and traded. A universe implements this interface too. */
export interface Symbols {
  get(ticker: Ticker): Listing | undefined;
  /** Returns known symbols that match `query`, best first. */
  search(query: string, limit: number): readonly Listing[];
  /** For an unknown ticker: returns similar known ones, nearest first. */
  nearest(ticker: Ticker, limit: number): readonly Listing[];
  /** Like `search`, followed by matches from the price source. */
  searchSource?(query: string, limit: number): Promise<readonly Listing[]>;
  /** Asks the price source, if it can tell; see `MarketDataSource.lookUp`. */
  lookUp?(
    ticker: Ticker,
  ): Promise<Result<Listing | undefined, 'price_unavailable' | 'unknown_ticker'>>;
}

/**
 * Combines the built-in symbols with those that only the price source knows. Built-in symbols come
 * first in a search, unless another ticker is typed in full: they are the prominent ones, and
 * finding them costs no call.
 */
export function createSymbols(
  universe: Universe,
  source: Pick<MarketDataSource, 'search' | 'lookUp'>,
): Symbols {
  const learned = new Map<Ticker, Listing>();
  const learn = (listing: Listing): void => {
    if (universe.get(listing.ticker)) return;
    learned.delete(listing.ticker);
    learned.set(listing.ticker, listing);
    const [oldest] = learned.keys();
    if (oldest !== undefined && learned.size > LEARNED_MAX) learned.delete(oldest);
  };

  return {
    get: (ticker) => universe.get(ticker) ?? learned.get(ticker),
    search: (query, limit) => universe.search(query, limit),
    nearest: (ticker, limit) => universe.nearest(ticker, limit),

    async searchSource(query, limit) {
      const known = universe.search(query, limit);
      if (!source.search || known.length >= limit) return known;
      const found = await source.search(query, limit);
      found.forEach(learn);
      const more = found.filter(({ ticker }) => !known.some((other) => other.ticker === ticker));
      const meant = parseTicker(query);
      const exact = more.filter(({ ticker }) => ticker === meant);
      const inexact = more.filter(({ ticker }) => ticker !== meant);
      return [...exact, ...known, ...inexact].slice(0, limit);
    },

    ...(source.lookUp && {
      async lookUp(ticker: Ticker) {
        const found = (await source.lookUp?.(ticker)) ?? ok(undefined);
        if (found.ok && found.value) learn(found.value);
        return found;
      },
    }),
  };
}
