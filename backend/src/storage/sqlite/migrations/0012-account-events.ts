import type { Migration } from './migration.ts';

/**
 * Adds the events of accounts: each change of an account's data appends one in its own transaction.
 */
export const accountEvents: Migration = {
  version: 12,
  name: 'account events',
  sql: `
    CREATE TABLE account_events (
      account_id TEXT NOT NULL REFERENCES accounts (id),
      -- Counts from 1 for each account, without gaps.
      sequence INTEGER NOT NULL,
      kind TEXT NOT NULL CHECK (kind IN ('portfolio', 'watchlist', 'alert', 'chat', 'settings')),
      -- What changed, as JSON.
      payload TEXT NOT NULL,
      at_ms INTEGER NOT NULL,
      PRIMARY KEY (account_id, sequence)
    ) STRICT, WITHOUT ROWID;
  `,
};
