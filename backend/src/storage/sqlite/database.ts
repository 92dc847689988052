import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import type { FillProfileName } from '@finally/contract';
import { systemClock, type WallClock } from '../../kernel/time/clock.ts';
import { backUp, backupPath, fileStamp } from './backup.ts';
import { type Connection, openConnection } from './connection.ts';
import { isBehind, migrate, schemaOf } from './migrations.ts';
import { DamagedDatabaseError, UnusableDatabaseError } from './soundness/damaged.ts';
import { seed } from './stores/seed.ts';

/**
 * Opens the database at `path`, brings its schema up to date and creates the default account if it
 * is missing. A database with an older schema is backed up before it is changed.
 *
 * @param onBackup called with the schema before and the file of the backup
 * @param fill_profile of the default account, if it is made
 *
 * @throws UnusableDatabaseError if the backup cannot be written; nothing was changed then
 * @throws if the file cannot be opened, is not a database, or has a newer schema
 */
export function openDatabase(
  path: string,
  now_iso: string,
  clock: WallClock = systemClock,
  onBackup: (backup: { readonly schema: number; readonly file: string }) => void = () => undefined,
  fill_profile: FillProfileName = 'ideal',
): Connection {
  const connection = openConnection(path, clock);
  let before: number | undefined;
  try {
    if (isBehind(connection)) {
      const schema = schemaOf(connection);
      onBackup({ schema, file: backUpBefore(path, schema, now_iso) });
    }
    before = schemaOf(connection);
    migrate(connection, now_iso);
    seed(connection, now_iso, fill_profile);
    return connection;
  } catch (error) {
    const was_migrated = before !== undefined && schemaOf(connection) > before;
    connection.close();
    throw was_migrated ? new DamagedDatabaseError(path, error, { was_migrated }) : error;
  }
}

/** If a start stops after its backup, the next one makes another. */
function backUpBefore(path: string, schema: number, now_iso: string): string {
  const to = backupPath(path, `schema-${schema}-${fileStamp(now_iso)}`);
  if (existsSync(to)) return to;
  try {
    backUp(path, to);
  } catch (error) {
    throw new UnusableDatabaseError(
      `the database ${resolve(path)} is of an earlier version and is backed up before it is ` +
        `changed, but ${resolve(to)} cannot be written (${(error as Error).message}); nothing was changed.`,
      { cause: error },
    );
  }
  return to;
}

/**
 * Copies the database at `path` to a new file and brings the copy up to date.
 *
 * @throws if it cannot be read, or does not fit the newer schema
 */
export function copyUpToDate(path: string, to: string, now_iso: string): void {
  backUp(path, to);
  const copy = openConnection(to);
  try {
    migrate(copy, now_iso);
  } finally {
    copy.close();
  }
}
