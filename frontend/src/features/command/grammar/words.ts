import { isFillerWord, isPartWord } from '@/features/orders/size/size-words';
import { isAlertWord } from './alert-grammar';
import { isTermWord } from './order-terms-grammar';
import { joinShareClasses } from './share-class-words';

/** Whether a word stands beside tickers and is none itself. */
const isNoTicker = (word: string): boolean =>
  isPartWord(word) || isFillerWord(word) || isTermWord(word) || isAlertWord(word);

/** Joins words in upper case that are one ticker: `BRK B` is `BRK.B`. */
export const joinTickers = (words: readonly string[]): string[] =>
  joinShareClasses(words, isNoTicker);
