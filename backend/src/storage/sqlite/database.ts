import { existsSync } from 'node:fs';
import { systemClock, type WallClock } from '../../kernel/time/clock.ts';
import { backUp, backupPath, fileStamp } from './backup.ts';
import { type Connection, openConnection } from './connection.ts';
import { isBehind, migrate, schemaOf } from './migrations.ts';
import { DamagedDatabaseError } from './soundness/damaged.ts';
import { seed } from './stores/seed.ts';

/**
 * Opens the database at `path`, brings its schema up to date and creates the default account if it
 * is missing. A database with an older schema is backed up before it is changed.
 *
 * @throws if the file cannot be opened, is not a database, or has a newer schema
 */
export function openDatabase(
  path: string,
  now_iso: string,
  clock: WallClock = systemClock,
): Connection {
  const connection = openConnection(path, clock);
  let before: number | undefined;
  try {
    if (isBehind(connection)) backUpBefore(path, schemaOf(connection), now_iso);
    before = schemaOf(connection);
    migrate(connection, now_iso);
    seed(connection, now_iso);
    return connection;
  } catch (error) {
    const was_migrated = before !== undefined && schemaOf(connection) > before;
    connection.close();
    throw was_migrated ? new DamagedDatabaseError(path, error, { was_migrated }) : error;
  }
}

/** If a start stops after its backup, the next one makes another. */
function backUpBefore(path: string, schema: number, now_iso: string): void {
  const to = backupPath(path, `schema-${schema}-${fileStamp(now_iso)}`);
  if (!existsSync(to)) backUp(path, to);
}
