import type { Side } from '@finally/contract';
import type { OrderTerms } from './order-terms';

/** What decides on which side of the market a price is. Dollars a share. */
export interface Quote {
  readonly last: number;
  /** Null if the market source reports none. */
  readonly bid: number | null;
  readonly ask: number | null;
}

/** An order that waits for a price. */
export interface PriceOrder {
  readonly side: Side;
  readonly type: 'limit' | 'stop';
}

/**
 * Returns the terms of an order that is placed at a price. A stop that sells works until it is canceled,
 * as in the command line.
 */
export function termsAt({ side, type }: PriceOrder, price: number): OrderTerms {
  if (type === 'limit') return { type, limit_price: price };
  return side === 'buy'
    ? { type, stop_price: price }
    : { type, stop_price: price, time_in_force: 'gtc' };
}
