import type { Order } from '@finally/contract';

/** What happened to open orders between two lists of them. */
export interface OrderChanges {
  /** Orders that are no longer listed, as they were last known. */
  readonly gone: readonly Order[];
  /** Open orders of which more is filled. */
  readonly filled: readonly Order[];
  /** Open orders whose stop was reached. */
  readonly triggered: readonly Order[];
}

/** Compares two lists of open orders. */
export function changesBetween(before: readonly Order[], after: readonly Order[]): OrderChanges {
  const now = new Map(after.map((order) => [order.id, order]));
  const gone: Order[] = [];
  const filled: Order[] = [];
  const triggered: Order[] = [];
  for (const order of before) {
    const later = now.get(order.id);
    if (!later) gone.push(order);
    else if (later.filled_quantity > order.filled_quantity) filled.push(later);
    else if (later.state === 'triggered' && order.state !== 'triggered') triggered.push(later);
  }
  return { gone, filled, triggered };
}
