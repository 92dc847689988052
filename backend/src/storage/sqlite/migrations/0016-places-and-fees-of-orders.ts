import type { Migration } from './migration.ts';

/**
 * Orders keep what their fills were charged and where they stand in the queue at their limit; accounts
 * keep what they took lately of each ticker. Receipts in the conversation name the fees: none so far.
 */
export const placesAndFeesOfOrders: Migration = {
  version: 16,
  name: 'places and fees of orders',
  sql: `
    ALTER TABLE orders ADD COLUMN fees_cents INTEGER NOT NULL DEFAULT 0 CHECK (fees_cents >= 0);
    -- Volume of the market that has reached the order and is less than a share.
    ALTER TABLE orders ADD COLUMN reached_e6 INTEGER NOT NULL DEFAULT 0 CHECK (reached_e6 >= 0);
    ALTER TABLE orders ADD COLUMN is_best INTEGER NOT NULL DEFAULT 0 CHECK (is_best IN (0, 1));
    -- The step of the market that the order has met last.
    ALTER TABLE orders ADD COLUMN met_step INTEGER;

    CREATE TABLE fill_memories (
      account_id TEXT NOT NULL REFERENCES accounts (id),
      ticker TEXT NOT NULL,
      -- What the fill model remembers of the account's trading in the ticker.
      memory TEXT NOT NULL CHECK (json_valid(memory)),
      PRIMARY KEY (account_id, ticker)
    ) STRICT, WITHOUT ROWID;

    UPDATE chat_actions SET receipt = json_insert(receipt, '$.trade.fees', 0)
      WHERE kind = 'trade' AND receipt IS NOT NULL;
  `,
};
