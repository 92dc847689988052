import { type QuantityE6, quantityE6, UNITS_MAX } from './money.ts';

/** Returns `numerator / denominator`, rounded up. */
export function divideUp(numerator: bigint, denominator: bigint): bigint {
  const quotient = numerator / denominator;
  return numerator > 0n && numerator % denominator !== 0n ? quotient + 1n : quotient;
}

/**
 * Returns the largest whole number whose square is at most `value`, by Newton's method.
 *
 * @param value not negative
 */
export function squareRoot(value: bigint): bigint {
  if (value < 2n) return value;
  let root = 1n << BigInt((value.toString(2).length + 1) >> 1);
  for (;;) {
    const next = (root + value / root) >> 1n;
    if (next >= root) return root;
    root = next;
  }
}

export const least = (a: bigint, b: bigint): bigint => (a < b ? a : b);
export const greatest = (a: bigint, b: bigint): bigint => (a > b ? a : b);

/** Returns a quantity, or the largest one that the ledger holds if it is larger. */
export const boundedQuantity = (quantity_e6: bigint): QuantityE6 =>
  quantityE6(Number(least(quantity_e6, BigInt(UNITS_MAX))));
