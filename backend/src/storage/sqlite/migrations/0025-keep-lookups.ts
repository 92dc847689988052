import type { Migration } from './migration.ts';

/** Keeps what models look up before they answer, for the conversation and for audits. */
export const keepLookups: Migration = {
  version: 25,
  name: 'lookups of models',
  sql: `
    -- Append-only. A call is written when it has ended, so an interrupted attempt keeps those before.
    CREATE TABLE chat_steps (
      sequence INTEGER PRIMARY KEY,
      id TEXT NOT NULL UNIQUE,
      account_id TEXT NOT NULL REFERENCES accounts (id),
      question_id TEXT NOT NULL REFERENCES chat_messages (id),
      -- The id that the answer of the attempt has or would have had.
      answer_id TEXT NOT NULL,
      tool TEXT NOT NULL,
      title TEXT NOT NULL,
      arguments TEXT NOT NULL,
      result TEXT NOT NULL,
      outcome TEXT NOT NULL CHECK (outcome IN ('done', 'failed')),
      began_at TEXT NOT NULL,
      took_ms INTEGER NOT NULL CHECK (took_ms >= 0)
    ) STRICT;
    CREATE INDEX chat_steps_by_answer ON chat_steps (answer_id);
    CREATE INDEX chat_steps_by_question ON chat_steps (question_id);

    -- The attempt that failed; null if it was recorded by an earlier version.
    ALTER TABLE chat_failures ADD COLUMN answer_id TEXT;
  `,
};
