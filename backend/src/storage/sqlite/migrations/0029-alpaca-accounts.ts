import type { Migration } from './migration.ts';

/** Adds what a program has configured of its account over Alpaca's API, and finds replacements fast. */
export const alpacaAccounts: Migration = {
  version: 29,
  name: 'alpaca accounts',
  sql: `
    CREATE TABLE alpaca_configurations (
      account_id TEXT PRIMARY KEY REFERENCES accounts (id),
      -- An object of those that were ever sent.
      configurations TEXT NOT NULL CHECK (json_valid(configurations))
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX orders_by_replaced ON orders (replaces) WHERE replaces IS NOT NULL;
  `,
};
