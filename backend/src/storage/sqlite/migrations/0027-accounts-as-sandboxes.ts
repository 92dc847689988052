import type { Migration } from './migration.ts';

/** Rows of an account may be deleted only while the whole account is erased. */
const refuseDelete = (table: string, sentence: string): string => `
    CREATE TRIGGER ${table}_refuse_delete BEFORE DELETE ON ${table}
      WHEN NOT EXISTS (SELECT 1 FROM accounts WHERE id = old.account_id AND is_erased = 1)
      BEGIN SELECT raise(ABORT, '${sentence}'); END;`;

/**
 * Accounts get names, terms and an end; closed ledgers keep what they began with, because a reset may
 * change it. Orders of a copied account keep what was filled before it was copied.
 */
export const accountsAsSandboxes: Migration = {
  version: 27,
  name: 'accounts as sandboxes',
  sql: `
    ALTER TABLE accounts ADD COLUMN name TEXT NOT NULL DEFAULT '' COLLATE NOCASE;
    ALTER TABLE accounts ADD COLUMN color TEXT NOT NULL DEFAULT 'blue';
    ALTER TABLE accounts ADD COLUMN kind TEXT NOT NULL DEFAULT 'cash'
      CHECK (kind IN ('cash', 'margin'));
    -- Names of fee schedules, divided by blanks; null for those of the fill profile.
    ALTER TABLE accounts ADD COLUMN fees TEXT;
    ALTER TABLE accounts ADD COLUMN created_at TEXT NOT NULL DEFAULT '';
    ALTER TABLE accounts ADD COLUMN archived_at TEXT;
    -- No foreign key: the account may be erased.
    ALTER TABLE accounts ADD COLUMN forked_from TEXT;
    ALTER TABLE accounts ADD COLUMN forked_at TEXT;
    -- 1 only in the transaction that deletes all of its rows.
    ALTER TABLE accounts ADD COLUMN is_erased INTEGER NOT NULL DEFAULT 0
      CHECK (is_erased IN (0, 1));
    UPDATE accounts SET name = CASE id WHEN 'default' THEN 'Main' ELSE id END,
      created_at = opened_at;
    CREATE UNIQUE INDEX accounts_by_name ON accounts (name);

    CREATE TABLE closed_ledgers (
      account_id TEXT NOT NULL REFERENCES accounts (id),
      ledger INTEGER NOT NULL,
      starting_cash_cents INTEGER NOT NULL CHECK (starting_cash_cents >= 0),
      fill_profile TEXT NOT NULL,
      fees TEXT,
      -- Null if an earlier version closed it.
      opened_at TEXT,
      closed_at TEXT,
      PRIMARY KEY (account_id, ledger)
    ) STRICT, WITHOUT ROWID;
    WITH RECURSIVE closed (account_id, ledger) AS (
      SELECT id, ledger - 1 FROM accounts WHERE ledger > 1
      UNION ALL SELECT account_id, ledger - 1 FROM closed WHERE ledger > 1
    )
    INSERT INTO closed_ledgers (account_id, ledger, starting_cash_cents, fill_profile)
      SELECT account_id, closed.ledger, starting_cash_cents, fill_profile
      FROM closed JOIN accounts ON accounts.id = account_id;
    CREATE TRIGGER closed_ledgers_refuse_update BEFORE UPDATE ON closed_ledgers
      BEGIN SELECT raise(ABORT, 'closed ledgers are kept'); END;
    ${refuseDelete('closed_ledgers', 'closed ledgers are kept')}

    -- What was filled in the account that it was copied from.
    ALTER TABLE orders ADD COLUMN carried_e6 INTEGER NOT NULL DEFAULT 0 CHECK (carried_e6 >= 0);
    ALTER TABLE orders ADD COLUMN carried_cents INTEGER NOT NULL DEFAULT 0
      CHECK (carried_cents >= 0);
    ALTER TABLE orders ADD COLUMN carried_fees_cents INTEGER NOT NULL DEFAULT 0
      CHECK (carried_fees_cents >= 0);

    DROP TRIGGER orders_refuse_delete;
    DROP TRIGGER order_events_refuse_delete;
    DROP TRIGGER entries_refuse_delete;
    ${refuseDelete('orders', 'orders are kept')}
    ${refuseDelete('order_events', 'order_events is append-only')}
    ${refuseDelete('entries', 'entries is append-only')}

    -- The program checks the kinds, so that a new one needs no new table.
    CREATE TABLE account_events_of_any_kind (
      account_id TEXT NOT NULL REFERENCES accounts (id),
      -- Counts from 1 for each account, without gaps.
      sequence INTEGER NOT NULL,
      kind TEXT NOT NULL CHECK (kind <> ''),
      -- What changed, as JSON.
      payload TEXT NOT NULL,
      at_ms INTEGER NOT NULL,
      PRIMARY KEY (account_id, sequence)
    ) STRICT, WITHOUT ROWID;
    INSERT INTO account_events_of_any_kind SELECT account_id, sequence, kind, payload, at_ms
      FROM account_events;
    DROP TABLE account_events;
    ALTER TABLE account_events_of_any_kind RENAME TO account_events;
  `,
};
