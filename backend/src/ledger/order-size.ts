import { ORDER_SENTENCES, type Side, type Ticker, type TradeRequest } from '@finally/contract';
import {
  CENTS_SCALE,
  type Cents,
  cents,
  type PriceE4,
  parseDecimal,
  QUANTITY_SCALE,
  type QuantityE6,
  quantityE6,
  quantityWorth,
  UNITS_MAX,
} from '../kernel/money.ts';
import { ok, type Result, refuse } from '../kernel/result.ts';

/** The largest quantity of one order: just under a billion shares. */
const QUANTITY_MAX = quantityE6(UNITS_MAX);

/** The largest notional of one order: ten trillion dollars minus one cent. */
const NOTIONAL_MAX = cents(UNITS_MAX);

/** The size of an order: a number of shares, or the most shares that a sum of dollars buys. */
export type OrderSize = { readonly quantity_e6: QuantityE6 } | { readonly notional_cents: Cents };

/** The terms of a market order: ticker, side and size. */
export interface OrderTerms {
  readonly ticker: Ticker;
  readonly side: Side;
  readonly size: OrderSize;
}

/** An order for a number of shares. */
export interface SizedOrder extends Pick<OrderTerms, 'ticker' | 'side'> {
  readonly quantity_e6: QuantityE6;
}

/** Codes with which a size can be refused, in order of precedence. */
export const SIZE_REFUSALS = [
  'quantity_not_positive',
  'quantity_too_large',
  'quantity_too_fine',
  'notional_not_positive',
  'notional_too_large',
  'notional_too_fine',
] as const;
export type SizeRefusal = (typeof SIZE_REFUSALS)[number];

/**
 * Converts a quantity to whole millionths of a share.
 *
 * @param shares the number as parsed from JSON
 */
export function parseQuantity(shares: number): Result<QuantityE6, SizeRefusal> {
  if (!(shares > 0)) {
    return refuse('quantity_not_positive', ORDER_SENTENCES.quantity_not_positive);
  }
  if (shares > QUANTITY_MAX / 10 ** QUANTITY_SCALE) {
    return quantityTooLarge();
  }
  const quantity = parseDecimal(shares, QUANTITY_SCALE);
  if (quantity === undefined) {
    return refuse('quantity_too_fine', ORDER_SENTENCES.quantity_too_fine);
  }
  return ok(quantityE6(quantity));
}

/**
 * Converts a sum of dollars to cents.
 *
 * @param dollars the number as parsed from JSON
 */
export function parseNotional(dollars: number): Result<Cents, SizeRefusal> {
  if (!(dollars > 0)) {
    return refuse('notional_not_positive', ORDER_SENTENCES.notional_not_positive);
  }
  if (dollars > NOTIONAL_MAX / 10 ** CENTS_SCALE) {
    return refuse('notional_too_large', ORDER_SENTENCES.notional_too_large);
  }
  const amount = parseDecimal(dollars, CENTS_SCALE);
  if (amount === undefined) {
    return refuse('notional_too_fine', ORDER_SENTENCES.notional_too_fine);
  }
  return ok(cents(amount));
}

/** Converts the size of a request to the ledger's units. */
export function parseSize({
  quantity,
  notional,
}: Pick<TradeRequest, 'quantity' | 'notional'>): Result<OrderSize, SizeRefusal> {
  if (notional !== undefined) {
    const amount = parseNotional(notional);
    return amount.ok ? ok({ notional_cents: amount.value }) : amount;
  }
  const shares = parseQuantity(quantity ?? 0);
  return shares.ok ? ok({ quantity_e6: shares.value }) : shares;
}

/** Returns the size in millionths of a share at a price; may exceed what the ledger can store. */
export const sizeAt = (size: OrderSize, price_e4: PriceE4): bigint =>
  'quantity_e6' in size ? BigInt(size.quantity_e6) : quantityWorth(size.notional_cents, price_e4);

/** Converts an order to a number of shares at a price. Refuses with `quantity_too_large`. */
export function sizeOrder(
  { ticker, side, size }: OrderTerms,
  price_e4: PriceE4,
): Result<SizedOrder, 'quantity_too_large'> {
  const quantity = sizeAt(size, price_e4);
  if (quantity > BigInt(QUANTITY_MAX)) return quantityTooLarge();
  return ok({ ticker, side, quantity_e6: quantityE6(Number(quantity)) });
}

const quantityTooLarge = () => refuse('quantity_too_large', ORDER_SENTENCES.quantity_too_large);
