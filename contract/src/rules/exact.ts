/**
 * How exact the numbers of the ledger are and how they are rounded, for the
 * server that decides and for a browser that estimates what it will decide.
 */

/** Decimals of a sum of dollars. */
export const CENTS_SCALE = 2;
/** Decimals of a price. */
export const PRICE_SCALE = 4;
/** Decimals of a quantity. */
export const QUANTITY_SCALE = 6;

/** The scale of quantity × price is 10; of cents, 2: eight digits are rounded away. */
export const PRODUCT_TO_CENTS = 10n ** BigInt(PRICE_SCALE + QUANTITY_SCALE - CENTS_SCALE);

/**
 * The one rounding rule of the ledger: `numerator / denominator` to the nearest
 * whole number, a tie to the even one (IEEE 754 roundTiesToEven).
 *
 * @param denominator greater than zero
 */
export function divideHalfEven(numerator: bigint, denominator: bigint): bigint {
  const quotient = numerator / denominator;
  const remainder = numerator % denominator;
  const twice = (remainder < 0n ? -remainder : remainder) * 2n;
  const away = twice > denominator || (twice === denominator && quotient % 2n !== 0n);
  if (!away) return quotient;
  return numerator < 0n ? quotient - 1n : quotient + 1n;
}

/** What so many millionths of a share come to at a price in 1/10,000 dollar, in cents. */
export const notionalOf = (quantity_e6: bigint, price_e4: bigint): bigint =>
  divideHalfEven(quantity_e6 * price_e4, PRODUCT_TO_CENTS);

/** The most millionths of a share that are worth no more than so many cents at a price in 1/10,000 dollar. */
export const sharesWorth = (cents: bigint, price_e4: bigint): bigint =>
  (cents * PRODUCT_TO_CENTS) / price_e4;

/** A part of a whole, in lowest terms: both greater than zero, and the part at most the whole. */
export interface Fraction {
  readonly numerator: bigint;
  readonly denominator: bigint;
}

/** `numerator / denominator` in lowest terms; both are greater than zero. */
export function fraction(numerator: bigint, denominator: bigint): Fraction {
  let [divisor, rest] = [denominator, numerator];
  while (rest > 0n) [divisor, rest] = [rest, divisor % rest];
  return { numerator: numerator / divisor, denominator: denominator / divisor };
}

/**
 * The part of a total in whole units, rounded down: a third of 10 shares is 3.333333, of 3 shares 1.
 * At least one unit of a total that is not zero, so that selling half again and again ends at nothing.
 *
 * @param total in whole units, not negative
 */
export function partOf(total: bigint, { numerator, denominator }: Fraction): bigint {
  const part = (total * numerator) / denominator;
  return part === 0n && total > 0n ? 1n : part;
}
