/**
 * The numbers of the ledger. Each is a whole number of its smallest unit, so
 * that adding and comparing are exact; products go through BigInt. Binary
 * floating point appears only where a number enters or leaves as JSON.
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
/** Whole 1/10,000 dollar a share. */
export type PriceE4 = Scaled<'price_e4'>;
/** Whole 1/1,000,000 share. */
export type QuantityE6 = Scaled<'quantity_e6'>;

/**
 * The largest number of units the ledger holds: fifteen digits, which is as
 * far as every decimal survives being written as a JSON number.
 */
export const UNITS_MAX = 999_999_999_999_999;

const whole = (value: number): number => {
  if (!Number.isInteger(value) || Math.abs(value) > UNITS_MAX) {
    throw new RangeError(`${value} is not a whole number of at most fifteen digits`);
  }
  return value;
};

/** @throws RangeError where `value` is not whole or too large: a bug in the caller. */
export const cents = (value: number): Cents => whole(value) as Cents;
/** @throws RangeError where `value` is not whole or too large: a bug in the caller. */
export const priceE4 = (value: number): PriceE4 => whole(value) as PriceE4;
/** @throws RangeError where `value` is not whole or too large: a bug in the caller. */
export const quantityE6 = (value: number): QuantityE6 => whole(value) as QuantityE6;

export const ZERO_CENTS = cents(0);

/**
 * What `quantity` shares cost at `price`, in cents. A BigInt, because a huge
 * order may exceed what the ledger can hold: compare it before narrowing it.
 */
export const notionalCents = (quantity: QuantityE6, price: PriceE4): bigint =>
  notionalOf(BigInt(quantity), BigInt(price));

/**
 * The most that can be had at `price` for so many cents, in millionths of a
 * share. A BigInt, because it may be more than the ledger can hold.
 */
export const quantityWorth = (notional: Cents, price: PriceE4): bigint =>
  sharesWorth(BigInt(notional), BigInt(price));

/**
 * The part of `total` that `part` of `whole` accounts for, in cents.
 *
 * @param whole greater than zero
 */
export const proportionCents = (total: Cents, part: QuantityE6, whole: QuantityE6): Cents =>
  cents(Number(divideHalfEven(BigInt(total) * BigInt(part), BigInt(whole))));

/** Cost basis over quantity: the average price paid for a share. */
export const averageCost = (basis: Cents, quantity: QuantityE6): PriceE4 =>
  priceE4(Number(divideHalfEven(BigInt(basis) * PRODUCT_TO_CENTS, BigInt(quantity))));

/**
 * A JSON number as a whole number of `10^-scale`, or undefined where it has
 * more decimals than that or leaves the exact range. Works on the shortest
 * decimal that stands for the number, which is what was written in the JSON.
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

/** Dollars for JSON: one correctly rounded division, so it prints as the exact decimal. */
export const centsToJson = (value: Cents): number => value / POWERS[CENTS_SCALE];
/** Dollars a share for JSON. */
export const priceToJson = (value: PriceE4): number => value / POWERS[PRICE_SCALE];
/** Shares for JSON. */
export const quantityToJson = (value: QuantityE6): number => value / POWERS[QUANTITY_SCALE];

/** The nearest price the ledger can hold; for prices that a market source computes. */
export const roundToPrice = (dollars: number): PriceE4 =>
  priceE4(Math.round(dollars * POWERS[PRICE_SCALE]));

/** `$1,234.56`, for sentences that people read. */
export const formatCents = (value: Cents): string => {
  const digits = String(Math.abs(value)).padStart(3, '0');
  const dollars = digits.slice(0, -2).replace(/\B(?=(\d{3})+$)/g, ',');
  return `${value < 0 ? '-' : ''}$${dollars}.${digits.slice(-2)}`;
};

/** `$190.12`, `$0.1234`: a price with the decimals it has, two at least, for sentences that people read. */
export const formatPrice = (value: PriceE4): string => {
  const digits = String(Math.abs(value)).padStart(PRICE_SCALE + 1, '0');
  const dollars = digits.slice(0, -PRICE_SCALE).replace(/\B(?=(\d{3})+$)/g, ',');
  const fraction = digits.slice(-PRICE_SCALE).replace(/0{1,2}$/, '');
  return `${value < 0 ? '-' : ''}$${dollars}.${fraction}`;
};

/** `2.5`: shares with no more decimals than needed, for sentences that people read. */
export const formatQuantity = (value: QuantityE6): string => {
  const digits = String(Math.abs(value)).padStart(QUANTITY_SCALE + 1, '0');
  const shares = digits.slice(0, -QUANTITY_SCALE).replace(/\B(?=(\d{3})+$)/g, ',');
  const fraction = digits.slice(-QUANTITY_SCALE).replace(/0+$/, '');
  return `${value < 0 ? '-' : ''}${shares}${fraction && `.${fraction}`}`;
};
