import { isDamage } from './database-errors.ts';
import { type DatabaseHandle, openHandle } from './driver.ts';

/**
 * Rebuilds indexes from their tables, all of them or none.
 *
 * @throws if the rows of a table violate an index
 */
export function rebuildIndexes(path: string, names: readonly string[]): void {
  const database = openHandle(path, { fileMustExist: true, timeout: 5_000 });
  try {
    // A server that has the database open moves the log itself.
    database.pragma('wal_autocheckpoint = 0');
    const reindex = database.transaction(() => {
      for (const name of names) database.exec(`REINDEX "${name.replaceAll('"', '""')}"`);
    });
    try {
      reindex.immediate();
    } catch (error) {
      if (!isDamage(error)) throw error;
      recreateIndexes(database, names);
    }
  } finally {
    database.close();
  }
}

/** Recreates indexes whose own pages cannot be read, and so cannot be freed one by one. */
function recreateIndexes(database: DatabaseHandle, names: readonly string[]): void {
  const made = database.prepare("SELECT sql FROM sqlite_schema WHERE type = 'index' AND name = ?");
  const forget = "DELETE FROM sqlite_schema WHERE type = 'index' AND name = ?";
  // Required for writing to SQLite's own tables.
  database.unsafeMode(true);
  const recreate = database.transaction(() => {
    const scripts = names.map((name) => made.pluck().get(name));
    database.pragma('writable_schema = ON');
    for (const name of names) database.prepare(forget).run(name);
    database.pragma('writable_schema = RESET');
    for (const script of scripts) {
      if (typeof script !== 'string') throw new Error('it belongs to a constraint of its table');
      database.exec(script);
    }
  });
  recreate.immediate();
  // Frees the pages that are no longer referenced.
  database.exec('VACUUM');
}
