import type Fraction from 'fraction.js';

const DECIMALS_MAX = 6;

/** Formats `1.5`; a number with infinitely many decimals as a fraction, `1/3`. */
export function sayNumber(value: Fraction): string {
  const decimal = value.toString(DECIMALS_MAX);
  return /[('…]/.test(decimal) ? value.toFraction(true) : decimal;
}

/** Formats `25%`; a part whose percentage has infinitely many decimals as a fraction, `1/3`. */
export function sayPart(part: Fraction): string {
  const percent = part.mul(100);
  return /[('…]/.test(percent.toString()) ? part.toFraction() : `${percent.toString()}%`;
}
