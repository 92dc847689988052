import type { Migration } from './migration.ts';

/** Adds on which day an account has dismissed, or taken up, what the chat suggests. */
export const dismissedSuggestions: Migration = {
  version: 24,
  name: 'dismissed suggestions',
  sql: `
    CREATE TABLE dismissed_suggestions (
      account_id TEXT PRIMARY KEY REFERENCES accounts (id),
      -- The newest trading day in UTC: 2026-02-11.
      day TEXT NOT NULL CHECK (length(day) = 10)
    ) STRICT, WITHOUT ROWID;
  `,
};
