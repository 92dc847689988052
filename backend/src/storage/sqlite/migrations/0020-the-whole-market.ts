import type { Migration } from './migration.ts';

/** Adds the days and the headlines of the whole market, scans of accounts, and events of their changes. */
export const theWholeMarket: Migration = {
  version: 20,
  name: 'the whole market',
  sql: `
    -- Trading since the current day began, as a share of that of an average day.
    ALTER TABLE market_path ADD COLUMN day_sessions REAL NOT NULL DEFAULT 0 CHECK (day_sessions >= 0);

    -- The days of each simulated instrument since its path began; the last one still grows.
    CREATE TABLE market_path_days (
      time_ms INTEGER NOT NULL,
      ticker TEXT NOT NULL,
      open_e4 INTEGER NOT NULL CHECK (open_e4 > 0),
      high_e4 INTEGER NOT NULL CHECK (high_e4 > 0),
      low_e4 INTEGER NOT NULL CHECK (low_e4 > 0),
      close_e4 INTEGER NOT NULL CHECK (close_e4 > 0),
      volume INTEGER NOT NULL CHECK (volume >= 0),
      PRIMARY KEY (time_ms, ticker)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE headlines (
      -- In the order in which they came; numbers of deleted headlines are not used again.
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      ticker TEXT NOT NULL,
      text TEXT NOT NULL,
      time_ms INTEGER NOT NULL,
      -- The simple return of the price with it; null if unknown.
      move REAL
    ) STRICT;
    CREATE INDEX headlines_of_ticker ON headlines (ticker, id);

    CREATE TABLE scans (
      account_id TEXT NOT NULL REFERENCES accounts (id),
      name TEXT NOT NULL COLLATE NOCASE CHECK (name <> ''),
      -- The conditions, as on the wire.
      contents TEXT NOT NULL CHECK (json_valid(contents)),
      -- Whether a ticker that enters the list fires an alert.
      alerts INTEGER NOT NULL DEFAULT 0 CHECK (alerts IN (0, 1)),
      -- The tickers on the list when an alert last compared it, as JSON; null if none has.
      listed TEXT CHECK (json_valid(listed)),
      saved_at TEXT NOT NULL,
      PRIMARY KEY (account_id, name)
    ) STRICT, WITHOUT ROWID;

    -- Tickers that entered the list of a scan with an alert.
    CREATE TABLE scan_entries (
      sequence INTEGER PRIMARY KEY,
      id TEXT NOT NULL UNIQUE,
      account_id TEXT NOT NULL REFERENCES accounts (id),
      -- The name that the scan had.
      scan TEXT NOT NULL,
      ticker TEXT NOT NULL,
      price_e4 INTEGER NOT NULL CHECK (price_e4 > 0),
      entered_at TEXT NOT NULL,
      seen INTEGER NOT NULL DEFAULT 0 CHECK (seen IN (0, 1)),
      -- A removed entry can be restored for a while.
      removed_at TEXT
    ) STRICT;
    CREATE INDEX scan_entries_of_account ON scan_entries (account_id, entered_at);

    CREATE TABLE account_events_with_scans (
      account_id TEXT NOT NULL REFERENCES accounts (id),
      -- Counts from 1 for each account, without gaps.
      sequence INTEGER NOT NULL,
      kind TEXT NOT NULL CHECK (kind IN
        ('portfolio', 'order', 'watchlist', 'alert', 'chat', 'settings', 'workspace', 'scan')),
      -- What changed, as JSON.
      payload TEXT NOT NULL,
      at_ms INTEGER NOT NULL,
      PRIMARY KEY (account_id, sequence)
    ) STRICT, WITHOUT ROWID;
    INSERT INTO account_events_with_scans SELECT account_id, sequence, kind, payload, at_ms
      FROM account_events;
    DROP TABLE account_events;
    ALTER TABLE account_events_with_scans RENAME TO account_events;
  `,
};
