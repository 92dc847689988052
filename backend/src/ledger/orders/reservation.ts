import {
  type Cents,
  cents,
  type PriceE4,
  type QuantityE6,
  UNITS_MAX,
  ZERO_CENTS,
} from '../../kernel/money.ts';
import { collarOf } from '../../kernel/tick.ts';
import { divideUp } from '../../kernel/whole-numbers.ts';
import { trailingLimit } from './matching/stops.ts';
import type { OrderRow, PlacedTerms } from './order-row.ts';

const PRODUCT_TO_CENTS = 10n ** 8n;

/** Returns the cost of so many shares at a price in cents, rounded up. */
export const costCeiling = (quantity_e6: QuantityE6, price_e4: PriceE4): bigint =>
  divideUp(BigInt(quantity_e6) * BigInt(price_e4), PRODUCT_TO_CENTS);

/**
 * Returns the worst price at which a purchase may be filled, for which cash is set aside: its limit,
 * or the collar above its stop, or above the best offer if it is a market order that waits.
 *
 * @param offer_e4 the best offer now; only a market order needs it
 */
export function worstPrice(terms: PlacedTerms, offer_e4: PriceE4 | null): PriceE4 | null {
  const { type, limit_price_e4, stop_price_e4 } = terms;
  if (limit_price_e4 !== null) return limit_price_e4;
  if (stop_price_e4 !== null) {
    return type === 'trailing_stop_limit'
      ? trailingLimit(terms, stop_price_e4)
      : collarOf('buy', stop_price_e4);
  }
  return offer_e4 === null ? null : collarOf('buy', offer_e4);
}

/** What an order sets aside. */
export type Reserved = Pick<OrderRow, 'reserved_cents' | 'reserved_e6'>;

export const NOTHING_RESERVED: Reserved = {
  reserved_cents: 0 as Cents,
  reserved_e6: 0 as QuantityE6,
};

/** What a purchase sets aside; more than the ledger holds is cut off, and more than anybody has. */
export const reservedCash = (
  quantity_e6: QuantityE6,
  worst_e4: PriceE4,
  fees_cents: Cents = ZERO_CENTS,
): Reserved => {
  const cost = costCeiling(quantity_e6, worst_e4) + BigInt(fees_cents);
  const most = BigInt(UNITS_MAX);
  return { ...NOTHING_RESERVED, reserved_cents: cents(Number(cost > most ? most : cost)) };
};

export const reservedShares = (quantity_e6: QuantityE6): Reserved => ({
  ...NOTHING_RESERVED,
  reserved_e6: quantity_e6,
});
