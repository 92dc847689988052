import type { Migration } from './migration.ts';

/** Keys by which programs use one account. A revoked key stays, because orders name it. */
export const keysOfAccounts: Migration = {
  version: 28,
  name: 'keys of accounts',
  sql: `
    CREATE TABLE api_keys (
      id TEXT PRIMARY KEY,
      account_id TEXT NOT NULL REFERENCES accounts (id),
      label TEXT NOT NULL CHECK (label <> ''),
      scope TEXT NOT NULL CHECK (scope IN ('read', 'trade')),
      -- SHA-256 of the secret, which is random and long enough to need no salt.
      secret_hash TEXT NOT NULL,
      created_at TEXT NOT NULL,
      last_used_at TEXT,
      revoked_at TEXT
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX api_keys_by_account ON api_keys (account_id);
  `,
};
