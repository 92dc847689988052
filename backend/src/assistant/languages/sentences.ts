import type { Sentences } from './catalog.ts';
import { FRENCH_SENTENCES } from './french/sentences.ts';
import { GERMAN_SENTENCES } from './german/sentences.ts';
import type { ForeignLanguage } from './language.ts';
import { PORTUGUESE_SENTENCES } from './portuguese/sentences.ts';
import { SPANISH_SENTENCES } from './spanish/sentences.ts';

/** The sentences by language. */
export const SENTENCES: Readonly<Record<ForeignLanguage, Sentences>> = {
  es: SPANISH_SENTENCES,
  de: GERMAN_SENTENCES,
  fr: FRENCH_SENTENCES,
  pt: PORTUGUESE_SENTENCES,
};
