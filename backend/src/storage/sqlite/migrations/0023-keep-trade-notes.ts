import type { Migration } from './migration.ts';

/** Adds what a person writes down of trades, the pictures of charts, and events of their changes. */
export const keepTradeNotes: Migration = {
  version: 23,
  name: 'trade notes',
  sql: `
    -- Belongs to the trade, so it stays with an archived ledger.
    CREATE TABLE trade_notes (
      trade_id TEXT PRIMARY KEY REFERENCES entries (id),
      account_id TEXT NOT NULL REFERENCES accounts (id),
      -- Of the entry, by which notes are listed as trades are.
      ledger INTEGER NOT NULL,
      trade_sequence INTEGER NOT NULL,
      text TEXT NOT NULL,
      -- As on the wire.
      tags TEXT NOT NULL CHECK (json_valid(tags)),
      plan TEXT CHECK (json_valid(plan)),
      picture_at TEXT,
      updated_at TEXT NOT NULL
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX trade_notes_by_ledger ON trade_notes (account_id, ledger, trade_sequence);

    CREATE TABLE trade_pictures (
      trade_id TEXT PRIMARY KEY REFERENCES trade_notes (trade_id),
      png BLOB NOT NULL
    ) STRICT;

    CREATE TABLE account_events_with_trade_notes (
      account_id TEXT NOT NULL REFERENCES accounts (id),
      -- Counts from 1 for each account, without gaps.
      sequence INTEGER NOT NULL,
      kind TEXT NOT NULL CHECK (kind IN
        ('portfolio', 'order', 'watchlist', 'alert', 'chat', 'settings', 'workspace', 'scan', 'trade_note')),
      -- What changed, as JSON.
      payload TEXT NOT NULL,
      at_ms INTEGER NOT NULL,
      PRIMARY KEY (account_id, sequence)
    ) STRICT, WITHOUT ROWID;
    INSERT INTO account_events_with_trade_notes SELECT account_id, sequence, kind, payload, at_ms
      FROM account_events;
    DROP TABLE account_events;
    ALTER TABLE account_events_with_trade_notes RENAME TO account_events;
  `,
};
