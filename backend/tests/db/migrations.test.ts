import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { type Connection, isDatabaseError, openConnection } from '../../src/db/connection.ts';
import { createChatStore, DEFAULT_ACCOUNT_ID, openDatabase } from '../../src/db/index.ts';
import type { Migration } from '../../src/db/migrations/migration.ts';
import { MIGRATIONS, migrate, NewerSchemaError } from '../../src/db/migrations.ts';
import { seed } from '../../src/db/seed.ts';
import { tempFolder } from '../support/temp-folder.ts';

const NOW = '2026-02-11T14:30:00.000Z';

const first: Migration = { version: 1, name: 'first', sql: 'CREATE TABLE one (a INTEGER) STRICT;' };
const second: Migration = {
  version: 2,
  name: 'second',
  sql: 'CREATE TABLE two (a INTEGER) STRICT; INSERT INTO two VALUES (7);',
};

const tables = (connection: Connection): string[] =>
  connection
    .all<{ name: string }>("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name")
    .map(({ name }) => name);

const versions = (connection: Connection): number[] =>
  connection
    .all<{ version: number }>('SELECT version FROM schema_migrations ORDER BY version')
    .map(({ version }) => version);

test('a fresh database takes every step, and the next start none', () => {
  const connection = openConnection(':memory:');
  expect(migrate(connection, NOW)).toEqual(MIGRATIONS);
  expect(migrate(connection, NOW)).toEqual([]);
  expect(versions(connection)).toEqual(MIGRATIONS.map(({ version }) => version));
  connection.close();
});

test('the steps are numbered from one without a gap', () => {
  expect(MIGRATIONS.map(({ version }) => version)).toEqual(MIGRATIONS.map((_, place) => place + 1));
});

test('a step that fails leaves the version before it, from which the next start goes on', () => {
  const path = join(tempFolder(), 'finally.db');
  const broken = { ...second, sql: `${second.sql} INSERT INTO nowhere VALUES (1);` };
  const interrupted = openConnection(path);
  expect(() => migrate(interrupted, NOW, [first, broken])).toThrow(/nowhere/);
  expect(versions(interrupted)).toEqual([1]);
  expect(tables(interrupted)).not.toContain('two');
  interrupted.close();

  const connection = openConnection(path);
  expect(migrate(connection, NOW, [first, second])).toEqual([second]);
  expect(versions(connection)).toEqual([1, 2]);
  expect(connection.get('SELECT a FROM two')).toEqual({ a: 7 });
  connection.close();
});

test('a database of a newer version is refused and left as it was', () => {
  const path = join(tempFolder(), 'finally.db');
  const newer = openConnection(path);
  migrate(newer, NOW, [...MIGRATIONS, { ...second, version: MIGRATIONS.length + 1 }]);
  newer.close();
  const before = readFileSync(path);

  expect(() => openDatabase(path, NOW)).toThrow(NewerSchemaError);
  expect(readFileSync(path).equals(before)).toBe(true);
});

test('a file that is no database is refused and left as it was', () => {
  const path = join(tempFolder(), 'finally.db');
  const text = 'Dear diary, today I bought five shares of AAPL. '.repeat(100);
  writeFileSync(path, text);
  let thrown: unknown;
  try {
    openDatabase(path, NOW);
  } catch (error) {
    thrown = error;
  }
  expect(isDatabaseError(thrown)).toBe(true);
  expect(readFileSync(path, 'utf8')).toBe(text);
});

test('actions of conversations from before limits were kept keep their receipts', async () => {
  const path = join(tempFolder(), 'finally.db');
  const before = openConnection(path);
  migrate(before, NOW, MIGRATIONS.slice(0, 2));
  seed(before, NOW);
  const done = {
    kind: 'watchlist',
    request: { ticker: 'PYPL', change: 'add' },
    status: 'executed',
    receipt: { ticker: 'PYPL', name: 'PayPal Holdings, Inc.', changed: true },
    error: null,
  };
  const refused = {
    kind: 'trade',
    request: { ticker: 'NVDA', side: 'buy', quantity: 0.1 },
    status: 'rejected',
    receipt: null,
    error: { code: 'insufficient_cash', detail: 'Too little.' },
  };
  before.transaction((transaction) =>
    transaction.run(
      `INSERT INTO chat_messages (id, account_id, role, message, actions, model, created_at)
       VALUES ('a', ?, 'assistant', 'Placing.', ?, '{"provider":"mock","name":"m"}', ?)`,
      DEFAULT_ACCOUNT_ID,
      JSON.stringify([done, refused]),
      NOW,
    ),
  );
  before.close();

  const connection = openDatabase(path, NOW);
  const [message] = await createChatStore(connection).recent(DEFAULT_ACCOUNT_ID, 10);
  expect(message).toMatchObject({ message: 'Placing.', notice: null, intent: null });
  expect(message?.actions).toEqual([
    { id: 'a-0', ...done },
    { id: 'a-1', ...refused },
  ]);
  connection.close();
});
