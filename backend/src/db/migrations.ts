import type { Connection } from './connection.ts';
import { foundTheLedger } from './migrations/0001-found-the-ledger.ts';
import { keepBars } from './migrations/0002-keep-bars.ts';
import { nameWatchlists } from './migrations/0004-name-watchlists.ts';
import type { Migration } from './migrations/migration.ts';

export const MIGRATIONS: readonly Migration[] = [foundTheLedger, keepBars, nameWatchlists];

/** The database was written by a newer FinAlly; this one would damage it. */
export class NewerSchemaError extends Error {
  override readonly name = 'NewerSchemaError';
}

/**
 * Brings the schema up to date, each step in a transaction of its own together
 * with the record that it was taken, so that an interruption leaves a version
 * from which the next start goes on.
 *
 * @returns the steps that were taken
 * @throws NewerSchemaError where the database is ahead of `migrations`
 */
export function migrate(
  connection: Connection,
  now_iso: string,
  migrations: readonly Migration[] = MIGRATIONS,
): readonly Migration[] {
  connection.transaction((transaction) =>
    transaction.script(
      `CREATE TABLE IF NOT EXISTS schema_migrations (
         version INTEGER PRIMARY KEY,
         name TEXT NOT NULL,
         applied_at TEXT NOT NULL
       ) STRICT`,
    ),
  );
  const reached =
    connection.get<{ version: number | null }>(
      'SELECT max(version) AS version FROM schema_migrations',
    )?.version ?? 0;
  const newest = migrations.at(-1)?.version ?? 0;
  if (reached > newest) {
    throw new NewerSchemaError(
      `the database has schema ${reached}, this version of FinAlly knows schemas up to ${newest}`,
    );
  }

  const missing = migrations.filter(({ version }) => version > reached);
  for (const { version, name, sql } of missing) {
    connection.transaction((transaction) => {
      transaction.script(sql);
      transaction.run(
        'INSERT INTO schema_migrations (version, name, applied_at) VALUES (?, ?, ?)',
        version,
        name,
        now_iso,
      );
    });
  }
  return missing;
}
