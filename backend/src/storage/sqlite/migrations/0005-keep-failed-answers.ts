import type { Migration } from './migration.ts';

export const keepFailedAnswers: Migration = {
  version: 5,
  name: 'keep failed answers',
  sql: `
    -- Questions that a model failed to answer, for audits. Append-only.
    CREATE TABLE chat_failures (
      sequence INTEGER PRIMARY KEY,
      account_id TEXT NOT NULL REFERENCES accounts (id),
      question_id TEXT NOT NULL REFERENCES chat_messages (id),
      model TEXT NOT NULL CHECK (json_valid(model)),
      kind TEXT NOT NULL,
      detail TEXT NOT NULL,
      prompt_version TEXT NOT NULL,
      latency_ms INTEGER NOT NULL,
      raw_output TEXT,
      created_at TEXT NOT NULL
    ) STRICT;
    CREATE INDEX chat_failures_by_account ON chat_failures (account_id, sequence);
  `,
};
