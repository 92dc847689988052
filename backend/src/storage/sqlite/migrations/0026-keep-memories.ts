import type { Migration } from './migration.ts';

/** Keeps what a person asks the assistant to remember. */
export const keepMemories: Migration = {
  version: 26,
  name: 'memories of the assistant',
  sql: `
    CREATE TABLE assistant_memories (
      id TEXT PRIMARY KEY,
      account_id TEXT NOT NULL REFERENCES accounts (id),
      text TEXT NOT NULL,
      kind TEXT NOT NULL CHECK (kind IN ('preference', 'plan', 'decision')),
      -- What the gate enforces, as on the wire; null if nothing is.
      enforced TEXT CHECK (enforced IS NULL OR json_valid(enforced)),
      ticker TEXT,
      -- The price of the ticker when it was said.
      price_e4 INTEGER CHECK (price_e4 > 0),
      created_at TEXT NOT NULL,
      updated_at TEXT NOT NULL
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX assistant_memories_by_account ON assistant_memories (account_id, created_at);

    -- Accounts without a row have it on.
    CREATE TABLE assistant_memory_switches (
      account_id TEXT PRIMARY KEY REFERENCES accounts (id),
      enabled INTEGER NOT NULL CHECK (enabled IN (0, 1))
    ) STRICT, WITHOUT ROWID;
  `,
};
