import { copyFileSync, existsSync, renameSync, rmSync } from 'node:fs';
import { basename, dirname, extname, join } from 'node:path';
import { isInUse, openConnection } from './connection.ts';
import { makeFolder, syncFile, syncFolder } from './folder.ts';

/** Why a database cannot be backed up or restored; ready to be shown. */
export class BackupRefusal extends Error {
  override readonly name = 'BackupRefusal';
}

/** Where a backup of the database at `path` goes unless another place is named. */
export function backupPath(path: string, label: string): string {
  const name = basename(path, extname(path));
  return join(dirname(path), 'backups', `${name}-${label}${extname(path) || '.db'}`);
}

/** A moment as it stands in the name of a file, on every system. */
export const fileStamp = (now_iso: string): string => now_iso.slice(0, 19).replaceAll(':', '-');

/**
 * Copies the database at `path` to a new file, as of one moment, also while a
 * server writes to it. The file has its name only once it is whole and synced.
 *
 * @throws BackupRefusal where there is no database, or such a file already
 */
export function backUp(path: string, to: string): void {
  if (!existsSync(path)) throw new BackupRefusal(`there is no database ${path}`);
  if (existsSync(to)) throw new BackupRefusal(`there is a file ${to} already`);
  makeFolder(dirname(to));
  const unfinished = `${to}.part`;
  rmSync(unfinished, { force: true });
  const connection = openConnection(path);
  try {
    connection.copyTo(unfinished);
  } finally {
    connection.close();
  }
  syncFile(unfinished);
  renameSync(unfinished, to);
  syncFolder(dirname(to));
}

/**
 * Puts a backup in the place of the database at `path`. What was there is kept
 * as `aside`, byte for byte, for it may be damaged; the backup stays where it is.
 *
 * @param check looks at a copy of the backup, and throws where it must not be used
 * @throws BackupRefusal where there is no backup, or a server has the database open
 */
export async function restore(from: string, { path, aside, check }: Restoration): Promise<void> {
  if (!existsSync(from)) throw new BackupRefusal(`there is no file ${from}`);
  makeFolder(dirname(path));
  const unfinished = `${path}.part`;
  removeDatabase(unfinished);
  copyFileSync(from, unfinished);
  try {
    await check(unfinished);
    if (existsSync(path)) {
      if (isInUse(path)) throw new BackupRefusal(`${path} is in use: stop FinAlly first`);
      setAside(path, aside);
    }
    syncFile(unfinished);
    // A log that belongs to the old file would be played into the new one.
    for (const log of LOGS) rmSync(path + log, { force: true });
    renameSync(unfinished, path);
    syncFolder(dirname(path));
  } finally {
    removeDatabase(unfinished);
  }
}

export interface Restoration {
  readonly path: string;
  readonly aside: string;
  readonly check: (copy: string) => Promise<void>;
}

const LOGS = ['-wal', '-shm'];

function setAside(path: string, aside: string): void {
  makeFolder(dirname(aside));
  for (const part of ['', ...LOGS]) {
    if (!existsSync(path + part)) continue;
    copyFileSync(path + part, aside + part);
    syncFile(aside + part);
  }
}

function removeDatabase(path: string): void {
  for (const part of ['', ...LOGS]) rmSync(path + part, { force: true });
}
