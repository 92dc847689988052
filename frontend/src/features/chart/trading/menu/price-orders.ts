import type { Exit } from '@/features/orders/terms/exit-price';
import type { PriceOrder, Quote } from '@/features/orders/terms/terms-at';

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

/** Returns which exit of a position would wait at a price; null at the market. */
export const exitAt = (price: number, last: number): Exit | null =>
  price > last ? 'take_profit' : price < last ? 'stop_loss' : null;
