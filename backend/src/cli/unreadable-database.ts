import { statSync } from 'node:fs';
import {
  DamagedDatabaseError,
  isDamage,
  isDatabaseError,
  NewerSchemaError,
} from '../storage/sqlite/index.ts';

/**
 * Thrown for a file that cannot be read as a database. The message is a sentence that names the
 * file.
 */
export class UnreadableDatabaseError extends Error {
  override readonly name = 'UnreadableDatabaseError';
}

/**
 * Refuses files that are no database, without opening them.
 *
 * @param named the name of the file in messages
 * @throws UnreadableDatabaseError
 */
export function refuseNoDatabase(path: string, named = path): void {
  const what = whyNone(path);
  if (what !== undefined) throw new UnreadableDatabaseError(what(named));
}

function whyNone(path: string): ((named: string) => string) | undefined {
  const file = statSync(path, { throwIfNoEntry: false });
  if (!file) return (named) => `there is no database ${named}`;
  if (file.isDirectory()) return (named) => `${named} is a folder, not a database`;
  if (!file.isFile()) return (named) => `${named} is not a file`;
  return file.size === 0 ? (named) => `${named} is empty` : undefined;
}

/**
 * Returns an error that says in a sentence why a database could not be read.
 *
 * @param error thrown while the database was opened or read
 * @param named the name of the file in the sentence
 * @returns the error itself if it already says so, or has nothing to do with the file
 */
export function toUnreadable(error: unknown, named: string): unknown {
  if (error instanceof UnreadableDatabaseError || error instanceof DamagedDatabaseError) {
    return error;
  }
  const because = (what: string) =>
    new UnreadableDatabaseError(`${named} ${what}`, { cause: error });
  const { code, message } = error as { code?: unknown; message?: string };
  if (error instanceof NewerSchemaError) return because(`cannot be used: ${message}`);
  if (code === 'SQLITE_NOTADB') return because('is not a database, or its first page is damaged');
  const isMisread =
    error instanceof TypeError || error instanceof SyntaxError || error instanceof RangeError;
  if (isDamage(error) || isMisread) return because('is damaged');
  if (/^SQLITE_BUSY/.test(String(code))) return because('is locked by another program');
  if (/^(SQLITE_FULL|ENOSPC)/.test(String(code)))
    return because('cannot be copied: the disk is full');
  const isRefused = isDatabaseError(error) || /^E[A-Z]+$/.test(String(code));
  return isRefused
    ? because('cannot be opened: check that you may read it and write to its folder')
    : error;
}
