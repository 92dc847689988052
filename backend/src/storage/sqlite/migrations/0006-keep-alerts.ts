import type { Migration } from './migration.ts';

export const keepAlerts: Migration = {
  version: 6,
  name: 'keep alerts',
  sql: `
    CREATE TABLE alerts (
      -- In the order of creation.
      sequence INTEGER PRIMARY KEY,
      id TEXT NOT NULL UNIQUE,
      account_id TEXT NOT NULL REFERENCES accounts (id),
      ticker TEXT NOT NULL,
      kind TEXT NOT NULL CHECK (kind IN ('above', 'below', 'percent')),
      -- Basis points from the reference price: 500 is 5 %.
      percent_bp INTEGER CHECK (percent_bp > 0),
      direction TEXT CHECK (direction IN ('up', 'down', 'either')),
      -- It fires at or above the upper level, and at or below the lower level.
      upper_e4 INTEGER CHECK (upper_e4 > 0),
      lower_e4 INTEGER CHECK (lower_e4 > 0),
      reference_e4 INTEGER CHECK (reference_e4 > 0),
      note TEXT NOT NULL,
      set_at TEXT NOT NULL,
      fired_at TEXT,
      fired_price_e4 INTEGER,
      seen INTEGER NOT NULL DEFAULT 0 CHECK (seen IN (0, 1)),
      -- A removed alert can be restored for a while.
      removed_at TEXT,
      CHECK (upper_e4 IS NOT NULL OR lower_e4 IS NOT NULL),
      CHECK (kind <> 'above' OR lower_e4 IS NULL),
      CHECK (kind <> 'below' OR upper_e4 IS NULL),
      CHECK ((kind = 'percent') = (percent_bp IS NOT NULL)),
      CHECK ((kind = 'percent') = (direction IS NOT NULL)),
      CHECK (kind <> 'percent' OR reference_e4 IS NOT NULL),
      CHECK ((fired_at IS NULL) = (fired_price_e4 IS NULL)),
      CHECK (seen = 0 OR fired_at IS NOT NULL)
    ) STRICT;
    CREATE INDEX alerts_waiting ON alerts (account_id, ticker)
      WHERE fired_at IS NULL AND removed_at IS NULL;
    CREATE INDEX alerts_fired ON alerts (account_id, fired_at) WHERE fired_at IS NOT NULL;
  `,
};
