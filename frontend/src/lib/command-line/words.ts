import { isAlertWord } from '../alert-grammar';
import { joinShareClasses } from '../share-class-words';
import { isPartWord } from '../size-words';

/** Words that people put in and that change nothing. */
const FILLERS: ReadonlySet<string> = new Set([
  'OF',
  'SHARE',
  'SHARES',
  'WORTH',
  'THE',
  'MY',
  'STOCK',
  'HOLDING',
  'HOLDINGS',
  'POSITION',
]);
const ARTICLES = new Set(['A', 'ONE']);

/** Returns the words in upper case that say something: `A THIRD OF MY KO` is `THIRD KO`. */
export const tellingWords = (words: readonly string[]): readonly string[] =>
  words.filter(
    (word, index) =>
      !FILLERS.has(word) && !(ARTICLES.has(word) && isPartWord(words[index + 1] ?? '')),
  );

/** Words that give an order a price, which no order here has. */
export const PRICED: ReadonlySet<string> = new Set(['AT', '@', 'LIMIT', 'STOP']);

/** Whether a word stands beside tickers and is none itself. */
const isNoTicker = (word: string): boolean =>
  isPartWord(word) || FILLERS.has(word) || PRICED.has(word) || isAlertWord(word);

/** Joins words in upper case that are one ticker: `BRK B` is `BRK.B`. */
export const joinTickers = (words: readonly string[]): string[] =>
  joinShareClasses(words, isNoTicker);
