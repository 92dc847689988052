import type { Migration } from './migration.ts';

/**
 * The journal stores the source and the cause of a trade for any kind of caller, instead of only
 * whether it was the assistant. A CHECK cannot be changed in place, so the table is rewritten row
 * by row with the same sequence numbers; the columns that a replay reads are unchanged.
 */
export const journalSourceAndCause: Migration = {
  version: 11,
  name: 'journal source and cause',
  sql: `
    CREATE TABLE trades_with_source (
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
      -- Who ordered it: 'person', 'token', 'assistant', 'system', or the name of another program.
      source TEXT NOT NULL CHECK (source <> ''),
      -- The chat message of the assistant, the request of others; null for trades of earlier versions.
      cause TEXT,
      client_order_id TEXT,
      executed_at TEXT NOT NULL,
      CHECK (source <> 'assistant' OR cause IS NOT NULL)
    ) STRICT;
    INSERT INTO trades_with_source (sequence, id, account_id, ledger, ticker, side, quantity_e6,
        price_e4, notional_cents, realized_pnl_cents, cash_after_cents, source, cause,
        client_order_id, executed_at)
      SELECT sequence, id, account_id, ledger, ticker, side, quantity_e6, price_e4,
        notional_cents, realized_pnl_cents, cash_after_cents,
        CASE origin WHEN 'user' THEN 'person' ELSE origin END, chat_message_id, client_order_id,
        executed_at
      FROM trades ORDER BY sequence;
    DROP TABLE trades;
    ALTER TABLE trades_with_source RENAME TO trades;

    CREATE INDEX trades_by_ledger ON trades (account_id, ledger, sequence);
    CREATE UNIQUE INDEX trades_by_client_order_id ON trades (account_id, client_order_id)
      WHERE client_order_id IS NOT NULL;
    -- What agents traded for one chat message or request.
    CREATE INDEX trades_by_agent_cause ON trades (account_id, cause)
      WHERE source <> 'person';
    -- What agents traded since midnight, in any ledger.
    CREATE INDEX trades_by_agent ON trades (account_id, executed_at)
      WHERE source <> 'person';
    CREATE TRIGGER trades_refuse_update BEFORE UPDATE ON trades
      BEGIN SELECT raise(ABORT, 'trades is append-only'); END;
    CREATE TRIGGER trades_refuse_delete BEFORE DELETE ON trades
      BEGIN SELECT raise(ABORT, 'trades is append-only'); END;

    -- The receipts that the conversation shows are those of the journal.
    UPDATE chat_actions
      SET receipt = json_insert(receipt, '$.trade.source', 'assistant', '$.trade.cause', message_id)
      WHERE kind = 'trade' AND receipt IS NOT NULL;
  `,
};
