import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import SqliteDatabase from 'better-sqlite3';

type Value = string | number | null;
type Values = readonly Value[];

/** Reads rows. What SQL returns is trusted to have the shape its caller names. */
export interface Reader {
  get<Row>(sql: string, ...values: Values): Row | undefined;
  all<Row>(sql: string, ...values: Values): Row[];
  iterate<Row>(sql: string, ...values: Values): IterableIterator<Row>;
}

/**
 * A transaction that is open. Whoever writes asks for one, so that nothing is
 * written outside of one and no helper commits on its own.
 */
export interface Transaction extends Reader {
  /** Runs one statement and returns how many rows it changed. */
  run(sql: string, ...values: Values): number;
  /** Runs a script of several statements without values. */
  script(sql: string): void;
}

/** The one connection to the database file. */
export interface Connection extends Reader {
  /**
   * Runs `work` in an immediate transaction: all of it is written, or, where
   * it throws, nothing. When this returns, what was written is on the disk.
   */
  transaction<Returned>(work: (transaction: Transaction) => Returned): Returned;
  /** Moves what the write-ahead log holds into the database file, and closes it. */
  close(): void;
}

/** Whether SQLite itself failed: the disk is full, the file locked or damaged. */
export const isDatabaseError = (error: unknown): boolean =>
  error instanceof SqliteDatabase.SqliteError;

/**
 * Opens the database file, creating it and its folder where they are missing.
 *
 * @param path a file path, or `:memory:`
 * @throws where the file cannot be opened or is no database
 */
export function openConnection(path: string): Connection {
  if (path !== ':memory:') mkdirSync(dirname(path), { recursive: true });
  const database = new SqliteDatabase(path);
  try {
    database.pragma('journal_mode = WAL');
    database.pragma('synchronous = FULL');
    database.pragma('foreign_keys = ON');
    // Without this a REPLACE deletes rows past the triggers that refuse it.
    database.pragma('recursive_triggers = ON');
    database.pragma('busy_timeout = 2000');
  } catch (error) {
    database.close();
    throw error;
  }

  const statements = new Map<string, SqliteDatabase.Statement>();
  const prepare = (sql: string): SqliteDatabase.Statement => {
    let statement = statements.get(sql);
    if (!statement) {
      statement = database.prepare(sql);
      statements.set(sql, statement);
    }
    return statement;
  };

  const transaction: Transaction = {
    get: <Row>(sql: string, ...values: Values) => prepare(sql).get(...values) as Row | undefined,
    all: <Row>(sql: string, ...values: Values) => prepare(sql).all(...values) as Row[],
    iterate: <Row>(sql: string, ...values: Values) =>
      // A statement that is being iterated cannot run again: each iteration has its own.
      database.prepare(sql).iterate(...values) as IterableIterator<Row>,
    run: (sql, ...values) => prepare(sql).run(...values).changes,
    script: (sql) => {
      database.exec(sql);
    },
  };

  return {
    get: transaction.get,
    all: transaction.all,
    iterate: transaction.iterate,
    transaction: (work) => database.transaction(() => work(transaction)).immediate(),
    close() {
      if (!database.open) return;
      database.pragma('wal_checkpoint(TRUNCATE)');
      database.close();
    },
  };
}
