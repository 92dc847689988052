import { COPYFILE_FICLONE } from 'node:constants';
import { copyFileSync, existsSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import SqliteDatabase from 'better-sqlite3';
import { isFounded } from './ledger/database-check.ts';
import { verifyDatabase } from './server-process.ts';

/** A promise to the clients that a database does not keep. */
export class BrokenPromise extends Error {
  override readonly name = 'BrokenPromise';
}

/**
 * Checks a copy of the files of a database, so that the next start finds exactly what a kill left,
 * and lets the product verify it. A database whose very first start was interrupted holds nothing to
 * verify.
 *
 * @param copy a folder for the copy; what is in it is deleted
 * @param check returns the faults that it finds in the file
 * @param when what happened before, for the message
 * @throws BrokenPromise if a fault is found
 */
export async function examineCopy(
  database_path: string,
  copy: string,
  check: (path: string) => readonly string[],
  when: string,
): Promise<void> {
  rmSync(copy, { recursive: true, force: true });
  mkdirSync(copy, { recursive: true });
  const path = join(copy, 'finally.db');
  for (const suffix of ['', '-wal', '-journal']) {
    if (existsSync(`${database_path}${suffix}`)) {
      copyFileSync(`${database_path}${suffix}`, `${path}${suffix}`, COPYFILE_FICLONE);
    }
  }
  const faults = check(path);
  if (faults.length > 0) {
    throw new BrokenPromise(`after ${when}:\n${faults.slice(0, 20).join('\n')}`);
  }
  if (!isFoundedAt(path)) return;
  const { code, said } = await verifyDatabase(path);
  if (code !== 0) throw new BrokenPromise(`after ${when}: ${said}`);
}

/** Returns true if a database has been founded. */
function isFoundedAt(path: string): boolean {
  const database = new SqliteDatabase(path);
  try {
    return isFounded(database);
  } finally {
    database.close();
  }
}
