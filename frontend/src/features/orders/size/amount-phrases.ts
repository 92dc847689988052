import { partOf, QUANTITY_SCALE, type Side } from '@finally/contract';
import type { OrderSize } from './order-size';
import { isFractionWord, meaningfulWords, readSize } from './size-words';
import { writeSpokenAmounts } from './spoken-amounts';

/** The whole that a fraction is said to refer to; null if none is mentioned. */
export type Whole = 'cash' | 'share' | null;

/** A typed amount. It may mean different sizes for a purchase and for a sale. */
export interface Amount {
  size: OrderSize;
  whole: Whole;
  /** Whether it is a fraction, which may also be one of a single share. */
  isFraction: boolean;
}

/** `HALF OF MY CASH`, `1/3 THE CASH`. */
const OF_CASH = /^(\S.*?)\s+(?:OF\s+(?:(?:THE|MY)\s+)?|(?:THE|MY)\s+)CASH\b/;

/** `HALF A SHARE`, `1/3 OF ONE SHARE`. */
const OF_ONE_SHARE = /^(\S.*?)\s+(?:OF\s+)?(?:(?:A|ONE)\s+)?SHARE\b/;

const ONE_SHARE_E6 = 10n ** BigInt(QUANTITY_SCALE);

/**
 * Returns upper-case words without those that say what a fraction refers to.
 *
 * @param side in a sale, CASH is a ticker, because nobody sells a fraction of the cash
 */
export function splitWhole(words: string, side: Side | null): { words: string; whole: Whole } {
  if (side !== 'sell' && OF_CASH.test(words)) {
    return { words: words.replace(OF_CASH, '$1'), whole: 'cash' };
  }
  return OF_ONE_SHARE.test(words)
    ? { words: words.replace(OF_ONE_SHARE, '$1'), whole: 'share' }
    : { words, whole: null };
}

/** Returns the amount that a word in upper case says, or what `readSize` returns instead of a size. */
export function amountOfWord(
  word: string,
  whole: Whole,
  unit?: 'shares' | 'dollars',
): Amount | string | undefined {
  const size = readSize(word, unit);
  return typeof size === 'object' ? { size, whole, isFraction: isFractionWord(word) } : size;
}

/**
 * Parses an amount without an order, as in the ticket: `5`, `$500`, `25 %`, `two thirds`, `half of
 * my cash`, `half a share`. Returns a sentence if the text begins like an amount but is not one,
 * and undefined for any other text.
 */
export function readAmount(text: string, unit: 'shares' | 'dollars'): Amount | string | undefined {
  const { words, whole } = splitWhole(text.trim().toUpperCase(), null);
  const [word = '', ...others] = writeSpokenAmounts(meaningfulWords(words.split(/\s+/)));
  return others.length === 0 ? amountOfWord(word, whole, unit) : undefined;
}

/**
 * Returns the sizes that an amount may mean: a part to sell is one of the holding, a percentage to buy
 * one of the cash, and a fraction to buy one of the cash or of one share. Returns a sentence if it
 * cannot be meant.
 */
export function sizesMeant(
  side: Side,
  { size, whole, isFraction }: Amount,
): readonly [OrderSize, ...OrderSize[]] | string {
  if (whole === 'cash' && side === 'sell')
    return 'A part of the cash is for a purchase. Write half, 50% or all to sell.';
  if (size.kind !== 'part') {
    return whole === 'cash' ? 'Write a part of the cash, as in 1/2 OF CASH.' : [size];
  }
  const share = { kind: 'shares', quantity_e6: partOf(ONE_SHARE_E6, size.part) } as const;
  if (whole === 'share') return [share];
  return side === 'sell' || whole === 'cash' || !isFraction ? [size] : [size, share];
}

/** Returns the one size that an amount means, or the sentence that says why there is none. */
export function sizeMeant(side: Side, amount: Amount): OrderSize | string {
  const sizes = sizesMeant(side, amount);
  if (typeof sizes === 'string') return sizes;
  const [size, other] = sizes;
  return other === undefined
    ? size
    : 'A part of the cash, or of one share? Write 50%, half of my cash, or half a share.';
}
