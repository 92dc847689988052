import { dirname } from 'node:path';
import { makeFile, makeFolder } from '../folder.ts';
import { isDatabaseError } from './database-errors.ts';
import { type DatabaseHandle, openHandle, statementsOf } from './driver.ts';
import { OpenFiles } from './open-files.ts';
import type { Transaction } from './port.ts';
import { SchemaGuard } from './schema-guard.ts';

/**
 * SQLite's names: with FULL the log is synced with each commit, with NORMAL before a checkpoint.
 */
export type SyncLevel = 'FULL' | 'NORMAL';

/**
 * Number of pages after which the log is moved into the database (a checkpoint), which syncs two
 * files. Large enough to affect less than 1 % of trades, small enough for a log of 16 MB.
 */
const LOG_PAGES_MAX = 4_000;

/** How long SQLite waits for a lock: before requests are served, and in the event loop. */
const WAIT_MS = { blocking: 2_000, serving: 0 } as const;

/** The database file of the server, opened for writing, with the checks that it is still the same. */
export class OpenedFile {
  readonly database: DatabaseHandle;
  readonly transaction: Transaction;
  readonly schema: SchemaGuard;
  readonly #files: OpenFiles | undefined;
  /** Only the last connection to close moves the log into the database: see `close`. */
  readonly #witness: DatabaseHandle | undefined;
  #level: SyncLevel | undefined;

  /**
   * Opens the file. Creates it and its folder if they are missing, readable by the owner only.
   *
   * @param path a file path, or `:memory:`
   * @throws if the file cannot be opened or is not a database
   */
  constructor(path: string) {
    if (path !== ':memory:') {
      makeFolder(dirname(path));
      makeFile(path);
    }
    this.database = openHandle(path);
    this.transaction = statementsOf(this.database);
    try {
      this.#waitAtMost(WAIT_MS.blocking);
      this.database.pragma('journal_mode = WAL');
      this.database.pragma('foreign_keys = ON');
      // Without this a REPLACE deletes rows without running the triggers that reject deletions.
      this.database.pragma('recursive_triggers = ON');
      // `moveLog` moves the log, so that changes by FinAlly are distinguished from those of other
      // programs.
      this.database.pragma('wal_autocheckpoint = 0');
      if (path !== ':memory:') {
        // The first read opens the log.
        this.database.prepare('SELECT 1 FROM sqlite_schema').get();
        this.#witness = openHandle(path, { readonly: true });
        this.#witness.prepare('SELECT 1 FROM sqlite_schema').get();
        this.#files = new OpenFiles(path);
      }
      this.schema = new SchemaGuard(this.transaction);
      this.#waitAtMost(WAIT_MS.serving);
    } catch (error) {
      this.#witness?.close();
      this.database.close();
      throw error;
    }
  }

  /** @throws FileTamperedError if the file was removed, replaced or written to by another program */
  check(): void {
    this.#files?.check();
  }

  /**
   * Sets how commits are synced. Skips the pragma if it is unchanged, because it costs as much as a
   * small commit.
   */
  syncAt(level: SyncLevel): void {
    if (level === this.#level) return;
    this.database.pragma(`synchronous = ${level}`);
    this.#level = level;
  }

  /** Runs `work`, in which SQLite blocks while it waits for a lock. */
  whileBlocking<Returned>(work: () => Returned): Returned {
    this.#waitAtMost(WAIT_MS.blocking);
    try {
      return work();
    } finally {
      this.#waitAtMost(WAIT_MS.serving);
    }
  }

  /** Moves a long log into the database. */
  moveLog(): void {
    if (!this.#files) return;
    const { log = 0 } = this.transaction.get<{ log: number }>('PRAGMA wal_checkpoint(NOOP)') ?? {};
    if (log < LOG_PAGES_MAX) return;
    try {
      this.database.pragma('wal_checkpoint(PASSIVE)');
    } catch (error) {
      // The disk is full. Commits are safe in the log, and the next commit tries again.
      if (!isDatabaseError(error)) throw error;
    } finally {
      this.#files.acceptCheckpoint();
    }
  }

  /** Moves the log into the database if there is disk space, and closes it. */
  close({ isLocked }: { readonly isLocked: boolean }): void {
    try {
      // A log must not be moved into a file of another program.
      this.check();
      this.#witness?.close();
      if (!isLocked) this.#waitAtMost(WAIT_MS.blocking);
      this.database.pragma('wal_checkpoint(TRUNCATE)');
    } catch (error) {
      // The disk is full: the log stays, and the next start continues from it.
      if (!isDatabaseError(error)) throw error;
    } finally {
      this.database.close();
      this.#witness?.close();
    }
  }

  #waitAtMost(wait_ms: number): void {
    this.database.pragma(`busy_timeout = ${wait_ms}`);
  }
}
