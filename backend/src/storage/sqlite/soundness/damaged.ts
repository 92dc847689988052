import { statSync } from 'node:fs';
import { resolve } from 'node:path';
import { isDatabaseError } from '../connection.ts';
import { LockedError } from '../file/write-queue.ts';
import { NewerSchemaError } from '../migrations.ts';

/** A database that cannot be served from, because it is damaged or files of two are mixed. */
export class DamagedDatabaseError extends Error {
  override readonly name = 'DamagedDatabaseError';
  readonly path: string;
  /** Whether a step of the schema was taken before the damage showed. */
  readonly was_migrated: boolean;

  /**
   * @param cause what SQLite or the reader of a row says, for the log
   * @param options.what continues "the database FILE is"
   */
  constructor(
    path: string,
    cause: unknown,
    { was_migrated = false, what = 'damaged, or mixed with files of another one' } = {},
  ) {
    super(`the database ${resolve(path)} is ${what}`, { cause });
    this.path = resolve(path);
    this.was_migrated = was_migrated;
  }
}

/** A database file that cannot be opened or written, though nothing says that it is damaged. */
export class UnusableDatabaseError extends Error {
  override readonly name = 'UnusableDatabaseError';
}

/** Errors of the system and of SQLite that say nothing about what is in the file. */
const CIRCUMSTANCES = /^(SQLITE_(CANTOPEN|READONLY|FULL|PERM|AUTH|NOLFS|IOERR)|E[A-Z]+$)/;

/**
 * What an error says that was thrown while a database was opened and read: that it is damaged, or
 * that the file cannot be used. Whatever is neither is returned as it is.
 */
export function toStartError(path: string, error: unknown): unknown {
  if (error instanceof DamagedDatabaseError) return error;
  const { code, message } = error as { code?: unknown; message?: string };
  if (error instanceof NewerSchemaError) {
    return new NewerSchemaError(`${resolve(path)}: ${message}. Nothing was changed`);
  }
  const isLocked = error instanceof LockedError || /^SQLITE_BUSY/.test(String(code));
  if (isLocked) {
    return new UnusableDatabaseError(
      `another program holds ${resolve(path)} locked. Close it and start again; nothing was changed.`,
    );
  }
  if (typeof code === 'string' && CIRCUMSTANCES.test(code) && !/^SQLITE_IOERR_READ/.test(code)) {
    const is_folder = statSync(path, { throwIfNoEntry: false })?.isDirectory();
    const reason = is_folder
      ? 'is a folder. Choose a file with DATABASE_PATH'
      : 'cannot be opened or written. See that you have the rights to write it and its folder, and that the disk has room';
    return new UnusableDatabaseError(
      `the database ${resolve(path)} ${reason}; nothing was changed.`,
      { cause: error },
    );
  }
  const isUnreadable =
    isDatabaseError(error) ||
    /^SQLITE_/.test(String(code)) ||
    error instanceof TypeError ||
    error instanceof SyntaxError ||
    error instanceof RangeError;
  return isUnreadable ? new DamagedDatabaseError(path, error) : error;
}
