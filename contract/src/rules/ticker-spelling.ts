import type { z } from 'zod';

/** A stock symbol in the spelling of `foldTicker`. */
export type Ticker = string & z.$brand<'Ticker'>;

/** How a ticker is spelled once `foldTicker` has folded it. */
export const TICKER_PATTERN = /^[A-Z0-9.-]{1,10}$/;

/**
 * A class of shares as others write it: `BRK-B`, `BRK/B`, `BRK_B`, `BRK B`. Symbols of
 * one letter have no classes; `F-B` is a series of preferred shares.
 *
 * Only spellings with one meaning are folded. `BRK+B` is not, because `+` marks warrants on the
 * exchanges, nor is `BRKB`, because `GOOGL` would be `GOOG.L`. The search finds both.
 */
const SHARE_CLASS = /^([A-Z]{2,5})(?:[-/_]|\s+)([A-Z])$/;

/**
 * Spells what may be a ticker as FinAlly does: without blanks around it, in
 * upper case, and a class of shares, which is one letter, behind a dot. Other
 * suffixes, such as `-USD`, stay. No listing keeps another spelling, so that
 * tickers that are not known here fold alike.
 */
export const foldTicker = (text: string): string =>
  text
    .trim()
    // Letters beyond ASCII may become others in upper case: ß would become SS.
    .replace(/[a-z]/g, (letter) => letter.toUpperCase())
    .replace(SHARE_CLASS, '$1.$2');

/** Reads what somebody typed as a ticker; undefined if it cannot be one. */
export function parseTicker(text: string): Ticker | undefined {
  const folded = foldTicker(text);
  return TICKER_PATTERN.test(folded) ? (folded as Ticker) : undefined;
}
