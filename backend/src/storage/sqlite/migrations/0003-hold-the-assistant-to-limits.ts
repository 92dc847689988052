import type { Migration } from './migration.ts';

export const holdTheAssistantToLimits: Migration = {
  version: 3,
  name: 'hold the assistant to limits',
  sql: `
    -- Append-only: the newest row of an account is in effect, the others are its history.
    CREATE TABLE assistant_settings (
      sequence INTEGER PRIMARY KEY,
      account_id TEXT NOT NULL REFERENCES accounts (id),
      mode TEXT NOT NULL CHECK (mode IN ('auto', 'confirm', 'read_only')),
      halted INTEGER NOT NULL CHECK (halted IN (0, 1)),
      actions_per_message_max INTEGER NOT NULL CHECK (actions_per_message_max > 0),
      dollars_per_message_max_cents INTEGER CHECK (dollars_per_message_max_cents > 0),
      -- Basis points: 2500 is 25 %.
      ticker_weight_max_bp INTEGER CHECK (ticker_weight_max_bp BETWEEN 1 AND 10000),
      daily_loss_max_cents INTEGER CHECK (daily_loss_max_cents > 0),
      changed_at TEXT NOT NULL
    ) STRICT;
    CREATE INDEX assistant_settings_by_account ON assistant_settings (account_id, sequence);

    CREATE TABLE chat_actions (
      id TEXT PRIMARY KEY,
      account_id TEXT NOT NULL REFERENCES accounts (id),
      message_id TEXT NOT NULL REFERENCES chat_messages (id),
      position INTEGER NOT NULL,
      kind TEXT NOT NULL CHECK (kind IN ('trade', 'watchlist')),
      request TEXT NOT NULL CHECK (json_valid(request)),
      status TEXT NOT NULL CHECK (status IN ('executed', 'rejected', 'proposed', 'declined')),
      receipt TEXT CHECK (receipt IS NULL OR json_valid(receipt)),
      error TEXT CHECK (error IS NULL OR json_valid(error)),
      -- The ledger it was proposed for. A reset makes the proposals for the old ledger lapse.
      ledger INTEGER NOT NULL,
      -- The decisions about it with their times, oldest first.
      verdicts TEXT NOT NULL CHECK (json_valid(verdicts)),
      CHECK ((status = 'executed') = (receipt IS NOT NULL)),
      CHECK ((status = 'rejected') = (error IS NOT NULL)),
      UNIQUE (message_id, position)
    ) STRICT;
    CREATE INDEX chat_actions_waiting ON chat_actions (account_id) WHERE status = 'proposed';

    INSERT INTO chat_actions
      (id, account_id, message_id, position, kind, request, status, receipt, error, ledger, verdicts)
    SELECT message.id || '-' || action.key, message.account_id, message.id, action.key,
      action.value ->> 'kind', action.value -> 'request', action.value ->> 'status',
      nullif(action.value -> 'receipt', 'null'), nullif(action.value -> 'error', 'null'),
      account.ledger, '[]'
    FROM chat_messages AS message
      JOIN accounts AS account ON account.id = message.account_id
      JOIN json_each(message.actions) AS action;
    ALTER TABLE chat_messages DROP COLUMN actions;

    ALTER TABLE chat_messages ADD COLUMN notice TEXT;
    ALTER TABLE chat_messages ADD COLUMN intent TEXT;
    -- How the answer was produced, for audits.
    ALTER TABLE chat_messages ADD COLUMN prompt_version TEXT;
    ALTER TABLE chat_messages ADD COLUMN latency_ms INTEGER;
    ALTER TABLE chat_messages ADD COLUMN rounds INTEGER;
    ALTER TABLE chat_messages ADD COLUMN input_tokens INTEGER;
    ALTER TABLE chat_messages ADD COLUMN output_tokens INTEGER;
    ALTER TABLE chat_messages ADD COLUMN raw_output TEXT;

    CREATE INDEX trades_by_chat_message ON trades (account_id, chat_message_id)
      WHERE chat_message_id IS NOT NULL;
    CREATE INDEX chat_messages_under_way ON chat_messages (account_id) WHERE settled = 0;
  `,
};
