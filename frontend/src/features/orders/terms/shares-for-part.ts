import {
  CENTS_SCALE,
  COLLAR_PERCENT,
  PRICE_SCALE,
  QUANTITY_SCALE,
  sharesWorth,
} from '@finally/contract';
import { fromUnits, type OrderMarket, units } from '../size/order-size';
import type { OrderTerms } from './order-terms';

/** Returns the price at which a purchase is expected to be filled; null if there is none. */
function expectedPrice(terms: OrderTerms, { price }: OrderMarket): number | null {
  const { limit_price, stop_price, trail_amount, trail_percent, limit_offset = 0 } = terms;
  const fixed = limit_price ?? stop_price;
  if (fixed !== undefined || price === null) return fixed ?? null;
  return price + (trail_amount ?? (price * (trail_percent ?? 0)) / 100) + limit_offset;
}

/** Whether the price of a purchase is bounded by its own limit, and not by the collar of a market order. */
const hasLimit = ({ limit_price, limit_offset }: OrderTerms): boolean =>
  (limit_price ?? limit_offset) !== undefined;

/**
 * Returns how many shares a part of the cash buys at the limit or stop price, or at the price of now
 * if the terms name none. Never more than the free cash can be set aside for. Null without a price.
 *
 * @param notional the part of the cash in dollars
 */
export function sharesForPart(
  notional: number,
  terms: OrderTerms,
  market: OrderMarket,
): number | null {
  const price = expectedPrice(terms, market);
  if (price === null) return null;
  const price_e4 = BigInt(Math.ceil(price * 10 ** PRICE_SCALE - 1e-6));
  const worst_e4 = hasLimit(terms) ? price_e4 : (price_e4 * (100n + COLLAR_PERCENT)) / 100n;
  const wanted = sharesWorth(units(notional, CENTS_SCALE), price_e4);
  const most = sharesWorth(units(market.freeCash ?? notional, CENTS_SCALE), worst_e4);
  return fromUnits(most > 0n && most < wanted ? most : wanted, QUANTITY_SCALE);
}
