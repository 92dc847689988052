import type { Ticker } from '@finally/contract';
import type { Connection } from './connection.ts';

export interface WatchlistRow {
  readonly ticker: Ticker;
  readonly added_at: string;
}

/** The tickers an account watches, in the order in which they were added. */
export interface WatchlistStore {
  list(account_id: string): Promise<readonly WatchlistRow[]>;
  /**
   * Adds the ticker at the end unless it is there or the list holds `size_max`.
   */
  add(
    account_id: string,
    ticker: Ticker,
    added_at: string,
    size_max: number,
  ): Promise<'added' | 'present' | 'full'>;
  /** @returns whether it was there */
  remove(account_id: string, ticker: Ticker): Promise<boolean>;
}

export function createWatchlistStore(connection: Connection): WatchlistStore {
  return {
    async list(account_id) {
      return connection.all<WatchlistRow>(
        'SELECT ticker, added_at FROM watchlist WHERE account_id = ? ORDER BY rank',
        account_id,
      );
    },

    async add(account_id, ticker, added_at, size_max) {
      return connection.transaction((transaction) => {
        const present = transaction.get(
          'SELECT 1 FROM watchlist WHERE account_id = ? AND ticker = ?',
          account_id,
          ticker,
        );
        if (present) return 'present';
        const list = transaction.get<{ size: number; next_rank: number }>(
          `SELECT count(*) AS size, coalesce(max(rank) + 1, 0) AS next_rank
           FROM watchlist WHERE account_id = ?`,
          account_id,
        );
        if (!list || list.size >= size_max) return 'full';
        transaction.run(
          'INSERT INTO watchlist (account_id, ticker, rank, added_at) VALUES (?, ?, ?, ?)',
          account_id,
          ticker,
          list.next_rank,
          added_at,
        );
        return 'added';
      });
    },

    async remove(account_id, ticker) {
      return connection.transaction(
        (transaction) =>
          transaction.run(
            'DELETE FROM watchlist WHERE account_id = ? AND ticker = ?',
            account_id,
            ticker,
          ) > 0,
      );
    },
  };
}
