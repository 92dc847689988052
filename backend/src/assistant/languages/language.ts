/** The languages besides English that the assistant reads, by their ISO 639-1 codes. */
export const FOREIGN_LANGUAGES = ['es', 'de', 'fr', 'pt'] as const;
export type ForeignLanguage = (typeof FOREIGN_LANGUAGES)[number];
export type Language = 'en' | ForeignLanguage;

/**
 * The words of a language, as data. Keys are phrases in that language, with bars between alternatives;
 * values are the English that the grammar reads, with bars between possible meanings. An empty value is
 * a word without a meaning of its own.
 *
 * Elements of a phrase: a word (accents may be missing in a message), `#` a number, `@` the name of an
 * instrument, `~` any words up to the next element. In the English, `#`, `@` and `~` stand for what they
 * matched, in order.
 */
export interface WordTables {
  /** Parts of sentences. At each place the longest phrase counts. */
  readonly phrases: Readonly<Record<string, string>>;
  /** Whole sentences: common questions, and messages to the program itself. */
  readonly sentences: Readonly<Record<string, string>>;
  /** Words after which a new clause begins, where a phrase with `~` first may match. */
  readonly joiners: readonly string[];
  /** Frequent words. They tell the language, and in lower case they never name an instrument. */
  readonly common: string;
  /** Replacements in the text before it is split into words, such as those of elided articles. */
  readonly spelling: readonly (readonly [pattern: RegExp, by: string])[];
  /** True if digits are also grouped by plain spaces: `1 500,50`. */
  readonly groups_by_space: boolean;
}

/** Removes accents: `acción` becomes `accion`, `größe` becomes `grosse`. */
export const unaccented = (word: string): string =>
  word.normalize('NFD').replace(/\p{M}/gu, '').replaceAll('ß', 'ss');
