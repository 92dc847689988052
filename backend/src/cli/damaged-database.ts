import { dirname } from 'node:path';
import { backupPath, backupsOf, DamagedDatabaseError } from '../storage/sqlite/index.ts';
import { commandOf } from './arguments.ts';
import { checkLedger } from './ledger-check.ts';

/** Number of backups to check, newest first. Each check replays the whole backup. */
const CANDIDATES_MAX = 5;

/**
 * Returns one sentence about a database that cannot be opened: which file, whether it is damaged or
 * mixed, and how to restore its newest sound backup. Returns undefined for any other error.
 */
export async function describeDamage(error: unknown): Promise<string | undefined> {
  if (!(error instanceof DamagedDatabaseError)) return undefined;
  const { path, message, was_migrated } = error;
  const kept = was_migrated ? 'the previous state is in its backups' : 'nothing was changed';
  return `${message}; ${kept}, and ${await describeBackup(path)}`;
}

/** Returns how to restore the newest sound backup of the database at `path`, or that there is none. */
export async function describeBackup(path: string): Promise<string> {
  const backup = await newestSoundBackup(path);
  return backup === undefined
    ? `there is no sound backup of it in ${dirname(backupPath(path, ''))}.`
    : `its newest sound backup is restored by: ${commandOf('restore')} ${quoted(backup)}`;
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
