import {
  existsSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { makeFile, makeFolder, OWNER_ONLY } from '../folder.ts';
import { takeLock } from './file-lock.ts';

/** How long a start waits for another server that is shutting down. */
const PATIENCE_MS = 2_000;

/** Information about the running server, shown if a second one is started on the same database. */
export interface Holder {
  readonly process: number;
  readonly since: string;
  /** The server's address; undefined until it listens. */
  readonly url?: string | undefined;
}

/** Thrown if another server has the database open. */
export class DatabaseInUseError extends Error {
  override readonly name = 'DatabaseInUseError';
}

export interface ServerLock {
  /** Publishes the information that a second server shows. */
  announce(holder: Holder): void;
  release(): void;
}

/** Returns one lock name per database, whichever path it is opened by. */
function lockPath(path: string): string {
  if (existsSync(path)) return `${realpathSync(path)}.lock`;
  makeFolder(dirname(path));
  return join(realpathSync(dirname(resolve(path))), `${basename(path)}.lock`);
}

/**
 * Takes the lock that a server holds on its database while it runs. The operating system releases
 * it when the process ends, even after a crash.
 * @throws DatabaseInUseError naming the other server
 */
export function lockForServer(path: string): ServerLock {
  const lock_path = lockPath(path);
  const about = `${lock_path}.json`;
  const letGo = takeNamed(lock_path);
  if (!letGo) throw new DatabaseInUseError(sentence(path, about));
  rmSync(about, { force: true });
  return {
    announce(holder) {
      writeFileSync(`${about}.new`, JSON.stringify(holder), { mode: OWNER_ONLY.file });
      renameSync(`${about}.new`, about);
    },
    release() {
      rmSync(about, { force: true });
      // Remove the name before releasing the lock: nobody can lock a file that has no name.
      if (process.platform !== 'win32') rmSync(lock_path, { force: true });
      letGo();
      if (process.platform === 'win32') removeUnlessOpen(lock_path);
    },
  };
}

/**
 * Locks the file that has this name. The previous holder may remove the file meanwhile, so the name
 * is checked again after locking.
 */
function takeNamed(lock_path: string): (() => void) | undefined {
  for (;;) {
    makeFile(lock_path);
    const before = statSync(lock_path, { bigint: true, throwIfNoEntry: false });
    if (!before) continue;
    const letGo = takeLock(lock_path, PATIENCE_MS);
    if (!letGo) return undefined;
    const now = statSync(lock_path, { bigint: true, throwIfNoEntry: false });
    if (now?.ino === before.ino) return letGo;
    letGo();
  }
}

/** Windows does not remove a file that another process has open. */
function removeUnlessOpen(path: string): void {
  try {
    rmSync(path, { force: true });
  } catch {
    // The next server has it open.
  }
}

function sentence(path: string, about: string): string {
  return (
    `${resolve(path)} is in use: ${describe(about)} has it open. ` +
    'Stop that one first, or choose another file with DATABASE_PATH.'
  );
}

function describe(about: string): string {
  try {
    const { process, since, url } = JSON.parse(readFileSync(about, 'utf8')) as Holder;
    const where = url === undefined ? '' : ` at ${url}`;
    return `FinAlly${where} (process ${process}, started ${since})`;
  } catch {
    return 'another FinAlly, or a restore,';
  }
}
