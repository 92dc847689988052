import { WATCHLIST_NAME_LENGTH_MAX, WATCHLISTS_MAX } from './limits.ts';
import { isBlank } from './visible-text.ts';

/** Sentences that refuse the name of a watchlist. The server and the page use the same ones. */
export const WATCHLIST_SENTENCES = {
  name_missing: 'A list needs a name with visible characters.',
  name_too_long: `A name is at most ${WATCHLIST_NAME_LENGTH_MAX} characters long.`,
  name_has_controls: 'A name has no line breaks and no other control characters.',
  name_taken: (name: string) => `A watchlist named ${name} exists already.`,
  too_many: `There are ${WATCHLISTS_MAX} watchlists already. Delete one first.`,
} as const;

/**
 * Returns what is wrong with the characters of a name, or null. The length is checked separately.
 */
export function watchlistNameFault(name: string): string | null {
  if (isBlank(name)) return WATCHLIST_SENTENCES.name_missing;
  return /\p{Cc}/u.test(name) ? WATCHLIST_SENTENCES.name_has_controls : null;
}

/** Returns true if the database treats two names as equal: it ignores the case of A to Z. */
export const isSameWatchlistName = (left: string, right: string): boolean =>
  foldCase(left) === foldCase(right);

const foldCase = (name: string): string => name.replace(/[A-Z]/g, (letter) => letter.toLowerCase());
