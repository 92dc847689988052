import type { SymbolMatch } from '@finally/contract';
import { fuzzyScore } from './fuzzy';

/**
 * How well something matches what was typed: by name (`exact`), by the starts of its words (`strong`),
 * or only by its letters in order (`weak`). A weak match is a guess: it is suggested, never executed.
 */
export type Fit = 'exact' | 'strong' | 'weak';

/** Fewer letters start too many names to identify one. */
const MATCH_LENGTH_MIN = 3;

const wordsOf = (text: string): readonly string[] =>
  text.toLowerCase().match(/[\p{L}\p{N}$%.&]+/gu) ?? [];

const plain = (text: string): string => wordsOf(text).join(' ');

/** The properties by which a command is found. */
export interface Named {
  title: string;
  group: string;
  names?: readonly string[];
}

/** Returns how a command matches, with a score among equal matches; null if it does not match. */
export function fitOfCommand(
  typed: string,
  { title, group, names = [] }: Named,
): { fit: Fit; score: number } | null {
  const text = plain(typed);
  const allNames = [title, ...names].map(plain);
  // `?` has no letters.
  if (names.includes(typed.trim())) return { fit: 'exact', score: 0 };
  if (text === '') return null;
  if (allNames.includes(text)) return { fit: 'exact', score: 0 };
  // `news *` is NEWS followed by anything.
  const isOpening = (name: string) => name.endsWith(' *') && text.startsWith(name.slice(0, -1));
  if (names.some(isOpening)) return { fit: 'exact', score: 0 };
  const starts = (words: readonly string[]) =>
    text.split(' ').every((start) => words.some((word) => word.startsWith(start)));
  const isBegun = allNames.some((name) => starts(name.split(' ')));
  const score = fuzzyScore(text, `${title} ${group}`);
  if (isBegun && text.length >= MATCH_LENGTH_MIN) {
    const isFirst = allNames.some((name) => name.startsWith(`${text} `));
    return { fit: 'strong', score: isFirst ? Number.POSITIVE_INFINITY : (score ?? 0) };
  }
  return score === null ? null : { fit: 'weak', score };
}

/** Returns how a symbol that the server found matches: by its ticker, or by words of its name. */
export function fitOfSymbol(typed: string, { ticker, name }: SymbolMatch): Fit {
  const text = typed.trim().toUpperCase();
  if (ticker === text) return 'exact';
  if (text.length < MATCH_LENGTH_MIN || !/\p{L}/u.test(text)) return 'weak';
  if (ticker.startsWith(text)) return 'strong';
  return ` ${plain(name)}`.includes(` ${plain(typed)}`) ? 'strong' : 'weak';
}

/**
 * Returns how a symbol matches a text that may also be another word: only its ticker or whole words at
 * the start of its name count. `apple` is Apple, but `lock` may not be Lockheed, nor `line` Norwegian
 * Cruise Line.
 */
export function fitOfSymbolAlone(typed: string, symbol: SymbolMatch): Fit {
  const fit = fitOfSymbol(typed, symbol);
  if (fit !== 'strong') return fit;
  const name = plain(symbol.name).replace(/^the /, '');
  return `${name} `.startsWith(`${plain(typed)} `) ? 'strong' : 'weak';
}
