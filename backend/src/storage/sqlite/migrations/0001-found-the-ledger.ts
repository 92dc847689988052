import type { Migration } from './migration.ts';

export const foundTheLedger: Migration = {
  version: 1,
  name: 'found the ledger',
  sql: `
    CREATE TABLE accounts (
      id TEXT PRIMARY KEY,
      -- Number of resets. Rows of earlier ledgers are kept as an archive.
      ledger INTEGER NOT NULL,
      starting_cash_cents INTEGER NOT NULL CHECK (starting_cash_cents >= 0),
      cash_cents INTEGER NOT NULL CHECK (cash_cents >= 0),
      realized_pnl_cents INTEGER NOT NULL,
      opened_at TEXT NOT NULL
    ) STRICT;

    CREATE TABLE positions (
      account_id TEXT NOT NULL REFERENCES accounts (id),
      ticker TEXT NOT NULL,
      quantity_e6 INTEGER NOT NULL CHECK (quantity_e6 > 0),
      cost_basis_cents INTEGER NOT NULL CHECK (cost_basis_cents >= 0),
      realized_pnl_cents INTEGER NOT NULL,
      PRIMARY KEY (account_id, ticker)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE trades (
      sequence INTEGER PRIMARY KEY AUTOINCREMENT,
      id TEXT NOT NULL UNIQUE,
      account_id TEXT NOT NULL REFERENCES accounts (id),
      ledger INTEGER NOT NULL,
      ticker TEXT NOT NULL,
      side TEXT NOT NULL CHECK (side IN ('buy', 'sell')),
      quantity_e6 INTEGER NOT NULL CHECK (quantity_e6 > 0),
      price_e4 INTEGER NOT NULL CHECK (price_e4 > 0),
      notional_cents INTEGER NOT NULL CHECK (notional_cents >= 0),
      realized_pnl_cents INTEGER NOT NULL,
      cash_after_cents INTEGER NOT NULL CHECK (cash_after_cents >= 0),
      origin TEXT NOT NULL CHECK (origin IN ('user', 'assistant')),
      chat_message_id TEXT,
      client_order_id TEXT,
      executed_at TEXT NOT NULL,
      CHECK ((origin = 'assistant') = (chat_message_id IS NOT NULL))
    ) STRICT;
    CREATE INDEX trades_by_ledger ON trades (account_id, ledger, sequence);
    CREATE UNIQUE INDEX trades_by_client_order_id ON trades (account_id, client_order_id)
      WHERE client_order_id IS NOT NULL;
    CREATE TRIGGER trades_refuse_update BEFORE UPDATE ON trades
      BEGIN SELECT raise(ABORT, 'trades is append-only'); END;
    CREATE TRIGGER trades_refuse_delete BEFORE DELETE ON trades
      BEGIN SELECT raise(ABORT, 'trades is append-only'); END;

    -- The part of each account's current ledger that has been verified.
    CREATE TABLE ledger_checkpoints (
      account_id TEXT PRIMARY KEY REFERENCES accounts (id),
      ledger INTEGER NOT NULL,
      sequence INTEGER NOT NULL,
      cash_cents INTEGER NOT NULL,
      realized_pnl_cents INTEGER NOT NULL,
      positions TEXT NOT NULL CHECK (json_valid(positions))
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE snapshots (
      account_id TEXT NOT NULL REFERENCES accounts (id),
      ledger INTEGER NOT NULL,
      recorded_at_ms INTEGER NOT NULL,
      total_value_cents INTEGER NOT NULL,
      cash_cents INTEGER NOT NULL,
      PRIMARY KEY (account_id, ledger, recorded_at_ms)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE watchlist (
      account_id TEXT NOT NULL REFERENCES accounts (id),
      ticker TEXT NOT NULL,
      rank INTEGER NOT NULL,
      added_at TEXT NOT NULL,
      PRIMARY KEY (account_id, ticker)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE last_prices (
      ticker TEXT PRIMARY KEY,
      price_e4 INTEGER NOT NULL CHECK (price_e4 > 0),
      previous_close_e4 INTEGER NOT NULL CHECK (previous_close_e4 > 0),
      recorded_at_ms INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE chat_messages (
      sequence INTEGER PRIMARY KEY AUTOINCREMENT,
      id TEXT NOT NULL UNIQUE,
      account_id TEXT NOT NULL REFERENCES accounts (id),
      role TEXT NOT NULL CHECK (role IN ('user', 'assistant')),
      message TEXT NOT NULL,
      actions TEXT NOT NULL CHECK (json_valid(actions)),
      model TEXT CHECK (model IS NULL OR json_valid(model)),
      -- Both messages of an exchange have the id sent with the question.
      client_message_id TEXT,
      -- The planned actions, written before the first one is carried out.
      plan TEXT CHECK (plan IS NULL OR json_valid(plan)),
      -- 0 while actions are in progress; they are resumed after a crash.
      settled INTEGER NOT NULL DEFAULT 1 CHECK (settled IN (0, 1)),
      cleared INTEGER NOT NULL DEFAULT 0 CHECK (cleared IN (0, 1)),
      created_at TEXT NOT NULL
    ) STRICT;
    CREATE UNIQUE INDEX chat_messages_by_client_message_id
      ON chat_messages (account_id, client_message_id, role)
      WHERE client_message_id IS NOT NULL;
    CREATE INDEX chat_messages_by_account ON chat_messages (account_id, cleared, sequence);
  `,
};
