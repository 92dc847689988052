import type { Piece } from '../reading/language/pieces.ts';
import { ENGLISH_WORDS } from './english-words.ts';
import { FOREIGN_LANGUAGES, type ForeignLanguage, unaccented } from './language.ts';
import { type OtherLanguage, otherLanguageOf } from './other-languages.ts';
import { PHRASE_BOOKS } from './phrase-book.ts';

/** The languages that a message may be written in. */
export type Detected =
  | { readonly kind: 'english' }
  /** Those that know most of its words; several for a message such as "compra 5 AAPL". */
  | { readonly kind: 'foreign'; readonly languages: readonly ForeignLanguage[] }
  /** A language that is not read. */
  | { readonly kind: 'other'; readonly language: OtherLanguage }
  /** Numbers, tickers and marks only. */
  | { readonly kind: 'none' };

/** In a text all in capitals, shorter words may be tickers: "DIS" is Disney, and "dis" is French. */
const CAPITALS_LENGTH_MIN = 5;

/** Tells the language of a message by its words. Tickers in capitals and numbers belong to none. */
export function detect(text: string, pieces: readonly Piece[]): Detected {
  const length_min = text === text.toUpperCase() ? CAPITALS_LENGTH_MIN : 2;
  const words = pieces
    .filter(({ kind, capitals, cashtag }) => kind === 'word' && !capitals && !cashtag)
    .flatMap(({ text: typed }) => unaccented(typed.toLowerCase()).split(/['’-]/))
    .filter(({ length }) => length >= length_min);
  const other = otherLanguageOf(text, words.length);
  const knownIn = (known: ReadonlySet<string>): number =>
    words.filter((word) => known.has(word)).length;
  const english = knownIn(ENGLISH_WORDS);
  const scores = FOREIGN_LANGUAGES.map((language) => ({
    language,
    score: knownIn(PHRASE_BOOKS[language].words),
  }));
  const best = Math.max(...scores.map(({ score }) => score));
  if (other && other.words > Math.max(english, best)) {
    return { kind: 'other', language: other.language };
  }
  // A message that is half English is not read by another language's words.
  if (best > english) {
    const languages = scores.flatMap(({ language, score }) => (score === best ? [language] : []));
    return { kind: 'foreign', languages };
  }
  return words.length > 0 ? { kind: 'english' } : { kind: 'none' };
}
