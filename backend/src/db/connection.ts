import { dirname } from 'node:path';
import SqliteDatabase from 'better-sqlite3';
import { makeFolder } from './folder.ts';

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
  /** Runs one statement that inserts a row and returns the row's id. */
  insert(sql: string, ...values: Values): number;
  /** Whether it can still be written to; a failing disk makes SQLite end it early. */
  isOpen(): boolean;
  /** Runs a script of several statements without values. */
  script(sql: string): void;
}

/** SQLite's names for a log that is synced with each commit, and for one that is before it is moved. */
type SyncLevel = 'FULL' | 'NORMAL';

/** The one connection to the database file. */
export interface Connection extends Reader {
  /**
   * Runs `work` in an immediate transaction: all of it is written, or, where
   * it throws, nothing. When this returns, what was written is on the disk.
   */
  transaction<Returned>(work: (transaction: Transaction) => Returned): Returned;
  /**
   * As `transaction`, but without waiting for the disk: it survives the end of
   * the process, and a loss of power once a later transaction has been synced.
   * For what can be lost without a lie: points of a curve, last prices.
   */
  relaxedTransaction<Returned>(work: (transaction: Transaction) => Returned): Returned;
  /** Why the last write failed: the disk may be full. Undefined as soon as one succeeds. */
  writeFailure(): Error | undefined;
  /**
   * Writes everything as of one moment to a new file, also while it is being
   * written to. The file is not on the disk before it is synced.
   *
   * @throws where there is such a file
   */
  copyTo(path: string): void;
  /** Moves what the write-ahead log holds into the database file where there is room, and closes it. */
  close(): void;
}

/**
 * Whether SQLite itself failed: the disk is full, the file locked or damaged. A
 * broken constraint is not that but a bug.
 */
export const isDatabaseError = (error: unknown): boolean =>
  error instanceof SqliteDatabase.SqliteError && !error.code.startsWith('SQLITE_CONSTRAINT');

/**
 * Opens the database file, creating it and its folder where they are missing.
 *
 * @param path a file path, or `:memory:`
 * @throws where the file cannot be opened or is no database
 */
export function openConnection(path: string): Connection {
  if (path !== ':memory:') makeFolder(dirname(path));
  const database = new SqliteDatabase(path);
  try {
    database.pragma('journal_mode = WAL');
    database.pragma('foreign_keys = ON');
    // Without this a REPLACE deletes rows past the triggers that refuse it.
    database.pragma('recursive_triggers = ON');
    database.pragma('busy_timeout = 2000');
    // Moving the log into the database syncs two files: seldom enough not to be
    // among the slowest hundredth of trades, and often enough for a log of 16 MB.
    database.pragma('wal_autocheckpoint = 4000');
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
    insert: (sql, ...values) => Number(prepare(sql).run(...values).lastInsertRowid),
    isOpen: () => database.inTransaction,
    script: (sql) => {
      database.exec(sql);
    },
  };

  let level: SyncLevel | undefined;
  /** Says how far commits wait for the disk. Not said anew each time: that costs as much as a small commit. */
  const syncAt = (wanted: SyncLevel): void => {
    if (wanted === level) return;
    database.pragma(`synchronous = ${wanted}`);
    level = wanted;
  };

  let failure: Error | undefined;
  const rowsChanged = () => prepare('SELECT total_changes() AS rows').pluck().get() as number;
  /** Runs a transaction and remembers whether it could be written. One that wrote nothing says nothing. */
  const write = <Returned>(work: (transaction: Transaction) => Returned): Returned => {
    const before = failure && rowsChanged();
    try {
      const returned = database.transaction(() => work(transaction)).immediate();
      if (before !== undefined && rowsChanged() > before) failure = undefined;
      return returned;
    } catch (error) {
      if (isDatabaseError(error)) failure = error as Error;
      throw error;
    }
  };

  return {
    get: transaction.get,
    all: transaction.all,
    iterate: transaction.iterate,
    transaction(work) {
      syncAt('FULL');
      return write(work);
    },
    relaxedTransaction(work) {
      syncAt('NORMAL');
      return write(work);
    },
    writeFailure: () => failure,
    copyTo(copy) {
      database.prepare('VACUUM INTO ?').run(copy);
    },
    close() {
      if (!database.open) return;
      try {
        database.pragma('wal_checkpoint(TRUNCATE)');
      } catch (error) {
        // No room to move it: it stays in the log, from which the next start goes on.
        if (!isDatabaseError(error)) throw error;
      } finally {
        database.close();
      }
    },
  };
}

/**
 * Whether another process has the database open. Where none has, everything is
 * moved into the one file, with no log beside it.
 */
export function isInUse(path: string): boolean {
  const database = new SqliteDatabase(path, { fileMustExist: true, timeout: 0 });
  try {
    // Only who is alone with a database can end its log.
    database.pragma('journal_mode = DELETE');
    return false;
  } catch (error) {
    // One that is damaged is in nobody's use.
    return error instanceof SqliteDatabase.SqliteError && error.code.startsWith('SQLITE_BUSY');
  } finally {
    database.close();
  }
}
