import {
  CENTS_SCALE,
  type Fraction,
  fraction,
  ORDER_SENTENCES,
  QUANTITY_SCALE,
} from '@finally/contract';
import { type OrderSize, parseUnits, WHOLE } from './order-size';

const PARTS: Readonly<Record<string, Fraction>> = {
  ALL: WHOLE,
  MAX: WHOLE,
  HALF: fraction(1n, 2n),
  THIRD: fraction(1n, 3n),
  QUARTER: fraction(1n, 4n),
  '\u00bd': fraction(1n, 2n),
  '\u2153': fraction(1n, 3n),
  '\u2154': fraction(2n, 3n),
  '\u00bc': fraction(1n, 4n),
  '\u00be': fraction(3n, 4n),
};
const PERCENT_SCALE = 6;
const HUNDRED_PERCENT = 100n * 10n ** BigInt(PERCENT_SCALE);

/** Returns whether a word names a fraction, such as HALF, and may therefore be a ticker as well. */
export const isPartWord = (word: string): boolean => Object.hasOwn(PARTS, word);

/** Filler words beside a size, which change nothing. */
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

export const isFillerWord = (word: string): boolean => FILLERS.has(word);

/** Returns the words in upper case that say something: `A THIRD OF MY KO` is `THIRD KO`. */
export const meaningfulWords = (words: readonly string[]): readonly string[] =>
  words.filter(
    (word, index) =>
      !isFillerWord(word) && !(ARTICLES.has(word) && isPartWord(words[index + 1] ?? '')),
  );

/**
 * Whether a fraction may also be one of a single share: `HALF`, `1/3` and `\u00bd`, but not `25%`
 * or `ALL`.
 */
export const isFractionWord = (word: string): boolean =>
  !word.endsWith('%') && PARTS[word] !== WHOLE;

function readFraction(numerator: string, denominator: string): OrderSize | string {
  const [above, below] = [BigInt(numerator), BigInt(denominator)];
  if (above === 0n || above > below) {
    return 'A part is more than nothing and at most the whole, as in 1/3.';
  }
  return { kind: 'part', part: fraction(above, below) };
}

function readPercent(digits: string): OrderSize | string {
  const numerator = parseUnits(digits, PERCENT_SCALE);
  if (typeof numerator !== 'bigint') return 'A part has at most six decimals, as in 12.5%.';
  if (numerator === 0n || numerator > HUNDRED_PERCENT) {
    return 'A part is more than 0% and at most 100%.';
  }
  return { kind: 'part', part: fraction(numerator, HUNDRED_PERCENT) };
}

function readDollars(digits: string): OrderSize | string {
  const cents = parseUnits(digits, CENTS_SCALE);
  if (cents === undefined) return 'Dollars are written as in $500 or $49.99.';
  if (cents === 'too_fine') return ORDER_SENTENCES.notional_too_fine;
  if (cents === 'too_large') return ORDER_SENTENCES.notional_too_large;
  return cents === 0n ? ORDER_SENTENCES.notional_not_positive : { kind: 'dollars', cents };
}

function readShares(digits: string): OrderSize | string {
  const quantity_e6 = parseUnits(digits, QUANTITY_SCALE);
  if (quantity_e6 === undefined) return `${digits} is not plainly a number. Write 1000 or 2.5.`;
  if (quantity_e6 === 'too_fine') return ORDER_SENTENCES.quantity_too_fine;
  if (quantity_e6 === 'too_large') return ORDER_SENTENCES.quantity_too_large;
  return quantity_e6 === 0n
    ? ORDER_SENTENCES.quantity_not_positive
    : { kind: 'shares', quantity_e6 };
}

/**
 * Returns how much a word in upper case says, a sentence if it begins like an amount and is none, or
 * undefined. The command line and the ticket read alike: `5`, `$500`, `25%`, `1/3`, `HALF`.
 *
 * @param unit what a number alone counts
 */
export function readSize(
  word: string,
  unit: 'shares' | 'dollars' = 'shares',
): OrderSize | string | undefined {
  if (isPartWord(word)) return { kind: 'part', part: PARTS[word] ?? WHOLE };
  const [, numerator, denominator] = /^(\d{1,9})\/(\d{1,9})$/.exec(word) ?? [];
  if (numerator !== undefined && denominator !== undefined) {
    return readFraction(numerator, denominator);
  }
  if (/^[\d.,]+%$/.test(word)) return readPercent(word.slice(0, -1));
  if (/^\$?-\$?[\d.,]+[%$]?$/.test(word)) {
    return word.includes('$')
      ? ORDER_SENTENCES.notional_not_positive
      : ORDER_SENTENCES.quantity_not_positive;
  }
  if (/^\$|\$$/.test(word)) return readDollars(word.replace(/^\$|\$$/, ''));
  if (!/^[\d.,]+$/.test(word)) return undefined;
  return unit === 'dollars' ? readDollars(word) : readShares(word);
}

const decimal = (units: bigint, scale: number): string => {
  const digits = units.toString().padStart(scale + 1, '0');
  return `${digits.slice(0, -scale)}.${digits.slice(-scale)}`.replace(/\.?0+$/, '');
};

function writePart({ numerator, denominator }: Fraction): string {
  const word = ['ALL', 'HALF', 'THIRD', 'QUARTER'].find((name) => {
    const named = PARTS[name];
    return named?.numerator === numerator && named.denominator === denominator;
  });
  if (word) return word;
  const percent = numerator * HUNDRED_PERCENT;
  const isWritable = percent % denominator === 0n;
  return isWritable
    ? `${decimal(percent / denominator, PERCENT_SCALE)}%`
    : `${numerator}/${denominator}`;
}

/**
 * Returns the words that the command line parses as this size: one word, or ALL BUT and a number.
 */
export function writeSize(size: OrderSize): string {
  if (size.kind === 'shares') return decimal(size.quantity_e6, QUANTITY_SCALE);
  if (size.kind === 'dollars') return `$${decimal(size.cents, CENTS_SCALE)}`;
  if (size.kind === 'all_but') return `ALL BUT ${decimal(size.kept_e6, QUANTITY_SCALE)}`;
  return writePart(size.part);
}
