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
import { takeLock } from '../connection.ts';
import { makeFile, makeFolder, OWNER_ONLY } from '../folder.ts';

/** How long a start waits for a server that is about to end. */
const PATIENCE_MS = 2_000;

/** What a server says about itself to one that is started over the same database. */
export interface Holder {
  readonly process: number;
  readonly since: string;
  /** Where it serves; undefined until it does. */
  readonly url?: string | undefined;
}

/** Another server has the database. */
export class DatabaseInUseError extends Error {
  override readonly name = 'DatabaseInUseError';
}

export interface ServerLock {
  /** Says what a second server is told. */
  announce(holder: Holder): void;
  release(): void;
}

/** The same name for a database by whichever path it is reached. */
function lockPath(path: string): string {
  if (existsSync(path)) return `${realpathSync(path)}.lock`;
  makeFolder(dirname(path));
  return join(realpathSync(dirname(resolve(path))), `${basename(path)}.lock`);
}

/**
 * Takes the lock that one server holds on a database for as long as it runs. The system lets it
 * go when the process ends, however it ends.
 *
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
      // Remove the name before the lock is let go: a file without its name is not locked again.
      if (process.platform !== 'win32') rmSync(lock_path, { force: true });
      letGo();
      if (process.platform === 'win32') removeUnlessOpen(lock_path);
    },
  };
}

/** Takes the lock on the file that has the name, which whoever held it before takes away. */
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

/** Windows removes no file that another process has open. */
function removeUnlessOpen(path: string): void {
  try {
    rmSync(path, { force: true });
  } catch {
    // The next server has it.
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
