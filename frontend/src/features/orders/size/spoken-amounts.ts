import { readSize } from './size-words';

const NUMERALS: readonly string[] = [
  'ZERO',
  'ONE',
  'TWO',
  'THREE',
  'FOUR',
  'FIVE',
  'SIX',
  'SEVEN',
  'EIGHT',
  'NINE',
  'TEN',
];
const DENOMINATORS: Readonly<Record<string, number>> = {
  HALVES: 2,
  THIRDS: 3,
  QUARTERS: 4,
  FIFTHS: 5,
};
const DOLLARS = new Set(['DOLLAR', 'DOLLARS', 'USD', 'BUCKS']);
const PERCENT = new Set(['PERCENT', 'PCT', '%']);

const digitsOf = (word: string): string => {
  const number = NUMERALS.indexOf(word);
  return number < 0 ? word : `${number}`;
};

/** Returns a number and the unit after it as one word; null if the second word is no unit. */
function joined(number: string, unit: string): string | null {
  const digits = digitsOf(number);
  if (!/^[\d.,]+$/.test(digits)) return null;
  if (DOLLARS.has(unit)) return `$${digits}`;
  if (PERCENT.has(unit)) return `${digits}%`;
  return Object.hasOwn(DENOMINATORS, unit) ? `${digits}/${DENOMINATORS[unit]}` : null;
}

/**
 * Returns the words of an order, in upper case, with what is spoken as an amount written as one:
 * `500 DOLLARS MSFT` is `$500 MSFT`, `TWO THIRDS KO` is `2/3 KO`, `FIVE NVDA` is `5 NVDA`. A word for
 * a number may be a ticker, as FIVE is: it is one if it stands alone or beside another amount.
 */
export function writeSpokenAmounts(words: readonly string[]): readonly string[] {
  const at = words.findIndex((word, index) => joined(word, words[index + 1] ?? '') !== null);
  const united =
    at < 0 ? words : words.toSpliced(at, 2, joined(words[at] ?? '', words[at + 1] ?? '') ?? '');
  const isSized = united.some((word) => readSize(word) !== undefined);
  if (united.length < 2 || isSized) return united;
  const spoken = united.findIndex((word) => NUMERALS.includes(word));
  return spoken < 0 ? united : united.with(spoken, digitsOf(united[spoken] ?? ''));
}
