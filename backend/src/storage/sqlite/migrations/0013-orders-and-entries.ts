import type { Migration } from './migration.ts';

/**
 * An SQL expression: whether a column has one of a few values, divided by blanks. For `IN` with more
 * than two values SQLite builds a table each time, which takes half of the time of an insert.
 */
const isOneOf = (column: string, values: string): string =>
  `instr('|${values.replaceAll(' ', '|')}|', '|' || ${column} || '|') > 0`;

const OPEN = 'held pending working triggered';
const STATES = `${OPEN} filled canceled expired rejected replaced`;

const isOpen = (column: string): string => isOneOf(column, OPEN);

/**
 * Orders get a table, and the journal of trades becomes that of all entries. Each earlier trade gets
 * the order that it filled. A position keeps its cost and quantity right after its last purchase, of
 * which its average cost is computed.
 */
export const ordersAndEntries: Migration = {
  version: 13,
  name: 'orders and entries',
  sql: `
    CREATE TABLE orders (
      -- The order in which they were placed.
      sequence INTEGER PRIMARY KEY,
      id TEXT NOT NULL UNIQUE CHECK (id <> ''),
      account_id TEXT NOT NULL REFERENCES accounts (id),
      ledger INTEGER NOT NULL,
      client_order_id TEXT,
      -- A digest of the request, by which a retry is told from another order.
      request_hash TEXT,
      group_id TEXT REFERENCES orders (id),
      role TEXT NOT NULL CHECK (${isOneOf('role', 'simple entry take_profit stop_loss')}),
      replaces TEXT REFERENCES orders (id),
      ticker TEXT NOT NULL,
      side TEXT NOT NULL CHECK (side IN ('buy', 'sell')),
      type TEXT NOT NULL CHECK (${isOneOf('type', 'market limit stop stop_limit trailing_stop trailing_stop_limit')}),
      time_in_force TEXT NOT NULL
        CHECK (${isOneOf('time_in_force', 'day gtc gtd ioc fok opg cls')}),
      -- Zero for the exit of an entry of which nothing is filled.
      quantity_e6 INTEGER NOT NULL CHECK (quantity_e6 >= 0),
      notional_cents INTEGER CHECK (notional_cents > 0),
      limit_price_e4 INTEGER CHECK (limit_price_e4 > 0),
      stop_price_e4 INTEGER CHECK (stop_price_e4 > 0),
      trail_amount_e4 INTEGER CHECK (trail_amount_e4 > 0),
      trail_bp INTEGER CHECK (trail_bp BETWEEN 1 AND 9999),
      limit_offset_e4 INTEGER CHECK (limit_offset_e4 >= 0),
      trigger TEXT NOT NULL CHECK (${isOneOf('trigger', 'last bid_ask mid')}),
      reduce_only INTEGER NOT NULL CHECK (reduce_only IN (0, 1)),
      post_only INTEGER NOT NULL CHECK (post_only IN (0, 1)),
      expires_ms INTEGER,
      state TEXT NOT NULL CHECK (${isOneOf('state', STATES)}),
      reason TEXT CHECK (${isOneOf('reason', 'user replaced reset account_archived assistant_halted sibling_filled sibling_canceled parent_canceled ioc_remainder fok_unfillable auction_missed margin_call borrow_recalled buying_power_at_fill ticker_removed day_end gtd_reached aged buying_power_at_trigger would_flip_position collar')}),
      filled_e6 INTEGER NOT NULL CHECK (filled_e6 BETWEEN 0 AND quantity_e6),
      filled_cents INTEGER NOT NULL CHECK (filled_cents >= 0),
      reserved_cents INTEGER NOT NULL CHECK (reserved_cents >= 0),
      reserved_e6 INTEGER NOT NULL CHECK (reserved_e6 >= 0),
      mark_e4 INTEGER CHECK (mark_e4 > 0),
      ahead_e6 INTEGER CHECK (ahead_e6 >= 0),
      source TEXT NOT NULL CHECK (source <> ''),
      cause TEXT,
      placed_ms INTEGER NOT NULL,
      updated_ms INTEGER NOT NULL,
      CHECK (source <> 'assistant' OR cause IS NOT NULL),
      -- Only an order that ended unfilled has a reason.
      CHECK (reason IS NULL OR ${isOneOf('state', 'canceled expired rejected replaced')}),
      -- Only an open order has something set aside.
      CHECK (${isOpen('state')}
        OR (reserved_cents = 0 AND reserved_e6 = 0))
    ) STRICT;

    INSERT INTO orders (sequence, id, account_id, ledger, client_order_id, group_id, role, replaces,
        ticker, side, type, time_in_force, quantity_e6, notional_cents, limit_price_e4,
        stop_price_e4, trail_amount_e4, trail_bp, limit_offset_e4, trigger, reduce_only, post_only,
        expires_ms, state, reason, filled_e6, filled_cents, reserved_cents, reserved_e6, mark_e4,
        ahead_e6, source, cause, placed_ms, updated_ms)
      SELECT sequence, id, account_id, ledger, client_order_id, NULL, 'simple', NULL,
        ticker, side, 'market', 'day', quantity_e6, NULL, NULL,
        NULL, NULL, NULL, NULL, 'last', 0, 0,
        NULL, 'filled', NULL, quantity_e6, notional_cents, 0, 0, NULL,
        NULL, source, cause, executed_ms, executed_ms
      FROM (
        SELECT *, coalesce(CAST(round(1000 * unixepoch(executed_at, 'subsec')) AS INTEGER), 0)
          AS executed_ms
        FROM trades
      ) ORDER BY sequence;

    -- No two orders of an account have one id of the client.
    CREATE UNIQUE INDEX orders_by_client_order_id ON orders (account_id, client_order_id)
      WHERE client_order_id IS NOT NULL;
    CREATE INDEX orders_by_ledger ON orders (account_id, ledger, sequence);
    CREATE INDEX orders_open ON orders (account_id, ticker)
      WHERE state IN ('held', 'pending', 'working', 'triggered');
    CREATE INDEX orders_by_group ON orders (group_id) WHERE group_id IS NOT NULL;
    CREATE TRIGGER orders_refuse_delete BEFORE DELETE ON orders
      BEGIN SELECT raise(ABORT, 'orders are kept'); END;
    CREATE TRIGGER orders_refuse_other_terms BEFORE UPDATE OF sequence, id, account_id, ledger,
        client_order_id, group_id, role, replaces, ticker, side, type, time_in_force,
        notional_cents, trigger, reduce_only, post_only,
        expires_ms, source, cause, placed_ms ON orders
      BEGIN SELECT raise(ABORT, 'the terms of an order are kept'); END;
    -- A held exit is changed in place; a working order is replaced by another.
    CREATE TRIGGER orders_refuse_other_trails BEFORE UPDATE OF trail_amount_e4, trail_bp,
        limit_offset_e4 ON orders
      WHEN old.state <> 'held'
      BEGIN SELECT raise(ABORT, 'the terms of an order are kept'); END;
    CREATE TRIGGER orders_refuse_reopening BEFORE UPDATE ON orders
      WHEN old.state IN ('filled', 'canceled', 'expired', 'rejected', 'replaced')
      BEGIN SELECT raise(ABORT, 'an order that ended stays as it is'); END;

    CREATE TABLE order_events (
      sequence INTEGER PRIMARY KEY AUTOINCREMENT,
      account_id TEXT NOT NULL REFERENCES accounts (id),
      order_id TEXT NOT NULL REFERENCES orders (id),
      -- Who caused it, and with what, as in the journal.
      source TEXT NOT NULL CHECK (source <> ''),
      cause TEXT,
      -- Null when the order was placed.
      from_state TEXT CHECK (${isOpen('from_state')}),
      to_state TEXT NOT NULL CHECK (${isOneOf('to_state', STATES)}),
      reason TEXT,
      detail TEXT CHECK (json_valid(detail)),
      at_ms INTEGER NOT NULL
    ) STRICT;
    CREATE INDEX order_events_by_order ON order_events (order_id, sequence);
    CREATE TRIGGER order_events_refuse_update BEFORE UPDATE ON order_events
      BEGIN SELECT raise(ABORT, 'order_events is append-only'); END;
    CREATE TRIGGER order_events_refuse_delete BEFORE DELETE ON order_events
      BEGIN SELECT raise(ABORT, 'order_events is append-only'); END;

    CREATE TABLE entries (
      sequence INTEGER PRIMARY KEY AUTOINCREMENT,
      id TEXT NOT NULL UNIQUE,
      account_id TEXT NOT NULL REFERENCES accounts (id),
      ledger INTEGER NOT NULL,
      kind TEXT NOT NULL CHECK (${isOneOf('kind', 'fill fee borrow interest dividend deposit adjust')}),
      -- The order that was filled, or that the fee was charged for.
      order_id TEXT REFERENCES orders (id),
      ticker TEXT,
      side TEXT CHECK (side IN ('buy', 'sell')),
      quantity_e6 INTEGER CHECK (quantity_e6 > 0),
      price_e4 INTEGER CHECK (price_e4 > 0),
      notional_cents INTEGER CHECK (notional_cents >= 0),
      liquidity TEXT CHECK (${isOneOf('liquidity', 'taker maker auction liquidation')}),
      -- How a sale reduces the cost basis: 1 by a share of what is left of it, 2 by a share of the
      -- basis after the last purchase.
      cost_rule INTEGER CHECK (cost_rule IN (1, 2)),
      -- What an entry other than a fill adds to the cash; negative if it takes.
      amount_cents INTEGER,
      realized_pnl_cents INTEGER NOT NULL,
      cash_after_cents INTEGER NOT NULL CHECK (cash_after_cents >= 0),
      source TEXT NOT NULL CHECK (source <> ''),
      cause TEXT,
      -- How a fill came about.
      explanation TEXT CHECK (json_valid(explanation)),
      executed_at TEXT NOT NULL,
      CHECK (source <> 'assistant' OR cause IS NOT NULL),
      CHECK (CASE kind WHEN 'fill'
        THEN order_id IS NOT NULL AND ticker IS NOT NULL AND side IS NOT NULL
          AND quantity_e6 IS NOT NULL AND price_e4 IS NOT NULL AND notional_cents IS NOT NULL
          AND liquidity IS NOT NULL AND cost_rule IS NOT NULL AND amount_cents IS NULL
        ELSE side IS NULL AND quantity_e6 IS NULL AND price_e4 IS NULL AND notional_cents IS NULL
          AND liquidity IS NULL AND cost_rule IS NULL AND amount_cents IS NOT NULL END)
    ) STRICT;
    INSERT INTO entries (sequence, id, account_id, ledger, kind, order_id, ticker, side,
        quantity_e6, price_e4, notional_cents, liquidity, cost_rule, amount_cents,
        realized_pnl_cents, cash_after_cents, source, cause, explanation, executed_at)
      SELECT sequence, id, account_id, ledger, 'fill', id, ticker, side,
        quantity_e6, price_e4, notional_cents, 'taker', 1, NULL,
        realized_pnl_cents, cash_after_cents, source, cause, NULL, executed_at
      FROM trades ORDER BY sequence;
    DROP TABLE trades;

    CREATE INDEX entries_by_ledger ON entries (account_id, ledger, sequence);
    CREATE INDEX entries_by_order ON entries (order_id);
    -- What agents traded for one chat message or request.
    CREATE INDEX entries_by_agent_cause ON entries (account_id, cause)
      WHERE source <> 'person';
    -- What agents traded since midnight, in any ledger.
    CREATE INDEX entries_by_agent ON entries (account_id, executed_at)
      WHERE source <> 'person';
    CREATE TRIGGER entries_refuse_update BEFORE UPDATE ON entries
      BEGIN SELECT raise(ABORT, 'entries is append-only'); END;
    CREATE TRIGGER entries_refuse_delete BEFORE DELETE ON entries
      BEGIN SELECT raise(ABORT, 'entries is append-only'); END;

    -- The fills, with the columns that the table of this name had.
    CREATE VIEW trades AS
      SELECT entry.sequence, entry.id, entry.account_id, entry.ledger, entry.ticker, entry.side,
        entry.quantity_e6, entry.price_e4, entry.notional_cents, entry.realized_pnl_cents,
        entry.cash_after_cents, entry.source, entry.cause, placed.client_order_id,
        entry.executed_at
      FROM entries AS entry LEFT JOIN orders AS placed ON placed.id = entry.order_id
      WHERE entry.kind = 'fill';

    ALTER TABLE accounts ADD COLUMN
      reserved_cents INTEGER NOT NULL DEFAULT 0
        CHECK (reserved_cents >= 0 AND reserved_cents <= cash_cents);
    ALTER TABLE accounts ADD COLUMN
      fill_profile TEXT NOT NULL DEFAULT 'ideal'
        CHECK (fill_profile IN ('ideal', 'realistic', 'harsh'));

    CREATE TABLE positions_with_cost (
      account_id TEXT NOT NULL REFERENCES accounts (id),
      ticker TEXT NOT NULL,
      quantity_e6 INTEGER NOT NULL CHECK (quantity_e6 > 0),
      cost_basis_cents INTEGER NOT NULL CHECK (cost_basis_cents >= 0),
      realized_pnl_cents INTEGER NOT NULL,
      -- Cost basis and quantity right after the last purchase: together the average cost.
      bought_cents INTEGER NOT NULL CHECK (bought_cents >= cost_basis_cents),
      bought_e6 INTEGER NOT NULL CHECK (bought_e6 >= quantity_e6),
      -- Shares set aside for the open orders that sell them.
      reserved_e6 INTEGER NOT NULL DEFAULT 0 CHECK (reserved_e6 BETWEEN 0 AND quantity_e6),
      PRIMARY KEY (account_id, ticker)
    ) STRICT, WITHOUT ROWID;
    INSERT INTO positions_with_cost (account_id, ticker, quantity_e6, cost_basis_cents,
        realized_pnl_cents, bought_cents, bought_e6)
      SELECT account_id, ticker, quantity_e6, cost_basis_cents,
        realized_pnl_cents, cost_basis_cents, quantity_e6
      FROM positions;
    DROP TABLE positions;
    ALTER TABLE positions_with_cost RENAME TO positions;
    -- They lack what a position was bought for, so the next verification starts at the first entry.
    DELETE FROM ledger_checkpoints;

    CREATE TABLE account_events_with_orders (
      account_id TEXT NOT NULL REFERENCES accounts (id),
      -- Counts from 1 for each account, without gaps.
      sequence INTEGER NOT NULL,
      kind TEXT NOT NULL CHECK (${isOneOf('kind', 'portfolio order watchlist alert chat settings')}),
      -- What changed, as JSON.
      payload TEXT NOT NULL,
      at_ms INTEGER NOT NULL,
      PRIMARY KEY (account_id, sequence)
    ) STRICT, WITHOUT ROWID;
    INSERT INTO account_events_with_orders SELECT account_id, sequence, kind, payload, at_ms
      FROM account_events;
    DROP TABLE account_events;
    ALTER TABLE account_events_with_orders RENAME TO account_events;
  `,
};
