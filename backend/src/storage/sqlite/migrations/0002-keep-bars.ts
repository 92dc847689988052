import type { Migration } from './migration.ts';

export const keepBars: Migration = {
  version: 2,
  name: 'keep bars',
  sql: `
    CREATE TABLE bar_series (
      id INTEGER PRIMARY KEY,
      -- Simulated and real bars are different histories of the same ticker.
      source TEXT NOT NULL,
      ticker TEXT NOT NULL,
      interval TEXT NOT NULL CHECK (interval IN ('1s', '1m', '1d')),
      UNIQUE (source, ticker, interval)
    ) STRICT;

    CREATE TABLE bars (
      series_id INTEGER NOT NULL REFERENCES bar_series (id),
      time_ms INTEGER NOT NULL,
      open_e4 INTEGER NOT NULL CHECK (open_e4 > 0),
      high_e4 INTEGER NOT NULL,
      low_e4 INTEGER NOT NULL CHECK (low_e4 > 0),
      close_e4 INTEGER NOT NULL,
      volume INTEGER NOT NULL CHECK (volume >= 0),
      PRIMARY KEY (series_id, time_ms)
    ) STRICT, WITHOUT ROWID;
  `,
};
