import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openConnection } from '../../../src/storage/sqlite/connection.ts';
import { isDatabaseError } from '../../../src/storage/sqlite/file/database-errors.ts';
import { tempFolder } from '../../support/temp-folder.ts';

const openTable = (path = ':memory:') => {
  const connection = openConnection(path);
  connection.transaction((transaction) => transaction.script('CREATE TABLE t (a INTEGER) STRICT'));
  return connection;
};

const rows = (connection: ReturnType<typeof openTable>) =>
  connection.all<{ a: number }>('SELECT a FROM t ORDER BY a').map(({ a }) => a);

test('a transaction that throws writes nothing, and the connection remains usable', async () => {
  const connection = openTable();
  const failure = new Error('changed my mind');
  await expect(
    connection.transaction((transaction) => {
      transaction.run('INSERT INTO t VALUES (?)', 1);
      expect(transaction.get('SELECT a FROM t')).toEqual({ a: 1 });
      throw failure;
    }),
  ).rejects.toThrow(failure);
  expect(rows(connection)).toEqual([]);
  connection.transaction((transaction) => transaction.run('INSERT INTO t VALUES (?)', 2));
  expect(rows(connection)).toEqual([2]);
  connection.close();
});

test('a transaction returns what its work returns and counts the rows it changed', async () => {
  const connection = openTable();
  const changed = await connection.transaction((transaction) => {
    transaction.run('INSERT INTO t VALUES (1), (2), (3)');
    return transaction.run('UPDATE t SET a = a + 10 WHERE a > ?', 1);
  });
  expect(changed).toBe(2);
  expect(rows(connection)).toEqual([1, 12, 13]);
  connection.close();
});

test('rows can be read while others are being iterated', () => {
  const connection = openTable();
  connection.transaction((transaction) => transaction.run('INSERT INTO t VALUES (1), (2), (3)'));
  const seen: number[] = [];
  for (const { a } of connection.iterate<{ a: number }>('SELECT a FROM t ORDER BY a')) {
    for (const inner of connection.iterate<{ a: number }>('SELECT a FROM t ORDER BY a')) {
      seen.push(a * 10 + inner.a);
    }
  }
  expect(seen).toEqual([11, 12, 13, 21, 22, 23, 31, 32, 33]);
  connection.close();
});

test('whole numbers of fifteen digits are stored and read exactly', () => {
  const connection = openTable();
  const largest = 999_999_999_999_999;
  connection.transaction((transaction) => transaction.run('INSERT INTO t VALUES (?)', largest));
  expect(rows(connection)).toEqual([largest]);
  connection.close();
});

test('a commit waits for the disk, and broken references are rejected', () => {
  const connection = openTable(join(tempFolder(), 'finally.db'));
  expect(connection.get('PRAGMA journal_mode')).toEqual({ journal_mode: 'wal' });
  expect(connection.get('PRAGMA synchronous')).toEqual({ synchronous: 2 });
  expect(connection.get('PRAGMA foreign_keys')).toEqual({ foreign_keys: 1 });
  connection.close();
});

test('closing moves everything into the one file, and may be repeated', () => {
  const path = join(tempFolder(), 'deep', 'er', 'finally.db');
  const connection = openTable(path);
  connection.transaction((transaction) => transaction.run('INSERT INTO t VALUES (5)'));
  expect(statSync(`${path}-wal`).size).toBeGreaterThan(0);
  connection.close();
  connection.close();
  expect(existsSync(`${path}-wal`)).toBe(false);

  const again = openConnection(path);
  expect(rows(again)).toEqual([5]);
  again.close();
});

test('an error of SQLite is distinguished from a bug', () => {
  const connection = openTable();
  const failure = (work: () => unknown): unknown => {
    try {
      return work();
    } catch (error) {
      return error;
    }
  };
  expect(isDatabaseError(failure(() => connection.get('SELECT nothing FROM t')))).toBe(true);
  expect(isDatabaseError(new TypeError('x is undefined'))).toBe(false);
  expect(isDatabaseError(undefined)).toBe(false);
  connection.close();
});
