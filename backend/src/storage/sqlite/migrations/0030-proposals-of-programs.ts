import type { Migration } from './migration.ts';

/** What programs asked for that waits for a person, and which keys may ask the person themselves. */
export const proposalsOfPrograms: Migration = {
  version: 30,
  name: 'proposals of programs',
  sql: `
    CREATE TABLE proposals (
      id TEXT PRIMARY KEY,
      account_id TEXT NOT NULL REFERENCES accounts (id),
      -- The ledger for which it was asked.
      ledger INTEGER NOT NULL,
      -- Who asked, as the journal names it: key: and the id of a key.
      source TEXT NOT NULL CHECK (source <> ''),
      -- What the program calls itself; null if it does not say.
      client TEXT,
      -- What is to be done, as JSON.
      asked TEXT NOT NULL,
      -- The same in words.
      sentence TEXT NOT NULL,
      -- The id by which a retry is recognized; null for what has none.
      client_order_id TEXT,
      -- Dollars per share; null for what names its own price or has none.
      shown_price REAL,
      state TEXT NOT NULL CHECK (state IN ('pending', 'executed', 'refused', 'declined')),
      -- Why it was refused.
      error_code TEXT,
      error_detail TEXT,
      -- The order that was placed, changed or canceled.
      order_id TEXT,
      created_at TEXT NOT NULL,
      expires_at TEXT NOT NULL,
      decided_at TEXT,
      CHECK ((state = 'pending') = (decided_at IS NULL)),
      CHECK ((state = 'refused') = (error_code IS NOT NULL))
    ) STRICT;
    CREATE INDEX proposals_by_account ON proposals (account_id, created_at);
    CREATE UNIQUE INDEX proposals_by_client_order_id
      ON proposals (account_id, source, client_order_id) WHERE client_order_id IS NOT NULL;

    -- Whether the program of a key may ask the person for approval itself (elicitation).
    ALTER TABLE api_keys ADD COLUMN asks_person INTEGER NOT NULL DEFAULT 0
      CHECK (asks_person IN (0, 1));
  `,
};
