import type { Entry, Query } from './entry.ts';

/** The kinds of literal match, best first. */
export const MATCHES = [
  'ticker',
  'other_name',
  'ticker_start',
  'name_start',
  'word_starts',
  'inside_name',
] as const;
export type Match = (typeof MATCHES)[number];

/** Returns the best kind of match of `query` in `entry`. An empty query never matches. */
export function literalMatch(entry: Entry, query: Query): Match | undefined {
  const typed = query.compact;
  if (typed === '') return undefined;
  if (entry.ticker === typed) return 'ticker';
  if (entry.other_names.includes(query.folded)) return 'other_name';
  if (entry.ticker.startsWith(typed)) return 'ticker_start';
  if (entry.compact_name.startsWith(typed)) return 'name_start';
  if (query.words.every((start) => entry.words.some((word) => word.startsWith(start)))) {
    return 'word_starts';
  }
  if (entry.names.some((name) => name.includes(query.folded))) return 'inside_name';
  return undefined;
}
