import type { Side } from '@finally/contract';
import type { OrderTerms } from '@/features/orders/terms/order-terms';
import { type PriceOrder, type Quote, termsAt } from '@/features/orders/terms/terms-at';

/**
 * Returns what an order at a price is: a limit up to the price at which it would be filled at once, and a
 * stop beyond it, since a limit there would only be filled at the market.
 */
export function placedType(
  side: Side,
  price: number,
  { last, bid, ask }: Quote,
): PriceOrder['type'] {
  if (side === 'buy') return price > Math.max(ask ?? last, last) ? 'stop' : 'limit';
  return price < Math.min(bid ?? last, last) ? 'stop' : 'limit';
}

/** Returns the terms of such an order. */
export const placedTerms = (side: Side, price: number, quote: Quote): OrderTerms =>
  termsAt({ side, type: placedType(side, price, quote) }, price);
