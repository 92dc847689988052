import { makeFile } from '../folder.ts';
import { isBusy } from './database-errors.ts';
import { openHandle } from './driver.ts';

/**
 * Takes a lock that lasts until the process ends, for any reason. Blocks while it waits.
 *
 * @returns a function that releases it; undefined if another process holds it for longer than
 * `wait_ms`
 */
export function takeLock(path: string, wait_ms: number): (() => void) | undefined {
  makeFile(path);
  const database = openHandle(path, { timeout: wait_ms });
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
  const database = openHandle(path, { fileMustExist: true, timeout: 0 });
  try {
    // Only an exclusive connection can remove the log.
    database.pragma('journal_mode = DELETE');
    return false;
  } catch (error) {
    // No process uses a damaged database.
    return isBusy(error);
  } finally {
    database.close();
  }
}
