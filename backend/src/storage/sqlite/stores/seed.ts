import {
  DEFAULT_ACCOUNT_ID,
  DEFAULT_WATCHLIST_ID,
  type FillProfileName,
  type Ticker,
} from '@finally/contract';
import { cents } from '../../../kernel/money.ts';
import type { Connection, Transaction } from '../connection.ts';

/** The name of the default account until it is renamed. */
const DEFAULT_ACCOUNT_NAME = 'Main';

export const STARTING_CASH = cents(1_000_000);

export const DEFAULT_TICKERS = [
  'AAPL',
  'GOOGL',
  'MSFT',
  'AMZN',
  'TSLA',
  'NVDA',
  'META',
  'JPM',
  'V',
  'NFLX',
] as Ticker[];

/** Opens the default account if it does not exist yet. */
export function seed(
  connection: Connection,
  now_iso: string,
  fill_profile: FillProfileName = 'ideal',
): void {
  connection.blockingTransaction((transaction) =>
    createAccount(transaction, DEFAULT_ACCOUNT_ID, now_iso, fill_profile),
  );
}

/**
 * Creates an account with its cash and its watchlist. Leaves an existing account unchanged.
 *
 * @param fill_profile how its orders are filled
 */
export function createAccount(
  transaction: Transaction,
  account_id: string,
  now_iso: string,
  fill_profile: FillProfileName = 'ideal',
): void {
  const opened = transaction.run(
    `INSERT INTO accounts (id, name, ledger, starting_cash_cents, cash_cents, realized_pnl_cents,
       created_at, opened_at, fill_profile)
     VALUES (?, ?, 1, ?, ?, 0, ?, ?, ?) ON CONFLICT (id) DO NOTHING`,
    account_id,
    account_id === DEFAULT_ACCOUNT_ID ? DEFAULT_ACCOUNT_NAME : account_id,
    STARTING_CASH,
    STARTING_CASH,
    now_iso,
    now_iso,
    fill_profile,
  );
  if (opened > 0) createWatchlist(transaction, account_id, now_iso);
}

/** Creates the first watchlist of an account. */
export function createWatchlist(
  transaction: Transaction,
  account_id: string,
  now_iso: string,
): void {
  transaction.run(
    'INSERT INTO watchlists (account_id, id, name, rank, created_at) VALUES (?, ?, ?, 0, ?)',
    account_id,
    DEFAULT_WATCHLIST_ID,
    'Watchlist',
    now_iso,
  );
  DEFAULT_TICKERS.forEach((ticker, rank) => {
    transaction.run(
      `INSERT INTO watchlist_entries (account_id, list_id, ticker, rank, added_at)
       VALUES (?, ?, ?, ?, ?)`,
      account_id,
      DEFAULT_WATCHLIST_ID,
      ticker,
      rank,
      now_iso,
    );
  });
}
