import type { NewId } from '../../../../kernel/ids.ts';
import type { Transaction, Value } from '../../file/port.ts';
import { OPEN_STATES } from '../../ledger/orders/order-columns.ts';
import { appendOrderEvent } from '../../ledger/orders/order-events.ts';

/** What the rows of a copy are made with. */
export interface ForkSources {
  readonly newId: NewId;
  readonly now_ms: number;
  /** The same time, as ISO 8601. */
  readonly now: string;
}

type Stored = Readonly<Record<string, Value>> & {
  readonly sequence: number;
  readonly id: string;
  readonly group_id: string | null;
  readonly state: string;
};

/** Open orders, and those that have ended of groups of which others are open. */
const COPIED = `SELECT * FROM orders WHERE account_id = ? AND (state IN ${OPEN_STATES}
  OR group_id IN (SELECT group_id FROM orders WHERE account_id = ? AND state IN ${OPEN_STATES}
    AND group_id IS NOT NULL)) ORDER BY sequence`;

/**
 * Copies the open orders of an account under new ids. What was filled of them is kept as carried,
 * because its trades are in the journal of the original. Client order ids are not copied: a retry is
 * meant for the original.
 */
export function forkOrders(
  transaction: Transaction,
  account_id: string,
  copy_id: string,
  { newId, now_ms }: ForkSources,
): void {
  // The first order of a group refers to itself, and the others to it.
  const copied = transaction.all<Stored>(COPIED, account_id, account_id);
  const ids = new Map(copied.map(({ id }) => [id, newId()]));
  for (const { sequence: _, ...order } of copied) {
    const row: Record<string, Value> = {
      ...order,
      id: ids.get(order.id) ?? newId(),
      account_id: copy_id,
      ledger: 1,
      client_order_id: null,
      request_hash: null,
      group_id: order.group_id === null ? null : (ids.get(order.group_id) ?? null),
      replaces: null,
      carried_e6: order['filled_e6'] ?? 0,
      carried_cents: order['filled_cents'] ?? 0,
      carried_fees_cents: order['fees_cents'] ?? 0,
    };
    insertRow(transaction, 'orders', row);
    appendOrderEvent(transaction, copy_id, {
      order_id: row['id'] as string,
      source: 'system',
      cause: null,
      from_state: null,
      to_state: order.state as Parameters<typeof appendOrderEvent>[2]['to_state'],
      reason: null,
      detail: { forked_from: order.id },
      at_ms: now_ms,
    });
  }
}

function insertRow(transaction: Transaction, table: string, row: Record<string, Value>): void {
  const columns = Object.keys(row);
  transaction.run(
    `INSERT INTO ${table} (${columns.join(', ')}) VALUES (${columns.map(() => '?').join(', ')})`,
    ...Object.values(row),
  );
}
