import type { Side } from '@finally/contract';
import type { OrderTerms } from '@/features/orders/terms/order-terms';

/** What decides on which side of the market a price is. Dollars a share. */
export interface Quote {
  readonly last: number;
  /** Null if the market source reports none. */
  readonly bid: number | null;
  readonly ask: number | null;
}

/** The type of an order that a click at a price places. */
export type PlacedType = 'limit' | 'stop';

/**
 * Returns what an order at a price is: a limit up to the price at which it would be filled at once, and a
 * stop beyond it, since a limit there would only be filled at the market.
 */
export function placedType(side: Side, price: number, { last, bid, ask }: Quote): PlacedType {
  if (side === 'buy') return price > Math.max(ask ?? last, last) ? 'stop' : 'limit';
  return price < Math.min(bid ?? last, last) ? 'stop' : 'limit';
}

/** Returns the terms of such an order. A stop works until it is canceled, as in the command line. */
export function placedTerms(side: Side, price: number, quote: Quote): OrderTerms {
  if (placedType(side, price, quote) === 'limit') return { type: 'limit', limit_price: price };
  return {
    type: 'stop',
    stop_price: price,
    ...(side === 'sell' && ({ time_in_force: 'gtc' } as const)),
  };
}
