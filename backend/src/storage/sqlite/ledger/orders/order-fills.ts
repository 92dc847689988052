import type { ExplainedTrade } from '../../../../ledger/journal/entry.ts';
import type { FilledOrderRow, OrderFillRow } from '../../../../ledger/store.ts';
import type { Reader } from '../../connection.ts';
import { TRADE_COLUMNS, TRADES } from '../ledger-sql.ts';

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

/**
 * The quantities and prices of the fills of orders, oldest first. SQLite would read all entries of the
 * account instead, because it takes the list for a long one.
 */
export const readFillsOfOrders = (
  reader: Reader,
  account_id: string,
  order_ids: readonly string[],
): readonly OrderFillRow[] =>
  reader.all<OrderFillRow>(
    `SELECT order_id, quantity_e6, price_e4 FROM entries INDEXED BY entries_by_order
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
       placed.carried_e6 + coalesce(sum(entry.quantity_e6), 0) AS fills_e6,
       placed.carried_cents + coalesce(sum(entry.notional_cents), 0) AS fills_cents
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
