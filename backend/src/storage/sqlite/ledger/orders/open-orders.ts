import type { Ticker } from '@finally/contract';
import type { OrderRow } from '../../../../ledger/orders/order-row.ts';
import type { OpenOrderId, ReservedRow } from '../../../../ledger/store.ts';
import type { CountedOrder } from '../../../../ledger/view.ts';
import type { Reader } from '../../connection.ts';
import { IS_OPEN, ORDER_COLUMNS, type StoredOrder, toOrder } from './order-columns.ts';

const COUNT_OPEN = `SELECT count(*) AS orders FROM orders WHERE account_id = ? AND ${IS_OPEN}`;

/**
 * The open orders of an account, in the order in which they were placed. Only their places are sorted,
 * because SQLite would copy the whole rows to sort them.
 */
export const readOpenOrders = (reader: Reader, account_id: string): readonly OrderRow[] =>
  reader
    .all<StoredOrder>(
      `WITH open AS MATERIALIZED (
         SELECT sequence AS place FROM orders INDEXED BY orders_open
         WHERE account_id = ? AND ${IS_OPEN} ORDER BY sequence
       )
       SELECT ${ORDER_COLUMNS} FROM open CROSS JOIN orders ON sequence = place`,
      account_id,
    )
    .map(toOrder);

/** The orders of an account that have ended and belong to a group of which others are open. */
export const readEndedOfOpenGroups = (reader: Reader, account_id: string): readonly OrderRow[] =>
  reader
    .all<StoredOrder>(
      `SELECT ${ORDER_COLUMNS} FROM orders
       WHERE group_id IN (SELECT group_id FROM orders WHERE account_id = ? AND ${IS_OPEN})
         AND account_id = ? AND NOT (${IS_OPEN}) ORDER BY sequence`,
      account_id,
      account_id,
    )
    .map(toOrder);

/** How many orders of an account are open. */
export const countOpenOrders = (reader: Reader, account_id: string): number =>
  reader.get<{ orders: number }>(COUNT_OPEN, account_id)?.orders ?? 0;

/** The ids of the open orders of an account, or of those of one ticker, oldest first. */
export const readOpenOrderIds = (
  reader: Reader,
  account_id: string,
  ticker?: Ticker,
): readonly OpenOrderId[] =>
  reader.all<OpenOrderId>(
    `SELECT sequence, id, replaces FROM orders INDEXED BY orders_open
     WHERE account_id = ? AND ${IS_OPEN} ${ticker === undefined ? '' : 'AND ticker = ?'}
     ORDER BY sequence`,
    account_id,
    ...(ticker === undefined ? [] : [ticker]),
  );

type StoredCountedOrder = Omit<CountedOrder, 'exits_entry'> & { readonly exits_entry: 0 | 1 };

/**
 * The open orders of an account, as far as the limits of agents count them.
 *
 * @param ticker leaves out a person's orders other than purchases of this ticker
 */
export const readCountedOrders = (
  reader: Reader,
  account_id: string,
  ticker?: Ticker,
): readonly CountedOrder[] =>
  reader
    .all<StoredCountedOrder>(
      `SELECT id, ticker, side, type, source, cause, limit_price_e4, stop_price_e4, reserved_cents,
         reserved_e6, role IN ('take_profit', 'stop_loss') AND EXISTS (
           SELECT 1 FROM orders AS entry WHERE entry.id = counted.group_id AND entry.role = 'entry'
         ) AS exits_entry
       FROM orders AS counted INDEXED BY orders_open
       WHERE account_id = ? AND ${IS_OPEN}
         ${ticker === undefined ? '' : "AND (source <> 'person' OR (ticker = ? AND side = 'buy'))"}`,
      account_id,
      ...(ticker === undefined ? [] : [ticker]),
    )
    .map((row) => Object.assign(row, { exits_entry: row.exits_entry === 1 }));

/** Returns true if an account has an open order in a ticker. */
export const hasOpenOrders = (reader: Reader, account_id: string, ticker: Ticker): boolean =>
  reader.get(
    `SELECT 1 FROM orders WHERE account_id = ? AND ticker = ? AND ${IS_OPEN} LIMIT 1`,
    account_id,
    ticker,
  ) !== undefined;

/** What the open orders of an account have set aside, by ticker. */
export const readReserved = (reader: Reader, account_id: string): readonly ReservedRow[] =>
  reader.all<ReservedRow>(
    `SELECT ticker, sum(reserved_cents) AS reserved_cents, sum(reserved_e6) AS reserved_e6
     FROM orders WHERE account_id = ? AND ${IS_OPEN} GROUP BY ticker`,
    account_id,
  );
