import Fraction from 'fraction.js';
import { encoded } from './grammar.ts';
import { all, get, indexIn, type Tree } from './tree.ts';

/** Thrown for numbers that are no valid amount: a division by zero, or "1 5/2". */
export class NotAnAmount extends Error {}

export const ZERO = new Fraction(0);
export const ONE = new Fraction(1);
const HALF = new Fraction(1, 2);

const numbered = (words: string, from: number, step: number) =>
  words.split(' ').map((word, index) => [encoded(word), from + index * step] as const);

const NUMBER_WORDS: ReadonlyMap<string, number> = new Map([
  ...numbered('zero one two three four five six seven eight nine', 0, 1),
  ...numbered('ten eleven twelve thirteen fourteen fifteen sixteen', 10, 1),
  ...numbered('seventeen eighteen nineteen', 17, 1),
  ...numbered('twenty thirty forty fifty sixty seventy eighty ninety', 20, 10),
]);

const WORDS: Readonly<Record<string, Fraction>> = {
  a: ONE,
  one: ONE,
  another: ONE,
  half: HALF,
  dozen: new Fraction(12),
  hundred: new Fraction(100),
  thousand: new Fraction(1_000),
  million: new Fraction(1_000_000),
  couple: new Fraction(2),
  denominator_3: new Fraction(1, 3),
  denominator_4: new Fraction(1, 4),
  denominator_5: new Fraction(1, 5),
  denominator_6: new Fraction(1, 6),
  denominator_7: new Fraction(1, 7),
  denominator_8: new Fraction(1, 8),
  denominator_9: new Fraction(1, 9),
  denominator_10: new Fraction(1, 10),
};

/**
 * Returns the exact value of a number, part, count, sum or number of shares.
 *
 * @param numbers the numbers of the message, in order
 * @throws NotAnAmount
 */
export function evaluate(tree: Tree, numbers: readonly Fraction[]): Fraction {
  const value = (rule: string): Fraction => evaluate(get(tree, rule), numbers);
  const values = tree.children.map((child) => () => evaluate(child, numbers));
  const product = (): Fraction => values.reduce((result, each) => result.mul(each()), ONE);
  const [first = () => ZERO, second = () => ZERO] = values;
  switch (tree.rule) {
    case 'digits':
    case 'comma_digits':
      return numbers[indexIn(tree)] ?? ZERO;
    case 'unit_number':
    case 'teen_number':
    case 'tens_number':
      return new Fraction(NUMBER_WORDS.get(tree.text) ?? 0);
    case 'Below100_tens':
      return first().add(second());
    case 'Below1000_hundreds':
    case 'Thousands_thousands': {
      const [count, scale, rest] = tree.children.map((child) => evaluate(child, numbers));
      return (count ?? ZERO).mul(scale ?? ONE).add(rest ?? ZERO);
    }
    case 'Below1000_hundred':
    case 'Thousands_thousand':
    case 'Million_million':
    case 'Cardinal_dozen':
    case 'Cardinal_hundred':
    case 'Cardinal_thousand':
    case 'Cardinal_million':
    case 'Fraction_words':
    case 'Count_part':
    case 'Dollars_part':
      return product();
    case 'Cardinal_point': {
      const decimals = all(tree, 'unit_number').map((digit) => evaluate(digit, numbers).toString());
      return value('Thousands').add(new Fraction(`0.${decimals.join('')}`));
    }
    case 'Cardinal_couple':
      return value('couple');
    case 'Fraction_digits':
    case 'Count_fraction': {
      const [dividend, divisor] = all(tree, 'digits').map((each) => evaluate(each, numbers));
      return proper(divide(dividend ?? ZERO, divisor ?? ZERO));
    }
    case 'Fraction_half':
    case 'PlainPart_half':
      return HALF;
    case 'Percent_mixed':
      return value('Cardinal').add(HALF).div(100);
    case 'Percent_digits':
    case 'Percent_comma':
    case 'Percent_words':
    case 'PlainPart_percent':
      return first().div(100);
    case 'Count_half_scale':
    case 'Count_a_half_scale':
      return HALF.mul(evaluate(tree.children.at(-1) as Tree, numbers));
    case 'Count_mixed_digits': {
      const [whole, dividend, divisor] = all(tree, 'digits').map((each) => evaluate(each, numbers));
      return (whole ?? ZERO).add(proper(divide(dividend ?? ZERO, divisor ?? ZERO)));
    }
    case 'Count_mixed':
    case 'Count_mixed_a':
      return value('Cardinal').add(proper(value('Fraction')));
    case 'Dollars_grand':
      return value('Count').mul(1000);
    case 'Dollars_a_grand':
      return new Fraction(1000);
    case 'Dollars_half_grand':
      return new Fraction(500);
    case 'DollarSign_before':
    case 'DollarSign_after':
    case 'Dollars_sign':
    case 'Dollars_before':
    case 'Dollars_after':
    case 'Shares_another':
    case 'Shares_count':
      return value('Count');
    case 'Shares_share_and':
    case 'Shares_one_share_and':
      return ONE.add(proper(value('Fraction')));
    case 'ShareOf_part_of_a_share':
      return value('Part');
    case 'ShareOf_part_share':
      return value('Fraction');
    case 'Shares_another_share':
    case 'Shares_another_one':
    case 'Shares_one':
      return ONE;
    default: {
      const word = WORDS[tree.rule];
      if (word) return word;
      // A rule that only wraps another one.
      if (tree.children.length === 1) return first();
      throw new Error(`${tree.rule} has no value`);
    }
  }
}

/** Checks that the fraction of a mixed number is less than one. */
function proper(fraction: Fraction): Fraction {
  if (fraction.compare(1) >= 0) throw new NotAnAmount();
  return fraction;
}

/** Larger denominators are rejected, because "24/7" and "11/29" are not meant as fractions. */
const DENOMINATOR_MAX = 20;

function divide(dividend: Fraction, divisor: Fraction): Fraction {
  if (divisor.equals(0) || divisor.compare(DENOMINATOR_MAX) > 0) throw new NotAnAmount();
  return dividend.div(divisor);
}

/**
 * Returns a fraction greater than 0 and at most 1.
 * @throws NotAnAmount
 */
export function partOf(tree: Tree, numbers: readonly Fraction[]): Fraction {
  const part = evaluate(tree, numbers);
  if (part.compare(1) > 0 || part.compare(0) <= 0) throw new NotAnAmount();
  return part;
}

/**
 * Returns an amount greater than zero.
 * @throws NotAnAmount
 */
export function positive(tree: Tree, numbers: readonly Fraction[]): Fraction {
  const value = evaluate(tree, numbers);
  if (value.compare(0) <= 0) throw new NotAnAmount();
  return value;
}
