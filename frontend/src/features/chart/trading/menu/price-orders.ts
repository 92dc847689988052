import type { Side } from '@finally/contract';
import type { OrderTerms } from '@/features/orders/terms/order-terms';

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
 * Returns the orders that would wait at a price: limits on the better side of the market, stops on the
 * other. Sales only if there is something to sell.
 */
export function ordersAt(
  price: number,
  { last, bid, ask }: Quote,
  isHeld: boolean,
): readonly PriceOrder[] {
  const orders: readonly (PriceOrder & { readonly waits: boolean })[] = [
    { side: 'buy', type: 'limit', waits: price < (ask ?? last) },
    { side: 'sell', type: 'limit', waits: isHeld && price > (bid ?? last) },
    { side: 'buy', type: 'stop', waits: price > last },
    { side: 'sell', type: 'stop', waits: isHeld && price < last },
  ];
  return orders.filter(({ waits }) => waits).map(({ side, type }) => ({ side, type }));
}

/** Returns the terms of such an order. */
export const termsAt = ({ type }: PriceOrder, price: number): OrderTerms =>
  type === 'limit' ? { type, limit_price: price } : { type, stop_price: price };

/** Returns which exit of a position would wait at a price; null at the market. */
export const exitAt = (price: number, last: number): 'take_profit' | 'stop_loss' | null =>
  price > last ? 'take_profit' : price < last ? 'stop_loss' : null;
