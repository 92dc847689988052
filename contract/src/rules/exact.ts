/**
 * The scales of the ledger's numbers and their rounding, shared by the server that decides and the
 * browser that estimates.
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
 * Returns `numerator / denominator` rounded to the nearest whole number, a tie to the even one
 * (IEEE 754 roundTiesToEven). The only rounding rule of the ledger.
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

/**
 * Returns the value in cents of a quantity in millionths of a share at a price in 1/10,000 dollar.
 */
export const notionalOf = (quantity_e6: bigint, price_e4: bigint): bigint =>
  divideHalfEven(quantity_e6 * price_e4, PRODUCT_TO_CENTS);

/**
 * Returns the most millionths of a share that are worth no more than `cents` at a price in 1/10,000
 * dollar.
 */
export const sharesWorth = (cents: bigint, price_e4: bigint): bigint =>
  (cents * PRODUCT_TO_CENTS) / price_e4;

/**
 * A part of a whole, in lowest terms: both numbers are greater than zero, and the part is at most
 * the whole.
 */
export interface Fraction {
  readonly numerator: bigint;
  readonly denominator: bigint;
}

/** Returns `numerator / denominator` in lowest terms; both must be greater than zero. */
export function fraction(numerator: bigint, denominator: bigint): Fraction {
  let [divisor, rest] = [denominator, numerator];
  while (rest > 0n) [divisor, rest] = [rest, divisor % rest];
  return { numerator: numerator / divisor, denominator: denominator / divisor };
}

/**
 * Returns the part of a total in whole units, rounded down: a third of 10 shares is 3.333333, of 3
 * shares 1. At least one unit of a total that is not zero, so that selling half repeatedly ends at
 * zero.
 *
 * @param total in whole units, not negative
 */
export function partOf(total: bigint, { numerator, denominator }: Fraction): bigint {
  const part = (total * numerator) / denominator;
  return part === 0n && total > 0n ? 1n : part;
}
