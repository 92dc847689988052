import { isFillerWord, isPartWord } from '@/features/orders/size/size-words';
import { isAlertWord } from './alert-grammar';
import { joinShareClasses } from './share-class-words';

/** Words that give an order a price, which no order here has. */
export const PRICED: ReadonlySet<string> = new Set(['AT', '@', 'LIMIT', 'STOP']);

/** Whether a word may appear next to tickers but is not one. */
const isNoTicker = (word: string): boolean =>
  isPartWord(word) || isFillerWord(word) || PRICED.has(word) || isAlertWord(word);

/** Joins upper-case words that are one ticker: `BRK B` becomes `BRK.B`. */
export const joinTickers = (words: readonly string[]): string[] =>
  joinShareClasses(words, isNoTicker);
