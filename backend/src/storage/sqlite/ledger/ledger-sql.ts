import type { Ticker } from '@finally/contract';
import { type Cents, ZERO_CENTS } from '../../../kernel/money.ts';
import { PERSON } from '../../../kernel/principal.ts';
import type { AccountRow, PositionRow } from '../../../ledger/account.ts';
import type { TradeRow } from '../../../ledger/entry.ts';
import type { TradedInDay } from '../../../ledger/view.ts';
import type { Reader, Transaction } from '../connection.ts';

export const TRADE_COLUMNS = `sequence, id, ticker, side, quantity_e6, price_e4, notional_cents,
  realized_pnl_cents, cash_after_cents, source, cause, client_order_id, executed_at`;

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
    `SELECT ledger, starting_cash_cents, cash_cents, realized_pnl_cents, opened_at
     FROM accounts WHERE id = ?`,
    account_id,
  );

export const readPositions = (reader: Reader, account_id: string): readonly PositionRow[] =>
  reader.all<PositionRow>(
    `SELECT ticker, quantity_e6, cost_basis_cents, realized_pnl_cents
     FROM positions WHERE account_id = ? ORDER BY ticker`,
    account_id,
  );

/** Returns the trade with a client order id; undefined if there is none. */
export const readTradeOf = (
  reader: Reader,
  account_id: string,
  client_order_id: string,
): TradeRow | undefined =>
  reader.get<TradeRow>(
    `SELECT ${TRADE_COLUMNS} FROM trades WHERE account_id = ? AND client_order_id = ?`,
    account_id,
    client_order_id,
  );

/** Returns the total notional of agents' trades with a cause. */
export const readTraded = (reader: Reader, account_id: string, cause: string): Cents =>
  reader.get<{ traded_cents: Cents }>(
    `SELECT coalesce(sum(notional_cents), 0) AS traded_cents FROM trades
     WHERE account_id = ? AND ${BY_AGENT} AND cause = ?`,
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
    `SELECT coalesce(sum(notional_cents), 0) AS traded_cents, count(*) AS trades FROM trades
     WHERE account_id = ? AND ${BY_AGENT} AND executed_at >= ?`,
    account_id,
    since,
  ) ?? { traded_cents: ZERO_CENTS, trades: 0 };

export function writeAccount(
  transaction: Transaction,
  account_id: string,
  account: AccountRow,
): void {
  transaction.run(
    'UPDATE accounts SET cash_cents = ?, realized_pnl_cents = ? WHERE id = ?',
    account.cash_cents,
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
    `INSERT INTO positions (account_id, ticker, quantity_e6, cost_basis_cents, realized_pnl_cents)
     VALUES (?, ?, ?, ?, ?)
     ON CONFLICT (account_id, ticker) DO UPDATE SET
       quantity_e6 = excluded.quantity_e6,
       cost_basis_cents = excluded.cost_basis_cents,
       realized_pnl_cents = excluded.realized_pnl_cents`,
    account_id,
    ticker,
    position.quantity_e6,
    position.cost_basis_cents,
    position.realized_pnl_cents,
  );
}

/** Appends an entry to the journal, which assigns its sequence. */
export function appendTrade(
  transaction: Transaction,
  account_id: string,
  ledger: number,
  entry: Omit<TradeRow, 'sequence'>,
): TradeRow {
  const sequence = transaction.insert(
    `INSERT INTO trades (id, account_id, ledger, ticker, side, quantity_e6, price_e4,
       notional_cents, realized_pnl_cents, cash_after_cents, source, cause, client_order_id,
       executed_at)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    entry.id,
    account_id,
    ledger,
    entry.ticker,
    entry.side,
    entry.quantity_e6,
    entry.price_e4,
    entry.notional_cents,
    entry.realized_pnl_cents,
    entry.cash_after_cents,
    entry.source,
    entry.cause,
    entry.client_order_id,
    entry.executed_at,
  );
  return { sequence, ...entry };
}
