import type { Ticker } from '@finally/contract';
import { type Cents, ZERO_CENTS } from '../../../kernel/money.ts';
import { PERSON } from '../../../kernel/principal.ts';
import type { AccountRow, PositionRow } from '../../../ledger/account.ts';
import type { NewFee, NewFill, TradeRow } from '../../../ledger/journal/entry.ts';
import type { RealizedHour } from '../../../ledger/store.ts';
import type { TradedInDay } from '../../../ledger/view.ts';
import type { Reader, Transaction } from '../connection.ts';

export const TRADE_COLUMNS = `entry.sequence, entry.id, entry.order_id, placed.client_order_id,
  entry.ticker, entry.side, entry.quantity_e6, entry.price_e4, entry.notional_cents,
  entry.liquidity, entry.cost_rule, entry.realized_pnl_cents, entry.cash_after_cents, entry.source,
  entry.cause, entry.executed_at, coalesce(-fee.amount_cents, 0) AS fees_cents`;

/** The fills of the journal with their orders and their fees. The fee of a fill is the entry after it. */
export const TRADES = `entries AS entry
  LEFT JOIN orders AS placed ON placed.id = entry.order_id
  LEFT JOIN entries AS fee ON fee.sequence = entry.sequence + 1 AND fee.kind = 'fee'
    AND entry.kind = 'fill' AND fee.order_id = entry.order_id`;

/**
 * Every source except a person. Written exactly as in the journal's indexes, so that SQLite uses
 * them.
 */
const BY_AGENT = `source <> '${PERSON}'`;

/** Returns the ids of all accounts, sorted. */
export const readAccountIds = (reader: Reader): readonly string[] =>
  reader.all<{ id: string }>('SELECT id FROM accounts ORDER BY id').map(({ id }) => id);

export const readAccount = (reader: Reader, account_id: string): AccountRow | undefined =>
  reader.get<AccountRow>(
    `SELECT ledger, starting_cash_cents, cash_cents, reserved_cents, realized_pnl_cents, opened_at,
       fill_profile, fees FROM accounts WHERE id = ?`,
    account_id,
  );

export const readPositions = (reader: Reader, account_id: string): readonly PositionRow[] =>
  reader.all<PositionRow>(
    `SELECT ticker, quantity_e6, cost_basis_cents, realized_pnl_cents, bought_cents, bought_e6,
       reserved_e6 FROM positions WHERE account_id = ? ORDER BY ticker`,
    account_id,
  );

/** The first trade of an order; undefined if it has none. */
export const readFirstTrade = (reader: Reader, order_id: string): TradeRow | undefined =>
  reader.get<TradeRow>(
    `SELECT ${TRADE_COLUMNS} FROM ${TRADES}
     WHERE entry.order_id = ? AND entry.kind = 'fill' ORDER BY entry.sequence LIMIT 1`,
    order_id,
  );

/** Returns what the entries of the current ledger realized, by hour. Times are written in UTC. */
export const readRealizedByHour = (
  reader: Reader,
  account_id: string,
  from: string,
  to: string,
): readonly RealizedHour[] =>
  reader.all<RealizedHour>(
    `SELECT 1000 * unixepoch(substr(executed_at, 1, 13) || ':00Z') AS hour_ms,
       sum(kind = 'fill') AS trades, sum(realized_pnl_cents) AS realized_pnl_cents
     FROM entries
     WHERE account_id = ? AND ledger = (SELECT ledger FROM accounts WHERE id = ?)
       AND executed_at >= ? AND executed_at < ? AND kind <> 'adjust'
     GROUP BY hour_ms ORDER BY hour_ms`,
    account_id,
    account_id,
    from,
    to,
  );

/** Returns the total notional of agents' trades with a cause. */
export const readTraded = (reader: Reader, account_id: string, cause: string): Cents =>
  reader.get<{ traded_cents: Cents }>(
    `SELECT coalesce(sum(notional_cents), 0) AS traded_cents FROM entries
     WHERE account_id = ? AND ${BY_AGENT} AND cause = ? AND kind = 'fill'`,
    account_id,
    cause,
  )?.traded_cents ?? ZERO_CENTS;

/**
 * Returns what agents traded in the day.
 *
 * @param since start of the day, as ISO 8601
 */
export const readTradedInDay = (reader: Reader, account_id: string, since: string): TradedInDay =>
  reader.get<{ traded_cents: Cents; trades: number }>(
    `SELECT coalesce(sum(notional_cents), 0) AS traded_cents, count(*) AS trades FROM entries
     WHERE account_id = ? AND ${BY_AGENT} AND executed_at >= ? AND kind = 'fill'`,
    account_id,
    since,
  ) ?? { traded_cents: ZERO_CENTS, trades: 0 };

export function writeAccount(
  transaction: Transaction,
  account_id: string,
  account: AccountRow,
): void {
  transaction.run(
    'UPDATE accounts SET cash_cents = ?, reserved_cents = ?, realized_pnl_cents = ? WHERE id = ?',
    account.cash_cents,
    account.reserved_cents,
    account.realized_pnl_cents,
    account_id,
  );
}

/** Writes a position, or deletes it if `position` is null. */
export function writePosition(
  transaction: Transaction,
  account_id: string,
  ticker: Ticker,
  position: PositionRow | null,
): void {
  if (!position) {
    transaction.run(
      'DELETE FROM positions WHERE account_id = ? AND ticker = ?',
      account_id,
      ticker,
    );
    return;
  }
  transaction.run(
    `INSERT INTO positions (account_id, ticker, quantity_e6, cost_basis_cents, realized_pnl_cents,
       bought_cents, bought_e6, reserved_e6)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?)
     ON CONFLICT (account_id, ticker) DO UPDATE SET
       quantity_e6 = excluded.quantity_e6,
       cost_basis_cents = excluded.cost_basis_cents,
       realized_pnl_cents = excluded.realized_pnl_cents,
       bought_cents = excluded.bought_cents,
       bought_e6 = excluded.bought_e6,
       reserved_e6 = excluded.reserved_e6`,
    account_id,
    ticker,
    position.quantity_e6,
    position.cost_basis_cents,
    position.realized_pnl_cents,
    position.bought_cents,
    position.bought_e6,
    position.reserved_e6,
  );
}

/** Appends the fees of the fill that was appended last. */
export const appendFee = (
  transaction: Transaction,
  account_id: string,
  ledger: number,
  fee: NewFee,
): number =>
  transaction.insert(
    `INSERT INTO entries (id, account_id, ledger, kind, order_id, ticker, amount_cents,
       realized_pnl_cents, cash_after_cents, source, cause, explanation, executed_at)
     VALUES (?, ?, ?, 'fee', ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    fee.id,
    account_id,
    ledger,
    fee.order_id,
    fee.ticker,
    fee.amount_cents,
    fee.realized_pnl_cents,
    fee.cash_after_cents,
    fee.source,
    fee.cause,
    JSON.stringify(fee.explanation),
    fee.executed_at,
  );

/** Appends a fill to the journal, which gives it its sequence. */
export function appendFill(
  transaction: Transaction,
  account_id: string,
  ledger: number,
  fill: NewFill,
): TradeRow {
  const { explanation } = fill;
  const sequence = transaction.insert(
    `INSERT INTO entries (id, account_id, ledger, kind, order_id, ticker, side, quantity_e6,
       price_e4, notional_cents, liquidity, cost_rule, realized_pnl_cents, cash_after_cents,
       source, cause, explanation, executed_at)
     VALUES (?, ?, ?, 'fill', ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    fill.id,
    account_id,
    ledger,
    fill.order_id,
    fill.ticker,
    fill.side,
    fill.quantity_e6,
    fill.price_e4,
    fill.notional_cents,
    fill.liquidity,
    fill.cost_rule,
    fill.realized_pnl_cents,
    fill.cash_after_cents,
    fill.source,
    fill.cause,
    explanation === null ? null : JSON.stringify(explanation),
    fill.executed_at,
  );
  return {
    sequence,
    id: fill.id,
    order_id: fill.order_id,
    client_order_id: fill.client_order_id,
    ticker: fill.ticker,
    side: fill.side,
    quantity_e6: fill.quantity_e6,
    price_e4: fill.price_e4,
    notional_cents: fill.notional_cents,
    liquidity: fill.liquidity,
    cost_rule: fill.cost_rule,
    fees_cents: fill.fees_cents,
    realized_pnl_cents: fill.realized_pnl_cents,
    cash_after_cents: fill.cash_after_cents,
    source: fill.source,
    cause: fill.cause,
    executed_at: fill.executed_at,
  };
}
