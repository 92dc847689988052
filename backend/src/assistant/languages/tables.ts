import { FRENCH } from './french/words.ts';
import { GERMAN } from './german/words.ts';
import type { ForeignLanguage, WordTables } from './language.ts';
import { PORTUGUESE } from './portuguese/words.ts';
import { SPANISH } from './spanish/words.ts';

/** The words of each language that is read; a new language is one more entry. */
export const TABLES: Readonly<Record<ForeignLanguage, WordTables>> = {
  es: SPANISH,
  de: GERMAN,
  fr: FRENCH,
  pt: PORTUGUESE,
};
