import { existsSync } from 'node:fs';
import { dirname } from 'node:path';
import SqliteDatabase from 'better-sqlite3';
import type { AccountEvent } from '../../events/store.ts';
import { systemClock, type WallClock } from '../../kernel/time/clock.ts';
import { RunInstead, runChange } from './account-changes.ts';
import { FileTamperedError, OpenFiles } from './file/open-files.ts';
import type { Changed, Connection, Inspection, Transaction, Values } from './file/port.ts';
import { ForeignObjectError, SchemaGuard } from './file/schema-guard.ts';
import { LockedError, WriteQueue } from './file/write-queue.ts';
import { makeFile, makeFolder } from './folder.ts';

export type {
  AccountConnection,
  Changed,
  Connection,
  Inspection,
  NewAccountEvent,
  Reader,
  Transaction,
} from './file/port.ts';

/**
 * SQLite's names: with FULL the log is synced with each commit, with NORMAL before a checkpoint.
 */
type SyncLevel = 'FULL' | 'NORMAL';

const codeOf = (error: unknown): string =>
  error instanceof SqliteDatabase.SqliteError ? error.code : '';

/**
 * Returns true if the database failed: the disk is full, or the file is locked, damaged or missing.
 * A violated constraint is a bug instead.
 */
export const isDatabaseError = (error: unknown): boolean =>
  error instanceof LockedError ||
  error instanceof FileTamperedError ||
  error instanceof ForeignObjectError ||
  (error instanceof SqliteDatabase.SqliteError && !isConstraint(error));

const isConstraint = (error: unknown): boolean => codeOf(error).startsWith('SQLITE_CONSTRAINT');

const DAMAGE = /^SQLITE_(CORRUPT|NOTADB|IOERR_(READ|SHORT_READ|DATA|CORRUPTFS))/;

/** Returns true if part of the database cannot be read because it is damaged. */
export const isDamage = (error: unknown): boolean => DAMAGE.test(codeOf(error));

/** Returns true if a write failed for a reason that shows only at its commit, so that any other may fail too. */
const failsCommits = (error: unknown): boolean =>
  /^SQLITE_(FULL|IOERR)/.test(codeOf(error)) && !isDamage(error);

/** Returns true if another program holds the lock. */
const isBusy = (error: unknown): boolean => codeOf(error).startsWith('SQLITE_BUSY');

/** Runs statements, each prepared once. */
function statementsOf(database: SqliteDatabase.Database): Transaction {
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

/**
 * Number of pages after which the log is moved into the database (a checkpoint), which syncs two
 * files. Large enough to affect less than 1 % of trades, small enough for a log of 16 MB.
 */
const LOG_PAGES_MAX = 4_000;

/** How long SQLite waits for a lock: before requests are served, and in the event loop. */
const WAIT_MS = { blocking: 2_000, serving: 0 } as const;

/**
 * Opens the database file. Creates it and its folder if they are missing, readable by the owner
 * only.
 *
 * @param path a file path, or `:memory:`
 * @throws if the file cannot be opened or is not a database
 */
export function openConnection(path: string, clock: WallClock = systemClock): Connection {
  if (path !== ':memory:') {
    makeFolder(dirname(path));
    makeFile(path);
  }
  const database = new SqliteDatabase(path);
  const waitAtMost = (wait_ms: number): void => {
    database.pragma(`busy_timeout = ${wait_ms}`);
  };
  const transaction = statementsOf(database);
  let files: OpenFiles | undefined;
  let schema: SchemaGuard;
  /** Only the last connection to close moves the log into the database: see `close`. */
  let witness: SqliteDatabase.Database | undefined;
  try {
    waitAtMost(WAIT_MS.blocking);
    database.pragma('journal_mode = WAL');
    database.pragma('foreign_keys = ON');
    // Without this a REPLACE deletes rows without running the triggers that reject deletions.
    database.pragma('recursive_triggers = ON');
    // `moveLog` moves the log, so that changes by FinAlly are distinguished from those of other
    // programs.
    database.pragma('wal_autocheckpoint = 0');
    if (path !== ':memory:') {
      // The first read opens the log.
      database.prepare('SELECT 1 FROM sqlite_schema').get();
      witness = new SqliteDatabase(path, { readonly: true });
      witness.prepare('SELECT 1 FROM sqlite_schema').get();
      files = new OpenFiles(path);
    }
    schema = new SchemaGuard(transaction);
    waitAtMost(WAIT_MS.serving);
  } catch (error) {
    witness?.close();
    database.close();
    throw error;
  }

  let level: SyncLevel | undefined;
  /**
   * Sets how commits are synced. Skips the pragma if it is unchanged, because it costs as much as a
   * small commit.
   */
  const syncAt = (wanted: SyncLevel): void => {
    if (wanted === level) return;
    database.pragma(`synchronous = ${wanted}`);
    level = wanted;
  };

  /** Moves a long log into the database. */
  const moveLog = (open_files: OpenFiles): void => {
    const { log = 0 } = transaction.get<{ log: number }>('PRAGMA wal_checkpoint(NOOP)') ?? {};
    if (log < LOG_PAGES_MAX) return;
    try {
      database.pragma('wal_checkpoint(PASSIVE)');
    } catch (error) {
      // The disk is full. Commits are safe in the log, and the next commit tries again.
      if (!isDatabaseError(error)) throw error;
    } finally {
      open_files.acceptCheckpoint();
    }
  };

  let failure: Error | undefined;
  const rowsChanged = () =>
    transaction.get<{ rows: number }>('SELECT total_changes() AS rows')?.rows ?? 0;
  /**
   * Runs a transaction and records whether it could be written. A transaction without writes
   * records nothing.
   */
  const write = <Returned>(work: (transaction: Transaction) => Returned): Returned => {
    const before = failure && rowsChanged();
    let begun = false;
    try {
      const run = database.transaction(() => {
        begun = true;
        schema.check();
        const returned = work(transaction);
        files?.check();
        return { returned, changed: schema.changed() };
      });
      const { returned, changed } = run.immediate();
      if (changed) schema.accept(changed);
      // If the file was removed or changed during the sync, the commit must not be acknowledged.
      files?.check();
      if (files) moveLog(files);
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

  const writeChange = <Returned>(work: (transaction: Transaction) => Changed<Returned>) => {
    try {
      return write((open) => runChange(open, clock.now_ms(), work));
    } catch (error) {
      if (!(error instanceof RunInstead)) throw error;
      const instead = error.work as typeof work;
      return write((open) => runChange(open, clock.now_ms(), instead));
    }
  };

  let publish: (events: readonly AccountEvent[]) => void = () => {};
  const change = <Returned>(
    wanted: SyncLevel,
    work: (transaction: Transaction) => Changed<Returned>,
  ): Promise<Returned> =>
    queue.run(() => {
      syncAt(wanted);
      const { returned, events } = writeChange(work);
      if (events.length > 0) publish(events);
      return returned;
    });

  const rehearse = <Returned>(work: (transaction: Transaction) => Changed<Returned>): Returned => {
    const done: { returned: Returned }[] = [];
    try {
      write((open) => {
        done.push(runChange(open, clock.now_ms(), work));
        throw done;
      });
    } catch (error) {
      if (error !== done) throw error;
    }
    files?.check();
    if (failure && failsCommits(failure)) throw failure;
    return (done[0] as { returned: Returned }).returned;
  };

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
    change: (work) => change('FULL', work),
    relaxedChange: (work) => change('NORMAL', work),
    rehearse: (work) => queue.run(() => rehearse(work)),
    onAccountEvents(listener) {
      publish = listener;
    },
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
    close() {
      if (!database.open) return;
      const isLocked = queue.isLocked();
      queue.close();
      try {
        // A log must not be moved into a file of another program.
        files?.check();
        witness?.close();
        if (!isLocked) waitAtMost(WAIT_MS.blocking);
        database.pragma('wal_checkpoint(TRUNCATE)');
      } catch (error) {
        // The disk is full: the log stays, and the next start continues from it.
        if (!isDatabaseError(error)) throw error;
      } finally {
        database.close();
        witness?.close();
      }
    },
  };
}

/** Opens a database for reading. Writes nothing; a log beside it is left in place. */
function openToRead(path: string): SqliteDatabase.Database {
  // A writable connection moves the log into the database when it closes.
  const readonly = existsSync(`${path}-wal`);
  return new SqliteDatabase(path, { fileMustExist: true, readonly, timeout: 2_000 });
}

/**
 * Opens a database for inspection. Writes nothing; a log beside it is left in place. All reads see
 * the state at the first read, even if a server writes meanwhile.
 *
 * @throws if the file is missing, cannot be opened or is not a database
 */
export function openForInspection(path: string): Inspection {
  const database = openToRead(path);
  try {
    database.pragma('query_only = ON');
    database.exec('BEGIN');
  } catch (error) {
    database.close();
    throw error;
  }
  const { get, all, iterate } = statementsOf(database);
  return { get, all, iterate, close: () => void database.close() };
}

/**
 * Writes a consistent snapshot of a database to an empty file, even while a server writes to it.
 * The caller must sync the file.
 */
export function copySnapshot(path: string, to: string): void {
  const database = openToRead(path);
  try {
    database.prepare('VACUUM INTO ?').run(to);
  } finally {
    database.close();
  }
}

/** Copies a database to a new file page by page, including damaged pages. */
export async function copyPages(path: string, to: string): Promise<void> {
  const database = openToRead(path);
  try {
    makeFolder(dirname(to));
    makeFile(to);
    await database.backup(to);
  } finally {
    database.close();
  }
}

/**
 * Rebuilds indexes from their tables, all of them or none.
 *
 * @throws if the rows of a table violate an index
 */
export function rebuildIndexes(path: string, names: readonly string[]): void {
  const database = new SqliteDatabase(path, { fileMustExist: true, timeout: 5_000 });
  try {
    // A server that has the database open moves the log itself.
    database.pragma('wal_autocheckpoint = 0');
    const reindex = database.transaction(() => {
      for (const name of names) database.exec(`REINDEX "${name.replaceAll('"', '""')}"`);
    });
    try {
      reindex.immediate();
    } catch (error) {
      if (!isDamage(error)) throw error;
      recreateIndexes(database, names);
    }
  } finally {
    database.close();
  }
}

/** Recreates indexes whose own pages cannot be read, and so cannot be freed one by one. */
function recreateIndexes(database: SqliteDatabase.Database, names: readonly string[]): void {
  const made = database.prepare("SELECT sql FROM sqlite_schema WHERE type = 'index' AND name = ?");
  const forget = "DELETE FROM sqlite_schema WHERE type = 'index' AND name = ?";
  // Required for writing to SQLite's own tables.
  database.unsafeMode(true);
  const recreate = database.transaction(() => {
    const scripts = names.map((name) => made.pluck().get(name));
    database.pragma('writable_schema = ON');
    for (const name of names) database.prepare(forget).run(name);
    database.pragma('writable_schema = RESET');
    for (const script of scripts) {
      if (typeof script !== 'string') throw new Error('it belongs to a constraint of its table');
      database.exec(script);
    }
  });
  recreate.immediate();
  // Frees the pages that are no longer referenced.
  database.exec('VACUUM');
}

/**
 * Takes a lock that lasts until the process ends, for any reason. Blocks while it waits.
 *
 * @returns a function that releases it; undefined if another process holds it for longer than
 * `wait_ms`
 */
export function takeLock(path: string, wait_ms: number): (() => void) | undefined {
  makeFile(path);
  const database = new SqliteDatabase(path, { timeout: wait_ms });
  try {
    database.exec('BEGIN IMMEDIATE');
    return () => void database.close();
  } catch (error) {
    database.close();
    if (isBusy(error)) return undefined;
    throw error;
  }
}

/**
 * Returns true if another process has the database open. If none has, everything is moved into the
 * database file and the log is removed.
 */
export function isInUse(path: string): boolean {
  const database = new SqliteDatabase(path, { fileMustExist: true, timeout: 0 });
  try {
    // Only an exclusive connection can remove the log.
    database.pragma('journal_mode = DELETE');
    return false;
  } catch (error) {
    // No process uses a damaged database.
    return error instanceof SqliteDatabase.SqliteError && error.code.startsWith('SQLITE_BUSY');
  } finally {
    database.close();
  }
}
