import type { Migration } from './migration.ts';

/**
 * Lets the assistant's actions set, change and remove alerts. SQLite cannot change the check of a
 * column, so the table is written anew.
 */
export const alertsOfTheAssistant: Migration = {
  version: 22,
  name: 'alerts of the assistant',
  sql: `
    CREATE TABLE new_chat_actions (
      id TEXT PRIMARY KEY,
      account_id TEXT NOT NULL REFERENCES accounts (id),
      message_id TEXT NOT NULL REFERENCES chat_messages (id),
      position INTEGER NOT NULL,
      kind TEXT NOT NULL
        CHECK (kind IN ('trade', 'order', 'order_change', 'order_cancel', 'watchlist', 'alert')),
      request TEXT NOT NULL CHECK (json_valid(request)),
      status TEXT NOT NULL CHECK (status IN ('executed', 'rejected', 'proposed', 'declined')),
      receipt TEXT CHECK (receipt IS NULL OR json_valid(receipt)),
      error TEXT CHECK (error IS NULL OR json_valid(error)),
      -- The ledger it was proposed for. A reset makes the proposals for the old ledger lapse.
      ledger INTEGER NOT NULL,
      -- The decisions about it with their times, oldest first.
      verdicts TEXT NOT NULL CHECK (json_valid(verdicts)),
      waits_for TEXT CHECK (waits_for IS NULL OR json_valid(waits_for)),
      shown_price_e4 INTEGER CHECK (shown_price_e4 > 0),
      CHECK ((status = 'executed') = (receipt IS NOT NULL)),
      CHECK ((status = 'rejected') = (error IS NOT NULL)),
      UNIQUE (message_id, position)
    ) STRICT;
    -- Waiting actions are read in the order of their row ids.
    INSERT INTO new_chat_actions (rowid, id, account_id, message_id, position, kind, request, status,
        receipt, error, ledger, verdicts, waits_for, shown_price_e4)
      SELECT rowid, id, account_id, message_id, position, kind, request, status,
        receipt, error, ledger, verdicts, waits_for, shown_price_e4
      FROM chat_actions ORDER BY rowid;
    DROP TABLE chat_actions;
    ALTER TABLE new_chat_actions RENAME TO chat_actions;
    CREATE INDEX chat_actions_waiting ON chat_actions (account_id) WHERE status = 'proposed';
  `,
};
