import { readdirSync, statSync } from 'node:fs';
import { basename, dirname, extname, join, resolve } from 'node:path';
import { backupPath, type DamagedDatabaseError } from '../storage/sqlite/index.ts';
import { checkLedger } from './ledger-check.ts';

/** Number of backups to check, newest first. Each check replays the whole backup. */
const CANDIDATES_MAX = 5;

/**
 * Returns one sentence about a database that cannot be opened: which file, whether it is damaged or
 * mixed, and how to restore its newest sound backup.
 *
 * @param command the restore command; the backup's path is appended to it
 */
export async function describeDamage(
  error: DamagedDatabaseError,
  command: string,
): Promise<string> {
  const { path, message, was_migrated } = error;
  const kept = was_migrated ? 'the previous state is in its backups' : 'nothing was changed';
  const backup = await newestSoundBackup(path);
  return backup === undefined
    ? `${message}; ${kept}, and there is no sound backup of it in ${dirname(backupPath(path, ''))}.`
    : `${message}; ${kept}. Restore its newest sound backup with: ${command} ${quoted(backup)}`;
}

/** Quotes a path for a shell if it contains blanks. */
const quoted = (path: string): string => (/\s/.test(path) ? `"${path}"` : path);

async function newestSoundBackup(path: string): Promise<string | undefined> {
  for (const backup of backupsOf(path).slice(0, CANDIDATES_MAX)) {
    try {
      if ((await checkLedger(backup)) === undefined) return backup;
    } catch {
      // This backup is damaged too; try the one before it.
    }
  }
  return undefined;
}

/** Returns the backups of a database, newest first. */
function backupsOf(path: string): string[] {
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
    .filter((file) => statSync(file).isFile())
    .map((file) => ({ file, changed_ms: statSync(file).mtimeMs }))
    .sort((one, other) => other.changed_ms - one.changed_ms)
    .map(({ file }) => file);
}
