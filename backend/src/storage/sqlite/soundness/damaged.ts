import { statSync } from 'node:fs';
import { resolve } from 'node:path';
import { isDatabaseError } from '../file/database-errors.ts';
import { LockedError } from '../file/write-queue.ts';
import { NewerSchemaError } from '../migrations.ts';

/**
 * Thrown if a database cannot be used because it is damaged or mixes the files of two databases.
 */
export class DamagedDatabaseError extends Error {
  override readonly name = 'DamagedDatabaseError';
  readonly path: string;
  /** True if a migration ran before the damage was found. */
  readonly was_migrated: boolean;

  /**
   * @param cause the error of SQLite or of the row reader, for the log
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

/** Thrown if a database file cannot be opened or written, without any sign of damage. */
export class UnusableDatabaseError extends Error {
  override readonly name = 'UnusableDatabaseError';
}

/** Errors of the operating system and of SQLite that do not indicate damaged content. */
const CIRCUMSTANCES = /^(SQLITE_(CANTOPEN|READONLY|FULL|PERM|AUTH|NOLFS|IOERR)|E[A-Z]+$)/;

/**
 * Translates an error that was thrown while opening and reading a database: the database is
 * damaged, or the file cannot be used. Returns any other error unchanged.
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
      `another program has locked ${resolve(path)}. Close it and start again; nothing was changed.`,
    );
  }
  if (typeof code === 'string' && CIRCUMSTANCES.test(code) && !/^SQLITE_IOERR_READ/.test(code)) {
    const is_folder = statSync(path, { throwIfNoEntry: false })?.isDirectory();
    const reason = is_folder
      ? 'is a folder. Choose a file with DATABASE_PATH'
      : 'cannot be opened or written. Check that its folder is writable and that the disk has free space';
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
