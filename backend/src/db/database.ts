import { existsSync } from 'node:fs';
import { type Clock, systemClock } from '../kernel/clock.ts';
import { backUp, backupPath, fileStamp } from './backup.ts';
import { type Connection, openConnection } from './connection.ts';
import { isBehind, migrate, schemaOf } from './migrations.ts';
import { seed } from './seed.ts';

/**
 * Opens the database at `path` with its schema up to date and its default
 * account in place. One with an older schema is backed up before it is changed.
 *
 * @throws where the file cannot be opened, is no database, or is of a newer version
 */
export function openDatabase(
  path: string,
  now_iso: string,
  clock: Clock = systemClock,
): Connection {
  const connection = openConnection(path, clock);
  try {
    if (isBehind(connection)) backUpBefore(path, schemaOf(connection), now_iso);
    migrate(connection, now_iso);
    seed(connection, now_iso);
    return connection;
  } catch (error) {
    connection.close();
    throw error;
  }
}

/**
 * Opens the database at `path` with the schema it has.
 *
 * @throws where the file cannot be opened, is no database, or is of a newer version
 */
export function openAsItIs(path: string): Connection {
  const connection = openConnection(path);
  try {
    if (schemaOf(connection) === 0) throw new Error(`${path} is no database of FinAlly`);
    return connection;
  } catch (error) {
    connection.close();
    throw error;
  }
}

/** Where a start broke off after its backup, the next makes one of its own. */
function backUpBefore(path: string, schema: number, now_iso: string): void {
  const to = backupPath(path, `schema-${schema}-${fileStamp(now_iso)}`);
  if (!existsSync(to)) backUp(path, to);
}
