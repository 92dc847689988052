import { isAlertWord } from '../alert-grammar';
import { joinShareClasses } from '../share-class-words';
import { isPartWord } from './size';

/** Words that people put in and that change nothing. */
export const FILLERS: ReadonlySet<string> = new Set([
  'OF',
  'SHARE',
  'SHARES',
  'WORTH',
  'THE',
  'MY',
  'STOCK',
]);
/** Words that give an order a price, which no order here has. */
export const PRICED: ReadonlySet<string> = new Set(['AT', '@', 'LIMIT', 'STOP']);

/** Whether a word stands beside tickers and is none itself. */
const isNoTicker = (word: string): boolean =>
  isPartWord(word) || FILLERS.has(word) || PRICED.has(word) || isAlertWord(word);

/** Joins words in upper case that are one ticker: `BRK B` is `BRK.B`. */
export const joinTickers = (words: readonly string[]): string[] =>
  joinShareClasses(words, isNoTicker);
