import type { Ticker } from '@finally/contract';
import type { ExplainedTrade } from '../../../ledger/journal/entry.ts';
import type { OrderEventRow } from '../../../ledger/orders/order-event.ts';
import type { OrderRow } from '../../../ledger/orders/order-row.ts';
import type {
  FilledOrderRow,
  OpenOrderId,
  OrderFillRow,
  ReservedRow,
} from '../../../ledger/store.ts';
import type { CountedOrder } from '../../../ledger/view.ts';
import type { Reader, Transaction } from '../connection.ts';
import { TRADE_COLUMNS, TRADES } from './ledger-sql.ts';

/** The fields that SQLite keeps as 0 or 1. */
interface Flags {
  readonly reduce_only: 0 | 1;
  readonly post_only: 0 | 1;
  readonly is_best: 0 | 1;
}

type StoredOrder = Omit<OrderRow, keyof Flags> & Flags & { readonly sequence: number };

const ORDER_COLUMNS = `id, ledger, client_order_id, request_hash, group_id, role, replaces, ticker, side, type,
  time_in_force, quantity_e6, notional_cents, limit_price_e4, stop_price_e4, trail_amount_e4,
  trail_bp, limit_offset_e4, trigger, reduce_only, post_only, expires_ms, state, reason, filled_e6,
  filled_cents, fees_cents, reserved_cents, reserved_e6, mark_e4, ahead_e6, reached_e6, is_best,
  met_step, queued_step, revision, source, cause, placed_ms, updated_ms`;

/** Written as in the partial index of the open orders, so that it is used. */
const IS_OPEN = "state IN ('held', 'pending', 'working', 'triggered')";

/** Turns a row into an order in place: copying so many fields costs as much as reading them. */
const toOrder = <Row extends Omit<StoredOrder, 'sequence'>>(row: Row) =>
  Object.assign(row as Omit<Row, keyof Flags>, {
    reduce_only: row.reduce_only === 1,
    post_only: row.post_only === 1,
    is_best: row.is_best === 1,
  });

// Statements are kept under their text, so it is made once where rows are written or looked up often.
const BY_ID = `SELECT ${ORDER_COLUMNS} FROM orders WHERE account_id = ? AND id = ?`;
const BY_CLIENT_ID = `SELECT ${ORDER_COLUMNS} FROM orders WHERE account_id = ? AND client_order_id = ?`;
const COUNT_OPEN = `SELECT count(*) AS orders FROM orders WHERE account_id = ? AND ${IS_OPEN}`;

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

/** The fills of an order, oldest first. */
export const readEntriesOfOrder = (
  reader: Reader,
  account_id: string,
  order_id: string,
): readonly ExplainedTrade[] =>
  reader
    .all<ExplainedTrade & { readonly explanation: string | null }>(
      `SELECT ${TRADE_COLUMNS}, entry.explanation FROM ${TRADES}
       WHERE entry.order_id = ? AND entry.account_id = ? AND entry.kind = 'fill'
       ORDER BY entry.sequence`,
      order_id,
      account_id,
    )
    .map((row) => ({
      ...row,
      explanation: row.explanation === null ? null : JSON.parse(row.explanation),
    }));

/** The quantities and prices of the fills of orders, oldest first. */
export const readFillsOfOrders = (
  reader: Reader,
  account_id: string,
  order_ids: readonly string[],
): readonly OrderFillRow[] =>
  reader.all<OrderFillRow>(
    `SELECT order_id, quantity_e6, price_e4 FROM entries
     WHERE order_id IN (SELECT value FROM json_each(?)) AND account_id = ? AND kind = 'fill'
     ORDER BY sequence`,
    JSON.stringify(order_ids),
    account_id,
  );

/** Orders of all ledgers with what their fills come to, oldest first. */
export const readFilledOrders = (
  reader: Reader,
  account_id: string,
  after: number,
  limit: number,
): readonly FilledOrderRow[] =>
  reader.all<FilledOrderRow>(
    `SELECT placed.sequence, placed.id, placed.filled_e6, placed.filled_cents,
       coalesce(sum(entry.quantity_e6), 0) AS fills_e6,
       coalesce(sum(entry.notional_cents), 0) AS fills_cents
     FROM (SELECT * FROM orders WHERE account_id = ? AND sequence > ? ORDER BY sequence LIMIT ?)
         AS placed
       LEFT JOIN entries AS entry ON entry.order_id = placed.id AND entry.kind = 'fill'
         AND (entry.account_id, entry.ledger, entry.ticker, entry.side)
           = (placed.account_id, placed.ledger, placed.ticker, placed.side)
     GROUP BY placed.sequence ORDER BY placed.sequence`,
    account_id,
    after,
    limit,
  );

/**
 * Ends the open orders of an account whose ledger is closed.
 *
 * @param now_ms milliseconds since the Unix epoch
 */
export function endOrdersOfReset(
  transaction: Transaction,
  account_id: string,
  now_ms: number,
): void {
  transaction.run(
    `INSERT INTO order_events (account_id, order_id, source, cause, from_state, to_state, reason,
       detail, at_ms)
     SELECT account_id, id, 'system', NULL, state, 'canceled', 'reset', NULL, ?
     FROM orders WHERE account_id = ? AND ${IS_OPEN} ORDER BY sequence`,
    now_ms,
    account_id,
  );
  transaction.run(
    `UPDATE orders SET state = 'canceled', reason = 'reset', reserved_cents = 0, reserved_e6 = 0,
       revision = revision + 1, updated_ms = ? WHERE account_id = ? AND ${IS_OPEN}`,
    now_ms,
    account_id,
  );
}
