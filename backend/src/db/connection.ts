import { dirname } from 'node:path';
import SqliteDatabase from 'better-sqlite3';
import { type Clock, systemClock } from '../kernel/clock.ts';
import { FileGoneError, OpenFiles } from './file/open-files.ts';
import { LockedError, WriteQueue } from './file/write-queue.ts';
import { makeFile, makeFolder } from './folder.ts';

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
   * Runs `work` in an immediate transaction: all of it is written, or, if it throws, nothing. What
   * was written is on the disk when the promise resolves. `work` runs at once unless another
   * program holds the write lock; then it is attempted from a timer for two seconds.
   */
  transaction<Returned>(work: (transaction: Transaction) => Returned): Promise<Returned>;
  /**
   * As `transaction`, but without waiting for the disk: it survives the end of the process, and a
   * loss of power once a later transaction has been synced. For what may be lost: points of a
   * curve, last prices.
   */
  relaxedTransaction<Returned>(work: (transaction: Transaction) => Returned): Promise<Returned>;
  /** As `transaction`, but waits for the lock in place. Only before anybody is served. */
  blockingTransaction<Returned>(work: (transaction: Transaction) => Returned): Returned;
  /** Whether another program has held the write lock for longer than a moment and still does. */
  isLocked(): boolean;
  /** Why the last write failed: the disk may be full. Undefined as soon as one succeeds. */
  writeFailure(): Error | undefined;
  /** @throws if the database cannot be read, or its file was removed or replaced */
  probe(): void;
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

const codeOf = (error: unknown): string =>
  error instanceof SqliteDatabase.SqliteError ? error.code : '';

/**
 * Whether the database failed: the disk is full, the file locked, damaged or gone. A broken
 * constraint is not that but a bug.
 */
export const isDatabaseError = (error: unknown): boolean =>
  error instanceof LockedError ||
  error instanceof FileGoneError ||
  (error instanceof SqliteDatabase.SqliteError && !isConstraint(error));

const isConstraint = (error: unknown): boolean => codeOf(error).startsWith('SQLITE_CONSTRAINT');

/** Whether another program holds the lock. */
const isBusy = (error: unknown): boolean => codeOf(error).startsWith('SQLITE_BUSY');

/** How long SQLite itself waits for a lock: while nobody is served, and in the event loop. */
const WAIT_MS = { blocking: 2_000, serving: 0 } as const;

/**
 * Opens the database file, creating it and its folder if they are missing; only their owner may
 * read what is created.
 *
 * @param path a file path, or `:memory:`
 * @throws if the file cannot be opened or is no database
 */
export function openConnection(path: string, clock: Clock = systemClock): Connection {
  if (path !== ':memory:') {
    makeFolder(dirname(path));
    makeFile(path);
  }
  const database = new SqliteDatabase(path);
  const waitAtMost = (wait_ms: number): void => {
    database.pragma(`busy_timeout = ${wait_ms}`);
  };
  let files: OpenFiles | undefined;
  try {
    waitAtMost(WAIT_MS.blocking);
    database.pragma('journal_mode = WAL');
    database.pragma('foreign_keys = ON');
    // Without this a REPLACE deletes rows past the triggers that refuse it.
    database.pragma('recursive_triggers = ON');
    // Moving the log into the database syncs two files: seldom enough not to be
    // among the slowest hundredth of trades, and often enough for a log of 16 MB.
    database.pragma('wal_autocheckpoint = 4000');
    if (path !== ':memory:') {
      // The first read opens the log.
      database.prepare('SELECT 1 FROM sqlite_schema').get();
      files = new OpenFiles(path);
    }
    waitAtMost(WAIT_MS.serving);
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
    let begun = false;
    try {
      const run = database.transaction(() => {
        begun = true;
        const returned = work(transaction);
        files?.check();
        return returned;
      });
      const returned = run.immediate();
      // Removed while it was synced: it must not be acknowledged either.
      files?.check();
      if (before !== undefined && rowsChanged() > before) failure = undefined;
      return returned;
    } catch (error) {
      if (!begun && isBusy(error)) throw new LockedError();
      if (isDatabaseError(error)) failure = error as Error;
      throw error;
    }
  };
  const queue = new WriteQueue(clock, () => {
    try {
      database.transaction(() => undefined).immediate();
    } catch (error) {
      throw isBusy(error) ? new LockedError() : error;
    }
  });

  return {
    get: transaction.get,
    all: transaction.all,
    iterate: transaction.iterate,
    transaction: (work) =>
      queue.run(() => {
        syncAt('FULL');
        return write(work);
      }),
    relaxedTransaction: (work) =>
      queue.run(() => {
        syncAt('NORMAL');
        return write(work);
      }),
    blockingTransaction(work) {
      waitAtMost(WAIT_MS.blocking);
      try {
        syncAt('FULL');
        return write(work);
      } finally {
        waitAtMost(WAIT_MS.serving);
      }
    },
    isLocked: () => queue.isLocked(),
    writeFailure: () => (queue.isLocked() ? new LockedError() : failure),
    probe() {
      files?.check();
      transaction.get('SELECT name FROM sqlite_schema LIMIT 1');
    },
    copyTo(copy) {
      database.prepare('VACUUM INTO ?').run(copy);
    },
    close() {
      if (!database.open) return;
      queue.close();
      try {
        waitAtMost(WAIT_MS.blocking);
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
