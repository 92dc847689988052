import SqliteDatabase from 'better-sqlite3';
import type { Transaction, Values } from './port.ts';

/** A database file as the driver opens it. Only this file imports the driver. */
export type DatabaseHandle = SqliteDatabase.Database;

/** @throws if the file cannot be opened or is not a database */
export const openHandle = (path: string, options: SqliteDatabase.Options = {}): DatabaseHandle =>
  new SqliteDatabase(path, options);

/** Returns SQLite's name of an error; empty if it is none of SQLite's. */
export const sqliteCodeOf = (error: unknown): string =>
  error instanceof SqliteDatabase.SqliteError ? error.code : '';

/** Runs statements, each prepared once. */
export function statementsOf(database: DatabaseHandle): Transaction {
  const statements = new Map<string, SqliteDatabase.Statement>();
  const prepare = (sql: string): SqliteDatabase.Statement => {
    let statement = statements.get(sql);
    if (!statement) {
      statement = database.prepare(sql);
      statements.set(sql, statement);
    }
    return statement;
  };

  return {
    get: <Row>(sql: string, ...values: Values) => prepare(sql).get(...values) as Row | undefined,
    all: <Row>(sql: string, ...values: Values) => prepare(sql).all(...values) as Row[],
    iterate: <Row>(sql: string, ...values: Values) =>
      // A statement cannot run again while it is iterated, so each iteration gets its own.
      database.prepare(sql).iterate(...values) as IterableIterator<Row>,
    run: (sql, ...values) => prepare(sql).run(...values).changes,
    insert: (sql, ...values) => Number(prepare(sql).run(...values).lastInsertRowid),
    isOpen: () => database.inTransaction,
    script: (sql) => {
      database.exec(sql);
    },
  };
}
