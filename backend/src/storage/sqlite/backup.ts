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
import { isInUse } from './file/file-lock.ts';
import { copySnapshot } from './file/inspection.ts';
import { DatabaseInUseError, lockForServer, type ServerLock } from './file/server-lock.ts';
import { makeFile, makeFolder, OWNER_ONLY, syncFile, syncFolder } from './folder.ts';

/** Thrown if a database cannot be backed up or restored. The message can be shown to a person. */
export class BackupRefusal extends Error {
  override readonly name = 'BackupRefusal';
}

/** Returns the default path for a backup of the database at `path`. */
export function backupPath(path: string, label: string): string {
  const name = basename(path, extname(path));
  return join(dirname(path), 'backups', `${name}-${label}${extname(path) || '.db'}`);
}

/** Formats a time for file names, valid on every system. */
export const fileStamp = (now_iso: string): string => now_iso.slice(0, 19).replaceAll(':', '-');

/** Returns the backups of the database at `path` in the default folder, newest first. */
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
 * Copies the database at `path` to a new file, as of one moment, even while a server writes to it.
 * The file gets its name only once it is complete and synced.
 *
 * @throws BackupRefusal if there is no database, or the file exists already
 */
export function backUp(path: string, to: string): void {
  if (!existsSync(path)) throw new BackupRefusal(`there is no database ${path}`);
  const there = statSync(to, { throwIfNoEntry: false });
  if (there) {
    const what = there.isDirectory() ? 'folder' : 'file';
    throw new BackupRefusal(`the ${what} ${to} exists already`);
  }
  makeFolder(dirname(to));
  const unfinished = `${to}.part`;
  rmSync(unfinished, { force: true });
  try {
    makeFile(unfinished);
    copySnapshot(path, unfinished);
    syncFile(unfinished);
  } catch (error) {
    rmSync(unfinished, { force: true });
    throw error;
  }
  renameSync(unfinished, to);
  syncFolder(dirname(to));
}

/**
 * Replaces the database at `path` with a backup. The previous file is kept as `aside`, byte for
 * byte, because it may be damaged; the backup stays in place.
 *
 * @param check examines a copy of the backup, and throws if it must not be used
 * @throws BackupRefusal if there is no such file, it is the database itself, or a server has the
 * database open
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
    // The log of the old file would be applied to the new one.
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

/**
 * Copies a file so that only the owner may read the copy, whatever the permissions of the original.
 */
function copyPrivately(from: string, to: string): void {
  copyFileSync(from, to);
  chmodSync(to, OWNER_ONLY.file);
}

function removeDatabase(path: string): void {
  for (const part of ['', ...LOGS]) rmSync(path + part, { force: true });
}
