import type { Migration } from './migration.ts';

/** Turns the single watchlist into the first of several lists. */
export const nameWatchlists: Migration = {
  version: 4,
  name: 'name watchlists',
  sql: `
    CREATE TABLE watchlists (
      account_id TEXT NOT NULL REFERENCES accounts (id),
      id TEXT NOT NULL,
      name TEXT NOT NULL COLLATE NOCASE,
      rank INTEGER NOT NULL,
      created_at TEXT NOT NULL,
      PRIMARY KEY (account_id, id),
      UNIQUE (account_id, name)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE watchlist_entries (
      account_id TEXT NOT NULL,
      list_id TEXT NOT NULL,
      ticker TEXT NOT NULL,
      rank INTEGER NOT NULL,
      added_at TEXT NOT NULL,
      PRIMARY KEY (account_id, list_id, ticker),
      FOREIGN KEY (account_id, list_id) REFERENCES watchlists (account_id, id) ON DELETE CASCADE
    ) STRICT, WITHOUT ROWID;

    INSERT INTO watchlists (account_id, id, name, rank, created_at)
      SELECT id, 'default', 'Watchlist', 0, opened_at FROM accounts;
    INSERT INTO watchlist_entries (account_id, list_id, ticker, rank, added_at)
      SELECT account_id, 'default', ticker, rank, added_at FROM watchlist;
    DROP TABLE watchlist;
  `,
};
