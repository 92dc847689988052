import type { OrderRow } from '../../../../ledger/orders/order-row.ts';
import type { OrdersPageQuery } from '../../../../ledger/store.ts';
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

/** The ids of the orders that replaced others, by the id of the one replaced. */
export const readReplacements = (
  reader: Reader,
  account_id: string,
  ids: readonly string[],
): ReadonlyMap<string, string> =>
  new Map(
    reader
      .all<{ replaces: string; id: string }>(
        `SELECT replaces, id FROM orders
         WHERE replaces IN (SELECT value FROM json_each(?)) AND account_id = ?`,
        JSON.stringify(ids),
        account_id,
      )
      .map(({ replaces, id }) => [replaces, id]),
  );

/** An order with its place among all orders. */
export type ListedOrder = OrderRow & { readonly sequence: number };

const OF_STATUS = { open: IS_OPEN, closed: `NOT (${IS_OPEN})`, all: undefined } as const;

const PLACE_OF_ID = '(SELECT sequence FROM orders WHERE id = ? AND account_id = ?)';

/** The current ledger's orders, newest first unless the query says otherwise. */
export function readOrderPage(
  reader: Reader,
  account_id: string,
  query: OrdersPageQuery,
): readonly ListedOrder[] {
  const { ticker, tickers, side, before, before_id, after_id } = query;
  const { placed_after_ms, placed_before_ms, oldest_first = false } = query;
  const values: (string | number)[] = [account_id, account_id];
  /** Adds a condition with its values, if the query has it. */
  const only = (condition: string, ...its: readonly (string | number | undefined)[]): string => {
    const given = its.filter((value) => value !== undefined);
    if (given.length < its.length) return '';
    values.push(...given);
    return `AND ${condition}`;
  };
  const status = OF_STATUS[query.status];
  const conditions = [
    status ? `AND ${status}` : '',
    only('sequence < ?', before),
    only(`sequence < ${PLACE_OF_ID}`, before_id, before_id && account_id),
    only(`sequence > ${PLACE_OF_ID}`, after_id, after_id && account_id),
    only('ticker = ?', ticker),
    only('ticker IN (SELECT value FROM json_each(?))', tickers && JSON.stringify(tickers)),
    only('side = ?', side),
    only('placed_ms > ?', placed_after_ms),
    only('placed_ms < ?', placed_before_ms),
  ];
  return reader
    .all<StoredOrder>(
      `SELECT sequence, ${ORDER_COLUMNS} FROM orders
       WHERE account_id = ? AND ledger = (SELECT ledger FROM accounts WHERE id = ?)
         ${conditions.join(' ')}
       ORDER BY sequence ${oldest_first ? '' : 'DESC'} LIMIT ?`,
      ...values,
      query.limit,
    )
    .map(toOrder);
}
