import type { Piece } from '../reading/language/pieces.ts';
import { FOLLOWING } from './following.ts';
import {
  FOREIGN_LANGUAGES,
  type ForeignLanguage,
  unaccented,
  type WordTables,
} from './language.ts';
import { TABLES } from './tables.ts';

/** A phrase and the English that it may stand for. */
export interface Phrase {
  readonly elements: readonly string[];
  readonly english: readonly string[];
  /** True if only a whole sentence may match it. */
  readonly is_sentence: boolean;
}

/** The phrases of a language, prepared for a search by their first element. */
export interface PhraseBook {
  readonly phrases: ReadonlyMap<string, readonly Phrase[]>;
  /** Every word of the language that is known, without accents. */
  readonly words: ReadonlySet<string>;
  /** Words that deny, without accents. */
  readonly negations: ReadonlySet<string>;
  readonly joiners: ReadonlySet<string>;
  readonly spelling: WordTables['spelling'];
  readonly groups_by_space: boolean;
}

export const NUMBER = '#';
export const NAME = '@';
export const GAP = '~';

/** Words of the trade that are the same in every language. */
const INTERNATIONAL: WordTables['phrases'] = {
  stop: 'stop',
  limit: 'limit',
  'stop loss | stoploss | stop-loss': 'stop loss',
  'trailing stop | trailing-stop': 'trailing stop',
  'take profit | take-profit': 'take profit',
  'gtc | good till canceled': 'good till canceled',
  ioc: 'ioc',
  fok: 'fok',
  'etf | etfs': '',
  'usd #': '$ #',
  '#': '#',
  '# %': '# %',
};

const splitBars = (text: string): readonly string[] => text.split('|').map((part) => part.trim());

function createPhraseBook(language: ForeignLanguage): PhraseBook {
  const tables = TABLES[language];
  const phrases = new Map<string, Phrase[]>();
  const words = new Set(tables.common.trim().split(/\s+/).map(unaccented));
  const negations = new Set<string>();
  const enter = (table: WordTables['phrases'], is_sentence: boolean): void => {
    for (const [keys, value] of Object.entries(table)) {
      for (const key of splitBars(keys)) {
        const elements = key.toLowerCase().split(/\s+/);
        const english = splitBars(value);
        const first = unaccented(elements[0] ?? '');
        const entered = phrases.get(first);
        if (entered) entered.push({ elements, english, is_sentence });
        else phrases.set(first, [{ elements, english, is_sentence }]);
        for (const element of elements) {
          if (/^\p{L}/u.test(element)) words.add(unaccented(element));
        }
        if (value === 'not') negations.add(unaccented(key));
      }
    }
  };
  enter(INTERNATIONAL, false);
  enter(tables.phrases, false);
  enter(tables.sentences, true);
  enter(FOLLOWING[language], true);
  const { joiners, spelling, groups_by_space } = tables;
  return {
    phrases,
    words,
    negations,
    joiners: new Set(joiners.map(unaccented)),
    spelling,
    groups_by_space,
  };
}

/** The phrase books by language. */
export const PHRASE_BOOKS = Object.fromEntries(
  FOREIGN_LANGUAGES.map((language) => [language, createPhraseBook(language)]),
) as Readonly<Record<ForeignLanguage, PhraseBook>>;

/** Returns true if a piece is an element of a phrase; a missing accent does not matter. */
export const isElement = ({ kind, word, text }: Piece, element: string): boolean =>
  kind === 'word'
    ? word === element.replace(/['’]/g, '') || word === unaccented(element)
    : kind === 'mark' && text === element;
