import { parseTicker } from '@finally/contract';

/**
 * Joins a ticker and the share class after it, both in upper case, so that `BUY 5 BRK B` is parsed
 * like `BUY 5 BRK.B`.
 *
 * @param isNoTicker whether a word has another meaning, such as the `ALL` of `SELL ALL A`
 */
export function joinShareClasses(
  words: readonly string[],
  isNoTicker: (word: string) => boolean,
): string[] {
  const joined: string[] = [];
  for (const word of words) {
    const base = joined.at(-1);
    const isClass = base !== undefined && /^[A-Z]$/.test(word) && !isNoTicker(base);
    const ticker = isClass ? parseTicker(`${base} ${word}`) : undefined;
    if (ticker === undefined) joined.push(word);
    else joined.splice(-1, 1, ticker);
  }
  return joined;
}
