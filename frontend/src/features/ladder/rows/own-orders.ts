import type { Order, OrderChange, QueuePlace, Side } from '@finally/contract';
import { changeOf, waitedPriceOf } from '@/features/orders/working/move-order';
import { rowOf, toE4 } from './price-rows';

/** The own orders of one side in one row. */
export interface OwnRow {
  readonly side: Side;
  readonly orders: readonly Order[];
  /** Shares that are not filled yet. */
  readonly quantity: number;
  /** Shares of others ahead of the first of them; null if that is not known. */
  readonly ahead: number | null;
  readonly hasStop: boolean;
}

/** Returns the open orders of one side by their rows. Orders without a price are in none. */
export function ordersByRow(
  side: Side,
  orders: readonly Order[],
  queue: readonly QueuePlace[],
  step: number,
): ReadonlyMap<number, OwnRow> {
  const ahead = new Map(queue.map((place) => [place.order_id, place.ahead]));
  const rows = new Map<number, OwnRow>();
  for (const order of orders) {
    const price = order.side === side ? order[waitedPriceOf(order)] : null;
    if (price === null) continue;
    const row = rowOf(side, toE4(price), step);
    const before = rows.get(row);
    const places = [before?.ahead, ahead.get(order.id)].filter((place) => place != null);
    const quantity = (before?.quantity ?? 0) + order.quantity - order.filled_quantity;
    rows.set(row, {
      side,
      orders: [...(before?.orders ?? []), order],
      quantity: Math.round(quantity * 1e6) / 1e6,
      ahead: places.length > 0 ? Math.min(...places) : null,
      hasStop: (before?.hasStop ?? false) || waitedPriceOf(order) === 'stop_price',
    });
  }
  return rows;
}

/** Returns the change that moves an order to a price; null for one that follows the market itself. */
export const changeTo = (order: Order, price: number): OrderChange | null =>
  order.type.startsWith('trailing') ? null : changeOf(order, waitedPriceOf(order), price);
