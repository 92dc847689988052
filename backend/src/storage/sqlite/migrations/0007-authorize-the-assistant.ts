import type { Migration } from './migration.ts';

export const authorizeTheAssistant: Migration = {
  version: 7,
  name: 'authorize the assistant',
  sql: `
    ALTER TABLE assistant_settings ADD COLUMN dollars_per_day_max_cents INTEGER
      CHECK (dollars_per_day_max_cents > 0);
    ALTER TABLE assistant_settings ADD COLUMN trades_per_day_max INTEGER
      CHECK (trades_per_day_max > 0);
    -- Basis points: 100 is 1 %.
    ALTER TABLE assistant_settings ADD COLUMN approval_price_band_bp INTEGER NOT NULL DEFAULT 100
      CHECK (approval_price_band_bp BETWEEN 1 AND 10000);
    -- Incremented per account with every change.
    ALTER TABLE assistant_settings ADD COLUMN version INTEGER NOT NULL DEFAULT 0;
    UPDATE assistant_settings SET version = (
      SELECT count(*) FROM assistant_settings AS earlier
      WHERE earlier.account_id = assistant_settings.account_id
        AND earlier.sequence <= assistant_settings.sequence);

    -- What the person's message authorizes; stored with the plan it is compared with.
    ALTER TABLE chat_messages ADD COLUMN mandate TEXT CHECK (mandate IS NULL OR json_valid(mandate));
    -- Actions of earlier answers that this one carried out, by id.
    ALTER TABLE chat_messages ADD COLUMN approves TEXT CHECK (approves IS NULL OR json_valid(approves));

    ALTER TABLE chat_actions ADD COLUMN waits_for TEXT CHECK (waits_for IS NULL OR json_valid(waits_for));
    ALTER TABLE chat_actions ADD COLUMN shown_price_e4 INTEGER CHECK (shown_price_e4 > 0);
    UPDATE chat_actions SET waits_for = json_object(
        'code', 'assistant_approval_needed', 'detail', 'This waits for your approval.')
      WHERE status = 'proposed';

    -- For the assistant's trades since midnight, across ledgers.
    CREATE INDEX trades_by_assistant ON trades (account_id, executed_at)
      WHERE origin = 'assistant';
  `,
};
