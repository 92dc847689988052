import { existsSync } from 'node:fs';
import { systemClock, type WallClock } from '../../kernel/time/clock.ts';
import { backUp, backupPath, fileStamp } from './backup.ts';
import { type Connection, openConnection } from './connection.ts';
import { isBehind, migrate, schemaOf } from './migrations.ts';
import { DamagedDatabaseError } from './soundness/damaged.ts';
import { seed } from './stores/seed.ts';

/**
 * Opens the database at `path` with its schema up to date and its default
 * account in place. One with an older schema is backed up before it is changed.
 *
 * @throws where the file cannot be opened, is no database, or is of a newer version
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

/** Where a start broke off after its backup, the next makes one of its own. */
function backUpBefore(path: string, schema: number, now_iso: string): void {
  const to = backupPath(path, `schema-${schema}-${fileStamp(now_iso)}`);
  if (!existsSync(to)) backUp(path, to);
}
