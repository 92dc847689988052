import { existsSync } from 'node:fs';
import { dirname } from 'node:path';
import { makeFile, makeFolder } from '../folder.ts';
import { type DatabaseHandle, openHandle, statementsOf } from './driver.ts';
import type { Inspection } from './port.ts';

/** Opens a database for reading. Writes nothing; a log beside it is left in place. */
function openToRead(path: string): DatabaseHandle {
  // A writable connection moves the log into the database when it closes.
  const readonly = existsSync(`${path}-wal`);
  return openHandle(path, { fileMustExist: true, readonly, timeout: 2_000 });
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
