const LENGTH_MAX = 64;

/**
 * Normalizes text for comparison: lower case, without accents and apostrophes, any other run of
 * punctuation as a single blank, cut to 64 characters.
 */
export const fold = (text: string): string =>
  text
    .slice(0, LENGTH_MAX)
    .normalize('NFKD')
    .replace(/[\p{M}'’]/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
    .slice(0, LENGTH_MAX)
    .trimEnd();

/** Removes blanks from normalized text, so that `jp morgan` equals `JPMorgan`. */
export const compact = (folded: string): string => folded.replaceAll(' ', '');

/** Splits normalized text into words; none if it is empty. */
export const words = (folded: string): string[] => folded.split(' ').filter(Boolean);
