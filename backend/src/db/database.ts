import { type Connection, openConnection } from './connection.ts';
import { migrate } from './migrations.ts';
import { seed } from './seed.ts';

/**
 * Opens the database at `path` with its schema up to date and its default
 * account in place.
 *
 * @throws where the file cannot be opened, is no database, or is of a newer version
 */
export function openDatabase(path: string, now_iso: string): Connection {
  const connection = openConnection(path);
  try {
    migrate(connection, now_iso);
    seed(connection, now_iso);
    return connection;
  } catch (error) {
    connection.close();
    throw error;
  }
}
