import type { Migration } from './migration.ts';

/**
 * The journal keeps which market its prices came from, so that fills of a simulated one can be computed
 * again. Times in which the server was down are kept for the orders that were open then. Orders count
 * their own changes, so that a mark written late does not depend on the numbers of steps, which begin
 * anew with another market.
 */
export const periodsAndDowntimes: Migration = {
  version: 18,
  name: 'periods and downtimes',
  sql: `
    ALTER TABLE orders ADD COLUMN revision INTEGER NOT NULL DEFAULT 0 CHECK (revision >= 0);
    -- The step from which the place of a limit order can count; null if it is not known.
    ALTER TABLE orders ADD COLUMN queued_step INTEGER;

    CREATE TABLE market_periods (
      id INTEGER PRIMARY KEY,
      -- The last entry of the journal before it.
      after_entry INTEGER NOT NULL,
      source TEXT NOT NULL CHECK (source <> ''),
      -- Of a simulated market, with its prices at step 0; null for other sources.
      seed INTEGER,
      model TEXT,
      model_version INTEGER,
      began_at_ms INTEGER,
      start_prices TEXT CHECK (json_valid(start_prices))
    ) STRICT;

    -- When the server last showed that it runs. It says so while orders are open.
    CREATE TABLE server_life (
      id INTEGER PRIMARY KEY CHECK (id = 1),
      alive_ms INTEGER NOT NULL
    ) STRICT;
    INSERT INTO server_life (id, alive_ms)
      SELECT 1, max(at_ms) FROM (
        SELECT recorded_at_ms AS at_ms FROM market_path
        UNION ALL SELECT max(recorded_at_ms) FROM last_prices
        UNION ALL SELECT max(at_ms) FROM account_events
        UNION ALL SELECT max(at_ms) FROM order_events
      ) HAVING max(at_ms) IS NOT NULL;

    CREATE TABLE downtimes (
      id INTEGER PRIMARY KEY,
      from_ms INTEGER NOT NULL,
      to_ms INTEGER NOT NULL CHECK (to_ms > from_ms),
      -- 0 if the market stood still meanwhile, as a simulated one does.
      market_ran INTEGER NOT NULL CHECK (market_ran IN (0, 1)),
      -- The last order and the last change of one before its end.
      after_order INTEGER NOT NULL,
      after_event INTEGER NOT NULL
    ) STRICT;

    -- What the market did meanwhile, for tickers of which the source knows it.
    CREATE TABLE downtime_ranges (
      downtime_id INTEGER NOT NULL REFERENCES downtimes (id),
      ticker TEXT NOT NULL,
      low_e4 INTEGER NOT NULL CHECK (low_e4 > 0),
      high_e4 INTEGER NOT NULL CHECK (high_e4 >= low_e4),
      PRIMARY KEY (downtime_id, ticker)
    ) STRICT, WITHOUT ROWID;
  `,
};
