import type { z } from 'zod';

/** A stock symbol as normalized by `foldTicker`. */
export type Ticker = string & z.$brand<'Ticker'>;

/** The form of a ticker normalized by `foldTicker`. */
export const TICKER_PATTERN = /^[A-Z0-9.-]{1,10}$/;

/**
 * A share class in other spellings: `BRK-B`, `BRK/B`, `BRK_B`, `BRK B`. Symbols of one letter have
 * no classes; `F-B` is a series of preferred shares.
 *
 * Only spellings with one meaning are normalized. `BRK+B` is not, because `+` marks warrants on the
 * exchanges, nor is `BRKB`, because `GOOGL` would be `GOOG.L`. The search finds both.
 */
const SHARE_CLASS = /^([A-Z]{2,5})(?:[-/_]|\s+)([A-Z])$/;

/**
 * Normalizes a text that may be a ticker: trims it, converts it to upper case, and puts a dot
 * before a share class, which is one letter. Other suffixes, such as `-USD`, stay. No listing uses
 * another spelling, so tickers that are unknown here are normalized in the same way.
 */
export const foldTicker = (text: string): string =>
  text
    .trim()
    // Only ASCII letters: in upper case others may become several letters, such as SS for ß.
    .replace(/[a-z]/g, (letter) => letter.toUpperCase())
    .replace(SHARE_CLASS, '$1.$2');

/** Reads typed text as a ticker; undefined if it cannot be one. */
export function parseTicker(text: string): Ticker | undefined {
  const folded = foldTicker(text);
  return TICKER_PATTERN.test(folded) ? (folded as Ticker) : undefined;
}
