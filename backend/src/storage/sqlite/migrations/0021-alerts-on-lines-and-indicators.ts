import type { Migration } from './migration.ts';

/** Lets alerts wait for lines and indicators, and end with their line. */
export const alertsOnLinesAndIndicators: Migration = {
  version: 21,
  name: 'alerts on lines and indicators',
  sql: `
    CREATE TABLE alerts_of_all_kinds (
      -- In the order of creation.
      sequence INTEGER PRIMARY KEY,
      id TEXT NOT NULL UNIQUE,
      account_id TEXT NOT NULL REFERENCES accounts (id),
      ticker TEXT NOT NULL,
      kind TEXT NOT NULL CHECK (kind IN ('above', 'below', 'percent', 'line', 'indicator')),
      -- Basis points from the reference price: 500 is 5 %.
      percent_bp INTEGER CHECK (percent_bp > 0),
      direction TEXT CHECK (direction IN ('up', 'down', 'either')),
      -- It fires at or above the upper level, and at or below the lower level.
      upper_e4 INTEGER CHECK (upper_e4 > 0),
      lower_e4 INTEGER CHECK (lower_e4 > 0),
      reference_e4 INTEGER CHECK (reference_e4 > 0),
      -- The terms of a line or an indicator, as on the wire.
      terms_json TEXT CHECK (json_valid(terms_json)),
      -- The side of the line from which the price has to reach it.
      side TEXT CHECK (side IN ('above', 'below')),
      -- Bars that closed until then are not judged.
      watched_from TEXT NOT NULL,
      note TEXT NOT NULL,
      set_at TEXT NOT NULL,
      -- When it ended: without a price if its line ended.
      fired_at TEXT,
      fired_price_e4 INTEGER,
      fired_value REAL,
      seen INTEGER NOT NULL DEFAULT 0 CHECK (seen IN (0, 1)),
      -- A removed alert can be restored for a while.
      removed_at TEXT,
      CHECK ((kind IN ('line', 'indicator')) = (terms_json IS NOT NULL)),
      CHECK ((kind IN ('line', 'indicator')) = (upper_e4 IS NULL AND lower_e4 IS NULL)),
      CHECK (kind = 'line' OR side IS NULL),
      CHECK (kind <> 'above' OR lower_e4 IS NULL),
      CHECK (kind <> 'below' OR upper_e4 IS NULL),
      CHECK ((kind = 'percent') = (percent_bp IS NOT NULL)),
      CHECK ((kind = 'percent') = (direction IS NOT NULL)),
      CHECK (kind <> 'percent' OR reference_e4 IS NOT NULL),
      CHECK (fired_at IS NOT NULL OR fired_price_e4 IS NULL),
      CHECK (fired_at IS NULL OR fired_price_e4 IS NOT NULL OR kind = 'line'),
      CHECK (seen = 0 OR fired_at IS NOT NULL)
    ) STRICT;
    INSERT INTO alerts_of_all_kinds (sequence, id, account_id, ticker, kind, percent_bp, direction,
        upper_e4, lower_e4, reference_e4, watched_from, note, set_at, fired_at, fired_price_e4, seen,
        removed_at)
      SELECT sequence, id, account_id, ticker, kind, percent_bp, direction,
        upper_e4, lower_e4, reference_e4, set_at, note, set_at, fired_at, fired_price_e4, seen,
        removed_at
      FROM alerts;
    DROP TABLE alerts;
    ALTER TABLE alerts_of_all_kinds RENAME TO alerts;
    CREATE INDEX alerts_waiting ON alerts (account_id, ticker)
      WHERE fired_at IS NULL AND removed_at IS NULL;
    CREATE INDEX alerts_fired ON alerts (account_id, fired_at) WHERE fired_at IS NOT NULL;
  `,
};
