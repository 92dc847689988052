import type { Ticker } from '@finally/contract';
import type { OrderRow } from '../../../../ledger/orders/order-row.ts';
import type { Reader } from '../../connection.ts';
import { IS_OPEN, ORDER_COLUMNS, type StoredOrder, toOrder } from './order-columns.ts';

// Statements are kept under their text, so it is made once where rows are written or looked up often.
const BY_ID = `SELECT ${ORDER_COLUMNS} FROM orders WHERE account_id = ? AND id = ?`;

const BY_CLIENT_ID = `SELECT ${ORDER_COLUMNS} FROM orders WHERE account_id = ? AND client_order_id = ?`;

/** An order by its id, in any ledger of the account. */
export function readOrder(reader: Reader, account_id: string, id: string): OrderRow | undefined {
  const row = reader.get<StoredOrder>(BY_ID, account_id, id);
  return row && toOrder(row);
}

/** An order by the id that the client gave it, in any ledger of the account. */
export function readOrderByClientId(
  reader: Reader,
  account_id: string,
  client_order_id: string,
): OrderRow | undefined {
  const row = reader.get<StoredOrder>(BY_CLIENT_ID, account_id, client_order_id);
  return row && toOrder(row);
}

/** The orders of a group, its first included, in the order in which they were placed. */
export const readOrdersOfGroup = (
  reader: Reader,
  account_id: string,
  group_id: string,
): readonly OrderRow[] =>
  reader
    .all<StoredOrder>(
      `SELECT ${ORDER_COLUMNS} FROM orders WHERE group_id = ? AND account_id = ? ORDER BY sequence`,
      group_id,
      account_id,
    )
    .map(toOrder);

export interface OrderPageQuery {
  readonly status: 'open' | 'closed' | 'all';
  readonly ticker?: Ticker | undefined;
  readonly limit: number;
  /** Only orders with a lower sequence. */
  readonly before?: number | undefined;
}

/** An order with its place among all orders. */
export type ListedOrder = OrderRow & { readonly sequence: number };

const OF_STATUS = { open: `AND ${IS_OPEN}`, closed: `AND NOT (${IS_OPEN})`, all: '' } as const;

/** The current ledger's orders, newest first. */
export const readOrderPage = (
  reader: Reader,
  account_id: string,
  { status, ticker, limit, before = Number.MAX_SAFE_INTEGER }: OrderPageQuery,
): readonly ListedOrder[] =>
  reader
    .all<StoredOrder>(
      `SELECT sequence, ${ORDER_COLUMNS} FROM orders
       WHERE account_id = ? AND ledger = (SELECT ledger FROM accounts WHERE id = ?)
         AND sequence < ? ${OF_STATUS[status]} ${ticker === undefined ? '' : 'AND ticker = ?'}
       ORDER BY sequence DESC LIMIT ?`,
      account_id,
      account_id,
      before,
      ...(ticker === undefined ? [] : [ticker]),
      limit,
    )
    .map(toOrder);
