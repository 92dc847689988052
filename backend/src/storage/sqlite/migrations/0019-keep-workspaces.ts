import type { Migration } from './migration.ts';

/** Adds the named workspaces of accounts, and events of their changes. */
export const keepWorkspaces: Migration = {
  version: 19,
  name: 'workspaces',
  sql: `
    CREATE TABLE workspaces (
      account_id TEXT NOT NULL REFERENCES accounts (id),
      name TEXT NOT NULL COLLATE NOCASE CHECK (name <> ''),
      -- As on the wire.
      contents TEXT NOT NULL CHECK (json_valid(contents)),
      saved_at TEXT NOT NULL,
      PRIMARY KEY (account_id, name)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE account_events_with_workspaces (
      account_id TEXT NOT NULL REFERENCES accounts (id),
      -- Counts from 1 for each account, without gaps.
      sequence INTEGER NOT NULL,
      kind TEXT NOT NULL CHECK (kind IN
        ('portfolio', 'order', 'watchlist', 'alert', 'chat', 'settings', 'workspace')),
      -- What changed, as JSON.
      payload TEXT NOT NULL,
      at_ms INTEGER NOT NULL,
      PRIMARY KEY (account_id, sequence)
    ) STRICT, WITHOUT ROWID;
    INSERT INTO account_events_with_workspaces SELECT account_id, sequence, kind, payload, at_ms
      FROM account_events;
    DROP TABLE account_events;
    ALTER TABLE account_events_with_workspaces RENAME TO account_events;
  `,
};
