import type { OrderRow } from '../../../../ledger/orders/order-row.ts';
import type { Transaction } from '../../connection.ts';

/**
 * Writes what of an order can change. Its other terms are kept as they were placed.
 *
 * @param before the order as it is stored
 * @throws if the account has no such order, or if it has ended
 */
export function updateOrder(
  transaction: Transaction,
  account_id: string,
  before: OrderRow,
  order: OrderRow,
): void {
  // Written while the stored order is held: those of any other are kept.
  if (before.state === 'held') writeHeldTerms(transaction, before, order);
  const changed = transaction.run(
    `UPDATE orders SET state = ?, reason = ?, quantity_e6 = ?, limit_price_e4 = ?,
       stop_price_e4 = ?, filled_e6 = ?, filled_cents = ?, fees_cents = ?, reserved_cents = ?,
       reserved_e6 = ?, mark_e4 = ?, ahead_e6 = ?, reached_e6 = ?, is_best = ?, met_step = ?,
       revision = ?, updated_ms = ?
     WHERE id = ? AND account_id = ?`,
    order.state,
    order.reason,
    order.quantity_e6,
    order.limit_price_e4,
    order.stop_price_e4,
    order.filled_e6,
    order.filled_cents,
    order.fees_cents,
    order.reserved_cents,
    order.reserved_e6,
    order.mark_e4,
    order.ahead_e6,
    order.reached_e6,
    Number(order.is_best),
    order.met_step,
    order.revision,
    order.updated_ms,
    order.id,
    account_id,
  );
  if (changed !== 1) throw new Error(`there is no order ${order.id}`);
}

/** The terms of a held order that a change alters in place. */
const HELD_TERMS = [
  'trail_amount_e4',
  'trail_bp',
  'limit_offset_e4',
  'time_in_force',
  'expires_ms',
  'client_order_id',
  'request_hash',
] as const satisfies readonly (keyof OrderRow)[];

function writeHeldTerms(transaction: Transaction, before: OrderRow, order: OrderRow): void {
  if (HELD_TERMS.every((term) => order[term] === before[term])) return;
  transaction.run(
    `UPDATE orders SET trail_amount_e4 = ?, trail_bp = ?, limit_offset_e4 = ?, time_in_force = ?,
       expires_ms = ?, client_order_id = ?, request_hash = ? WHERE id = ?`,
    order.trail_amount_e4,
    order.trail_bp,
    order.limit_offset_e4,
    order.time_in_force,
    order.expires_ms,
    order.client_order_id,
    order.request_hash,
    order.id,
  );
}

/**
 * Writes where a trailing order's mark and an order's place in its queue have moved to; does nothing
 * if the order has changed since. Steps tell nothing about that: they begin anew with another market.
 */
export function writeMark(transaction: Transaction, account_id: string, order: OrderRow): void {
  transaction.run(
    `UPDATE orders SET mark_e4 = ?, stop_price_e4 = ?, ahead_e6 = ?, reached_e6 = ?, is_best = ?,
       met_step = ?
     WHERE id = ? AND account_id = ? AND revision = ?`,
    order.mark_e4,
    order.stop_price_e4,
    order.ahead_e6,
    order.reached_e6,
    Number(order.is_best),
    order.met_step,
    order.id,
    account_id,
    order.revision,
  );
}
