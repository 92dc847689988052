const LENGTH_MAX = 64;

/**
 * Text as it is compared: lower case, without accents and apostrophes, every
 * other run of punctuation a single blank; no more than 64 characters of it.
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

/** Folded text without its blanks, so that `jp morgan` and `JPMorgan` are the same. */
export const compact = (folded: string): string => folded.replaceAll(' ', '');

/** The words of folded text; none where it is empty. */
export const words = (folded: string): string[] => folded.split(' ').filter(Boolean);
