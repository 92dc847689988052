/**
 * The ledger's number types. Each is a whole number of its smallest unit, so addition and
 * comparison are exact. Products use BigInt. Floating point is used only when a number is read from
 * or written to JSON.
 */
import {
  CENTS_SCALE,
  divideHalfEven,
  notionalOf,
  PRICE_SCALE,
  PRODUCT_TO_CENTS,
  QUANTITY_SCALE,
  sharesWorth,
} from '@finally/contract';

export { CENTS_SCALE, divideHalfEven, PRICE_SCALE, QUANTITY_SCALE };

declare const unit: unique symbol;
type Scaled<Unit extends string> = number & { readonly [unit]: Unit };

/** Whole cents. */
export type Cents = Scaled<'cents'>;
/** Whole 1/10,000 dollars per share. */
export type PriceE4 = Scaled<'price_e4'>;
/** Whole 1/1,000,000 shares. */
export type QuantityE6 = Scaled<'quantity_e6'>;

/**
 * The largest number of units the ledger holds. Every decimal of fifteen digits survives being
 * written as a JSON number; longer ones may not.
 */
export const UNITS_MAX = 999_999_999_999_999;

const whole = (value: number): number => {
  if (!Number.isInteger(value) || Math.abs(value) > UNITS_MAX) {
    throw new RangeError(`${value} is not a whole number of at most fifteen digits`);
  }
  return value;
};

/** @throws RangeError if `value` is not whole or is too large: a bug in the caller. */
export const cents = (value: number): Cents => whole(value) as Cents;
/** @throws RangeError if `value` is not whole or is too large: a bug in the caller. */
export const priceE4 = (value: number): PriceE4 => whole(value) as PriceE4;
/** @throws RangeError if `value` is not whole or is too large: a bug in the caller. */
export const quantityE6 = (value: number): QuantityE6 => whole(value) as QuantityE6;

export const ZERO_CENTS = cents(0);

/**
 * Returns the cost of `quantity` shares at `price`, in cents. A BigInt, because a huge order may
 * exceed what the ledger can hold: compare it before converting it.
 */
export const notionalCents = (quantity: QuantityE6, price: PriceE4): bigint =>
  notionalOf(BigInt(quantity), BigInt(price));

/**
 * Returns how many millionths of a share `notional` buys at `price`. A BigInt, because the result
 * may exceed what the ledger can hold.
 */
export const quantityWorth = (notional: Cents, price: PriceE4): bigint =>
  sharesWorth(BigInt(notional), BigInt(price));

/**
 * Returns the part of `total` that corresponds to `part` of `whole`, in cents.
 * @param whole greater than zero
 */
export const proportionCents = (total: Cents, part: QuantityE6, whole: QuantityE6): Cents =>
  cents(Number(divideHalfEven(BigInt(total) * BigInt(part), BigInt(whole))));

/** Returns cost basis divided by quantity: the average price paid per share. */
export const averageCost = (basis: Cents, quantity: QuantityE6): PriceE4 =>
  priceE4(Number(divideHalfEven(BigInt(basis) * PRODUCT_TO_CENTS, BigInt(quantity))));

/**
 * Returns the average price of fills, weighted by their quantities and rounded half to even. Exact:
 * their notionals are rounded to cents, so they do not yield it.
 *
 * @param fills at least one
 */
export function averagePrice(
  fills: Iterable<{ readonly quantity_e6: QuantityE6; readonly price_e4: PriceE4 }>,
): PriceE4 {
  let product = 0n;
  let quantity = 0n;
  for (const { quantity_e6, price_e4 } of fills) {
    product += BigInt(quantity_e6) * BigInt(price_e4);
    quantity += BigInt(quantity_e6);
  }
  return priceE4(Number(divideHalfEven(product, quantity)));
}

/**
 * Converts a JSON number to a whole number of `10^-scale`. Returns undefined if it has more
 * decimals or exceeds the exact range. Uses the shortest decimal that represents the number, which
 * is what the JSON text contained.
 */
export function parseDecimal(value: number, scale: number): number | undefined {
  const match = /^(-?)(\d+)(?:\.(\d+))?(?:e([+-]\d+))?$/.exec(String(value));
  if (!match) return undefined;
  const [, sign = '', integer = '', fraction = '', exponent = '0'] = match;
  const shift = scale - fraction.length + Number(exponent);
  let digits = integer + fraction;
  if (shift >= 0) {
    digits += '0'.repeat(shift);
  } else {
    if (/[^0]/.test(digits.slice(shift))) return undefined;
    digits = digits.slice(0, shift);
  }
  const scaled = Number(`${sign}${digits || '0'}`);
  return Math.abs(scaled) <= UNITS_MAX ? scaled + 0 : undefined;
}

const POWERS = { [CENTS_SCALE]: 100, [PRICE_SCALE]: 10_000, [QUANTITY_SCALE]: 1_000_000 } as const;

/**
 * Converts cents to dollars for JSON. One correctly rounded division, so the result prints as the
 * exact decimal.
 */
export const centsToJson = (value: Cents): number => value / POWERS[CENTS_SCALE];
/** Converts a price to dollars per share for JSON. */
export const priceToJson = (value: PriceE4): number => value / POWERS[PRICE_SCALE];
/** Converts a quantity to shares for JSON. */
export const quantityToJson = (value: QuantityE6): number => value / POWERS[QUANTITY_SCALE];

/**
 * Rounds dollars to the nearest price the ledger can hold; for prices that a market source
 * computes.
 */
export const roundToPrice = (dollars: number): PriceE4 =>
  priceE4(Math.round(dollars * POWERS[PRICE_SCALE]));

/** Formats an amount for sentences: `$1,234.56`. */
export const formatCents = (value: Cents): string => {
  const digits = String(Math.abs(value)).padStart(3, '0');
  const dollars = digits.slice(0, -2).replace(/\B(?=(\d{3})+$)/g, ',');
  return `${value < 0 ? '-' : ''}$${dollars}.${digits.slice(-2)}`;
};

/** Formats a price for sentences, with at least two decimals: `$190.12`, `$0.1234`. */
export const formatPrice = (value: PriceE4): string => {
  const digits = String(Math.abs(value)).padStart(PRICE_SCALE + 1, '0');
  const dollars = digits.slice(0, -PRICE_SCALE).replace(/\B(?=(\d{3})+$)/g, ',');
  const fraction = digits.slice(-PRICE_SCALE).replace(/0{1,2}$/, '');
  return `${value < 0 ? '-' : ''}$${dollars}.${fraction}`;
};

/** Formats a quantity for sentences, without trailing zeros: `2.5`. */
export const formatQuantity = (value: QuantityE6): string => {
  const digits = String(Math.abs(value)).padStart(QUANTITY_SCALE + 1, '0');
  const shares = digits.slice(0, -QUANTITY_SCALE).replace(/\B(?=(\d{3})+$)/g, ',');
  const fraction = digits.slice(-QUANTITY_SCALE).replace(/0+$/, '');
  return `${value < 0 ? '-' : ''}${shares}${fraction && `.${fraction}`}`;
};
