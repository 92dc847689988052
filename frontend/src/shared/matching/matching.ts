import type { SymbolMatch } from '@finally/contract';
import { fuzzyScore } from './fuzzy';

/**
 * How well something fits what was typed: it is called so, it begins so, or it merely has the
 * letters in turn. Only a guess is ever weak, and a guess is offered, never done.
 */
export type Fit = 'exact' | 'strong' | 'weak';

/** Fewer letters begin too many names to mean one of them. */
const MATCH_LENGTH_MIN = 3;

const wordsOf = (text: string): readonly string[] =>
  text.toLowerCase().match(/[\p{L}\p{N}$%.&]+/gu) ?? [];

const plain = (text: string): string => wordsOf(text).join(' ');

/** What a command is found by. */
export interface Named {
  title: string;
  group: string;
  names?: readonly string[];
}

/** How a command fits, with the score among those that fit alike; null if it does not fit. */
export function fitOfCommand(
  typed: string,
  { title, group, names = [] }: Named,
): { fit: Fit; score: number } | null {
  const text = plain(typed);
  const called = [title, ...names].map(plain);
  // `?` has no letters.
  if (names.includes(typed.trim())) return { fit: 'exact', score: 0 };
  if (text === '') return null;
  if (called.includes(text)) return { fit: 'exact', score: 0 };
  // `news *` is NEWS with anything behind it.
  const isOpening = (name: string) => name.endsWith(' *') && text.startsWith(name.slice(0, -1));
  if (names.some(isOpening)) return { fit: 'exact', score: 0 };
  const starts = (words: readonly string[]) =>
    text.split(' ').every((start) => words.some((word) => word.startsWith(start)));
  const isBegun = called.some((name) => starts(name.split(' ')));
  const score = fuzzyScore(text, `${title} ${group}`);
  if (isBegun && text.length >= MATCH_LENGTH_MIN) {
    const isFirst = called.some((name) => name.startsWith(`${text} `));
    return { fit: 'strong', score: isFirst ? Number.POSITIVE_INFINITY : (score ?? 0) };
  }
  return score === null ? null : { fit: 'weak', score };
}

/** How a symbol that the server found fits: by its ticker, or by words of its name. */
export function fitOfSymbol(typed: string, { ticker, name }: SymbolMatch): Fit {
  const text = typed.trim().toUpperCase();
  if (ticker === text) return 'exact';
  if (text.length < MATCH_LENGTH_MIN || !/\p{L}/u.test(text)) return 'weak';
  if (ticker.startsWith(text)) return 'strong';
  return ` ${plain(name)}`.includes(` ${plain(typed)}`) ? 'strong' : 'weak';
}

/**
 * How a symbol fits if it is all that was typed, and may be another word as well: only its ticker or
 * whole words at the start of its name mean it. `apple` is Apple, but `lock` may not be Lockheed, nor
 * `line` Norwegian Cruise Line.
 */
export function fitOfSymbolAlone(typed: string, symbol: SymbolMatch): Fit {
  const fit = fitOfSymbol(typed, symbol);
  if (fit !== 'strong') return fit;
  const name = plain(symbol.name).replace(/^the /, '');
  return `${name} `.startsWith(`${plain(typed)} `) ? 'strong' : 'weak';
}
