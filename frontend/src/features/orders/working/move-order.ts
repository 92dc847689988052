import type { Order, OrderChange } from '@finally/contract';

/** The price that an order waits for: its stop until that is triggered, else its limit. */
export type WaitedPrice = 'limit_price' | 'stop_price';

/** Returns which price an order waits for. */
export const waitedPriceOf = ({ state, stop_price }: Order): WaitedPrice =>
  stop_price !== null && state !== 'triggered' ? 'stop_price' : 'limit_price';

/** Returns the change that moves the price an order waits for; its limit keeps its distance from its stop. */
export function changeOf(
  { type, limit_price, stop_price }: Order,
  field: WaitedPrice,
  price: number,
): OrderChange {
  if (field === 'limit_price') return { limit_price: price };
  if (type !== 'stop_limit' || limit_price === null || stop_price === null) {
    return { stop_price: price };
  }
  const limit = Math.round((limit_price + price - stop_price) * 10_000) / 10_000;
  return { stop_price: price, limit_price: limit };
}
