import type { Obstacle } from '../reading/command.ts';
import type { Names } from '../reading/language/names.ts';
import { type Piece, piecesOf } from '../reading/language/pieces.ts';
import { keyOf, type Reading, readMessage } from '../reading/reader.ts';
import { detect } from './detection.ts';
import { type ForeignLanguage, type Language, unaccented } from './language.ts';
import { PHRASE_BOOKS } from './phrase-book.ts';
import { translationsOf } from './translation.ts';
import { withEnglishNumbers } from './written-numbers.ts';

/** A message as the English grammar reads it, or why it cannot be read. */
export type InEnglish =
  | { readonly kind: 'text'; readonly language: Language; readonly text: string }
  /** A language that is not read; the sentence says so in it. */
  | { readonly kind: 'other_language'; readonly sentence: string }
  /** Words that are not known, or that may mean several things. */
  | { readonly kind: 'unread'; readonly language: ForeignLanguage; readonly doubt: ForeignDoubt };

/** What stands against a message in another language. */
export type ForeignDoubt =
  /** It denies something: "no compres". */
  | { readonly kind: 'negated' }
  | { readonly kind: 'question' }
  | { readonly kind: 'number'; readonly typed: string }
  | { readonly kind: 'words' };

/**
 * Returns a message in English. A message in another language is translated as a whole or not at all,
 * and only if everything that it may mean comes to the same.
 *
 * @param before the language of the conversation, for a message without words
 * @param names undefined for a message that can name no instrument
 */
export function inEnglish(message: string, before: Language, names?: Names): InEnglish {
  const pieces = piecesOf(message);
  const isName = names?.at(pieces, 0)?.end === pieces.length;
  // "dis" alone is Disney, though it is a French word.
  const detected = isName ? ({ kind: 'none' } as const) : detect(message, pieces);
  switch (detected.kind) {
    case 'english':
      return { kind: 'text', language: 'en', text: message };
    case 'other':
      return { kind: 'other_language', sentence: detected.language.sentence };
    case 'none':
      return before === 'en'
        ? { kind: 'text', language: 'en', text: message }
        : translated(message, before, names);
    case 'foreign':
      return inOneOf(detected.languages, message, before, names);
  }
}

/** Returns the language of a message; English for one that is not read. */
export function languageOf(message: string): Language {
  const said = inEnglish(message, 'en');
  return said.kind === 'other_language' ? 'en' : said.language;
}

/** Chooses among languages that share all words of a message: it has to mean the same in each. */
function inOneOf(
  languages: readonly ForeignLanguage[],
  message: string,
  before: Language,
  names: Names | undefined,
): InEnglish {
  const spoken = languages.find((language) => language === before);
  const tried = (spoken ? [spoken] : languages).map((language) =>
    translated(message, language, names),
  );
  const read = tried.filter((each) => each.kind === 'text');
  const [first] = read;
  if (!first) return tried[0] as InEnglish;
  const meanings = new Set(read.map(({ text }) => meaningOf(text, names) ?? text));
  return meanings.size === 1
    ? first
    : { kind: 'unread', language: first.language as ForeignLanguage, doubt: { kind: 'words' } };
}

function translated(
  message: string,
  language: ForeignLanguage,
  names: Names | undefined,
): InEnglish {
  const book = PHRASE_BOOKS[language];
  const numbered = withEnglishNumbers(message, book.groups_by_space);
  const unread = (doubt: ForeignDoubt): InEnglish => ({ kind: 'unread', language, doubt });
  if (numbered.kind === 'doubtful') return unread({ kind: 'number', typed: numbered.typed });
  const spelled = book.spelling.reduce(
    (text, [pattern, by]) => text.replace(pattern, by),
    numbered.text.replace(/[¿¡]/g, '').replace(DOLLARS_AFTER, '$$$1'),
  );
  const pieces = piecesOf(spelled);
  const texts = translationsOf(pieces, book, names);
  const text = theOneMeaning(texts, names);
  if (text !== undefined) return { kind: 'text', language, text };
  return unread(doubtIn(pieces, book.negations));
}

/** "500 $", "500 US$", "500 USD": English has the sign before the number. */
const DOLLARS_AFTER = /(\d[\d.]*)\s?(?:US\$|\$|USD\b)/gi;

function doubtIn(pieces: readonly Piece[], negations: ReadonlySet<string>): ForeignDoubt {
  if (pieces.some(({ word }) => negations.has(unaccented(word)))) return { kind: 'negated' };
  return { kind: pieces.some(({ kind }) => kind === 'ask') ? 'question' : 'words' };
}

/** Questions that a translation in the wrong sense leads to, if another one is understood. */
const GUESSES: ReadonlySet<string> = new Set<Obstacle['kind']>(['which', 'no_such', 'change_how']);

/**
 * Returns the translation that the grammar reads, or the first if it reads none; undefined if it reads
 * several that differ.
 */
function theOneMeaning(texts: readonly string[], names: Names | undefined): string | undefined {
  if (!names) return texts[0];
  const understood = new Map<string, string>();
  const guessed = new Map<string, string>();
  for (const text of texts) {
    const reading = readMessage(text, names);
    if (reading.kind === 'unread') continue;
    const is_guess =
      reading.kind === 'obstacles' && reading.obstacles.every(({ kind }) => GUESSES.has(kind));
    const readings = is_guess ? guessed : understood;
    const meaning = keyOf(withoutTyped(reading));
    if (!readings.has(meaning)) readings.set(meaning, text);
  }
  const [text, ...others] = (understood.size > 0 ? understood : guessed).values();
  return others.length > 0 ? undefined : (text ?? texts[0]);
}

/** Returns equal texts for messages that the grammar reads alike; undefined if it reads none. */
function meaningOf(text: string, names: Names | undefined): string | undefined {
  if (!names) return undefined;
  const reading = readMessage(text, names);
  return reading.kind === 'unread' ? undefined : keyOf(withoutTyped(reading));
}

/** Two translations of a message that ask the same back differ in the words that they quote. */
const withoutTyped = (reading: Reading): Reading =>
  reading.kind === 'obstacles'
    ? {
        kind: 'obstacles',
        obstacles: reading.obstacles.map((obstacle) =>
          'typed' in obstacle ? { ...obstacle, typed: '' } : obstacle,
        ),
      }
    : reading;
