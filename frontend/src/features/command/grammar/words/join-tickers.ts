import { isFillerWord, isPartWord } from '@/features/orders/size/size-words';
import { isAlertWord } from '../alert-grammar';
import { isTermWord } from '../orders/order-terms-grammar';
import { joinShareClasses } from './share-class-words';

/** Whether a word stands beside tickers and is none itself. */
const isNoTicker = (word: string): boolean =>
  isPartWord(word) || isFillerWord(word) || isTermWord(word) || isAlertWord(word);

/** Joins upper-case words that are one ticker: `BRK B` becomes `BRK.B`. */
export const joinTickers = (words: readonly string[]): string[] =>
  joinShareClasses(words, isNoTicker);
