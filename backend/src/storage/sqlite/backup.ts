import {
  chmodSync,
  copyFileSync,
  existsSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs';
import { basename, dirname, extname, join, resolve } from 'node:path';
import { copySnapshot, isInUse } from './connection.ts';
import { DatabaseInUseError, lockForServer, type ServerLock } from './file/server-lock.ts';
import { makeFile, makeFolder, OWNER_ONLY, syncFile, syncFolder } from './folder.ts';

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

/** The backups of the database at `path` in the folder where they go by default, newest first. */
export function backupsOf(path: string): string[] {
  const folder = dirname(backupPath(path, ''));
  const extension = extname(path) || '.db';
  const beginning = `${basename(path, extname(path))}-`;
  let names: string[];
  try {
    names = readdirSync(folder);
  } catch {
    return [];
  }
  return names
    .filter((name) => name.startsWith(beginning) && name.endsWith(extension))
    .map((name) => resolve(join(folder, name)))
    .map((file) => ({ file, stat: statSync(file) }))
    .filter(({ stat }) => stat.isFile())
    .sort((one, other) => other.stat.mtimeMs - one.stat.mtimeMs)
    .map(({ file }) => file);
}

/**
 * Copies the database at `path` to a new file, as of one moment, also while a
 * server writes to it. The file has its name only once it is whole and synced.
 *
 * @throws BackupRefusal where there is no database, or such a file already
 */
export function backUp(path: string, to: string): void {
  if (!existsSync(path)) throw new BackupRefusal(`there is no database ${path}`);
  const there = statSync(to, { throwIfNoEntry: false });
  if (there) {
    const what = there.isDirectory() ? 'folder' : 'file';
    throw new BackupRefusal(`there is a ${what} ${to} already`);
  }
  makeFolder(dirname(to));
  const unfinished = `${to}.part`;
  rmSync(unfinished, { force: true });
  makeFile(unfinished);
  copySnapshot(path, unfinished);
  syncFile(unfinished);
  renameSync(unfinished, to);
  syncFolder(dirname(to));
}

/**
 * Puts a backup in the place of the database at `path`. What was there is kept
 * as `aside`, byte for byte, for it may be damaged; the backup stays where it is.
 *
 * @param check looks at a copy of the backup, and throws where it must not be used
 * @throws BackupRefusal if there is no such file, it is the database itself, or a server has the
 *   database open
 */
export async function restore(from: string, { path, aside, check }: Restoration): Promise<void> {
  const backup = statSync(from, { throwIfNoEntry: false });
  if (!backup) throw new BackupRefusal(`there is no file ${from}`);
  if (!backup.isFile()) throw new BackupRefusal(`${from} is a folder or a device, not a backup`);
  const database = statSync(path, { throwIfNoEntry: false });
  if (database?.ino === backup.ino && database.dev === backup.dev) {
    throw new BackupRefusal(`${from} is the database itself, not a backup of it`);
  }
  makeFolder(dirname(path));
  const unfinished = `${path}.part`;
  removeDatabase(unfinished);
  copyPrivately(from, unfinished);
  let lock: ServerLock | undefined;
  try {
    await check(unfinished);
    lock = lockForServer(path);
    if (existsSync(path)) {
      // Before anything else opens it, which could move its log into it.
      setAside(path, aside);
      if (isInUse(path)) {
        removeDatabase(aside);
        throw new BackupRefusal(`${path} is in use: stop FinAlly first`);
      }
    }
    syncFile(unfinished);
    // A log that belongs to the old file would be played into the new one.
    for (const log of LOGS) rmSync(path + log, { force: true });
    renameSync(unfinished, path);
    syncFolder(dirname(path));
  } catch (error) {
    if (!(error instanceof DatabaseInUseError)) throw error;
    throw new BackupRefusal(`stop FinAlly first: ${error.message}`);
  } finally {
    removeDatabase(unfinished);
    lock?.release();
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
    copyPrivately(path + part, aside + part);
    syncFile(aside + part);
  }
}

/** Whatever rights the file has that is copied. */
function copyPrivately(from: string, to: string): void {
  copyFileSync(from, to);
  chmodSync(to, OWNER_ONLY.file);
}

function removeDatabase(path: string): void {
  for (const part of ['', ...LOGS]) rmSync(path + part, { force: true });
}
