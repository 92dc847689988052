import type { OrderEventRow } from '../../../../ledger/orders/order-event.ts';
import type { Reader, Transaction } from '../../connection.ts';
import { IS_OPEN } from './order-columns.ts';

/** Appends a change of an order's state. @returns its sequence */
export const appendOrderEvent = (
  transaction: Transaction,
  account_id: string,
  event: Omit<OrderEventRow, 'sequence'>,
): number =>
  transaction.insert(
    `INSERT INTO order_events (account_id, order_id, source, cause, from_state, to_state, reason,
       detail, at_ms) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    account_id,
    event.order_id,
    event.source,
    event.cause,
    event.from_state,
    event.to_state,
    event.reason,
    event.detail === null ? null : JSON.stringify(event.detail),
    event.at_ms,
  );

/** The changes of an order's state, oldest first. Orders of earlier versions have none. */
export const readOrderEvents = (
  reader: Reader,
  account_id: string,
  order_id: string,
): readonly OrderEventRow[] =>
  reader
    .all<OrderEventRow & { readonly detail: string | null }>(
      `SELECT sequence, order_id, source, cause, from_state, to_state, reason, detail, at_ms
       FROM order_events WHERE order_id = ? AND account_id = ? ORDER BY sequence`,
      order_id,
      account_id,
    )
    .map((row) => ({ ...row, detail: row.detail === null ? null : JSON.parse(row.detail) }));

/**
 * Cancels the open orders of an account whose ledger is closed, or that is archived. The caller
 * releases what they had set aside.
 *
 * @param now_ms milliseconds since the Unix epoch
 */
export function cancelOpenOrders(
  transaction: Transaction,
  account_id: string,
  reason: 'reset' | 'account_archived',
  now_ms: number,
): void {
  transaction.run(
    `INSERT INTO order_events (account_id, order_id, source, cause, from_state, to_state, reason,
       detail, at_ms)
     SELECT account_id, id, 'system', NULL, state, 'canceled', ?, NULL, ?
     FROM orders WHERE account_id = ? AND ${IS_OPEN} ORDER BY sequence`,
    reason,
    now_ms,
    account_id,
  );
  transaction.run(
    `UPDATE orders SET state = 'canceled', reason = ?, reserved_cents = 0, reserved_e6 = 0,
       revision = revision + 1, updated_ms = ? WHERE account_id = ? AND ${IS_OPEN}`,
    reason,
    now_ms,
    account_id,
  );
}
