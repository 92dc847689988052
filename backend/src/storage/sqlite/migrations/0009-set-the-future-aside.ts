import type { Migration } from './migration.ts';

/** Adds tables for data that was recorded while the clock was ahead. */
export const setTheFutureAside: Migration = {
  version: 9,
  name: 'set the future aside',
  sql: `
    CREATE TABLE snapshots_set_aside (
      account_id TEXT NOT NULL REFERENCES accounts (id),
      ledger INTEGER NOT NULL,
      recorded_at_ms INTEGER NOT NULL,
      total_value_cents INTEGER NOT NULL,
      cash_cents INTEGER NOT NULL,
      -- By the clock after it was set back.
      set_aside_at_ms INTEGER NOT NULL
    ) STRICT;

    CREATE TABLE bars_set_aside (
      series_id INTEGER NOT NULL REFERENCES bar_series (id),
      time_ms INTEGER NOT NULL,
      open_e4 INTEGER NOT NULL,
      high_e4 INTEGER NOT NULL,
      low_e4 INTEGER NOT NULL,
      close_e4 INTEGER NOT NULL,
      volume INTEGER NOT NULL,
      set_aside_at_ms INTEGER NOT NULL
    ) STRICT;

    -- Parameters of a synthetic history, until it is first requested and its bars are written.
    CREATE TABLE unwritten_pasts (
      source TEXT NOT NULL,
      ticker TEXT NOT NULL,
      seed INTEGER NOT NULL,
      end_price_e4 INTEGER NOT NULL CHECK (end_price_e4 > 0),
      previous_close_e4 INTEGER NOT NULL CHECK (previous_close_e4 > 0),
      end_ms INTEGER NOT NULL,
      PRIMARY KEY (source, ticker)
    ) STRICT, WITHOUT ROWID;
  `,
};
