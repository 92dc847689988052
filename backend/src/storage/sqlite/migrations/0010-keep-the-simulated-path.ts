import type { Migration } from './migration.ts';

/** Adds tables for the state of the simulated market, so that a restart continues from it. */
export const keepTheSimulatedPath: Migration = {
  version: 10,
  name: 'keep the simulated path',
  sql: `
    -- A database holds one path. The first start of this version begins it at the last prices.
    CREATE TABLE market_path (
      id INTEGER PRIMARY KEY CHECK (id = 1),
      seed INTEGER NOT NULL,
      model TEXT NOT NULL,
      model_version INTEGER NOT NULL,
      began_at_ms INTEGER NOT NULL,
      step INTEGER NOT NULL CHECK (step >= 0),
      -- Prices up to this step may have been shown; a restart goes on behind it.
      resume_step INTEGER NOT NULL CHECK (resume_step >= step),
      recorded_at_ms INTEGER NOT NULL
    ) STRICT;

    CREATE TABLE market_path_instruments (
      ticker TEXT PRIMARY KEY,
      start_price_e4 INTEGER NOT NULL CHECK (start_price_e4 > 0),
      start_previous_close_e4 INTEGER NOT NULL CHECK (start_previous_close_e4 > 0),
      previous_close_e4 INTEGER NOT NULL CHECK (previous_close_e4 > 0),
      -- The sum of the log returns since step 0, to the last bit.
      growth REAL NOT NULL
    ) STRICT, WITHOUT ROWID;

    -- Where the instrument's path began, up to which the past is the same whenever it is made up;
    -- null in pasts of earlier versions, which know their end only.
    ALTER TABLE unwritten_pasts ADD COLUMN began_at_ms INTEGER;
    ALTER TABLE unwritten_pasts ADD COLUMN start_price_e4 INTEGER CHECK (start_price_e4 > 0);
    ALTER TABLE unwritten_pasts ADD COLUMN start_previous_close_e4 INTEGER
      CHECK (start_previous_close_e4 > 0);
  `,
};
