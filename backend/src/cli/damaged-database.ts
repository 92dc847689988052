import { dirname } from 'node:path';
import { backupPath, backupsOf, type DamagedDatabaseError } from '../storage/sqlite/index.ts';
import { commandOf } from './arguments.ts';
import { checkLedger } from './ledger-check.ts';

/** So many of the newest backups are looked at: each is replayed whole. */
const CANDIDATES_MAX = 5;

/**
 * One sentence about a database that cannot be served from: which file, that it is damaged or
 * mixed, and how its newest sound backup is put in its place.
 */
export async function describeDamage(error: DamagedDatabaseError): Promise<string> {
  const { path, message, was_migrated } = error;
  const kept = was_migrated ? 'what was there before is in its backups' : 'nothing was changed';
  return `${message}; ${kept}, and ${await describeBackup(path)}`;
}

/** How the newest sound backup of the database at `path` is put in its place, or that there is none. */
export async function describeBackup(path: string): Promise<string> {
  const backup = await newestSoundBackup(path);
  return backup === undefined
    ? `there is no sound backup of it in ${dirname(backupPath(path, ''))}.`
    : `its newest sound backup is put in its place by: ${commandOf('restore')} ${quoted(backup)}`;
}

/** Quotes a path for a shell if it has blanks. */
const quoted = (path: string): string => (/\s/.test(path) ? `"${path}"` : path);

async function newestSoundBackup(path: string): Promise<string | undefined> {
  for (const backup of backupsOf(path).slice(0, CANDIDATES_MAX)) {
    try {
      if ((await checkLedger(backup)) === undefined) return backup;
    } catch {
      // Damaged too: the one before it may be sound.
    }
  }
  return undefined;
}
