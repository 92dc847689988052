import type { Connection, Reader, Transaction } from './connection.ts';
import { foundTheLedger } from './migrations/0001-found-the-ledger.ts';
import { keepBars } from './migrations/0002-keep-bars.ts';
import { holdTheAssistantToLimits } from './migrations/0003-hold-the-assistant-to-limits.ts';
import { nameWatchlists } from './migrations/0004-name-watchlists.ts';
import { keepFailedAnswers } from './migrations/0005-keep-failed-answers.ts';
import { keepAlerts } from './migrations/0006-keep-alerts.ts';
import { authorizeTheAssistant } from './migrations/0007-authorize-the-assistant.ts';
import { foldShareClasses } from './migrations/0008-fold-share-classes.ts';
import { setTheFutureAside } from './migrations/0009-set-the-future-aside.ts';
import { keepTheSimulatedPath } from './migrations/0010-keep-the-simulated-path.ts';
import { journalSourceAndCause } from './migrations/0011-journal-source-and-cause.ts';
import { accountEvents } from './migrations/0012-account-events.ts';
import { ordersAndEntries } from './migrations/0013-orders-and-entries.ts';
import { receiptsNameTheirOrder } from './migrations/0014-receipts-name-their-order.ts';
import { ordersOfTheAssistant } from './migrations/0015-orders-of-the-assistant.ts';
import { placesAndFeesOfOrders } from './migrations/0016-places-and-fees-of-orders.ts';
import { heldExitsFollowTheirEntry } from './migrations/0017-held-exits-follow-their-entry.ts';
import { periodsAndDowntimes } from './migrations/0018-periods-and-downtimes.ts';
import { keepWorkspaces } from './migrations/0019-keep-workspaces.ts';
import { theWholeMarket } from './migrations/0020-the-whole-market.ts';
import { alertsOnLinesAndIndicators } from './migrations/0021-alerts-on-lines-and-indicators.ts';
import { alertsOfTheAssistant } from './migrations/0022-alerts-of-the-assistant.ts';
import { keepTradeNotes } from './migrations/0023-keep-trade-notes.ts';
import { dismissedSuggestions } from './migrations/0024-dismissed-suggestions.ts';
import { keepLookups } from './migrations/0025-keep-lookups.ts';
import { keepMemories } from './migrations/0026-keep-memories.ts';
import { accountsAsSandboxes } from './migrations/0027-accounts-as-sandboxes.ts';
import { keysOfAccounts } from './migrations/0028-keys-of-accounts.ts';
import { alpacaAccounts } from './migrations/0029-alpaca-accounts.ts';
import { proposalsOfPrograms } from './migrations/0030-proposals-of-programs.ts';
import type { Migration } from './migrations/migration.ts';

export const MIGRATIONS: readonly Migration[] = [
  foundTheLedger,
  keepBars,
  holdTheAssistantToLimits,
  nameWatchlists,
  keepFailedAnswers,
  keepAlerts,
  authorizeTheAssistant,
  foldShareClasses,
  setTheFutureAside,
  keepTheSimulatedPath,
  journalSourceAndCause,
  accountEvents,
  ordersAndEntries,
  receiptsNameTheirOrder,
  ordersOfTheAssistant,
  placesAndFeesOfOrders,
  heldExitsFollowTheirEntry,
  periodsAndDowntimes,
  keepWorkspaces,
  theWholeMarket,
  alertsOnLinesAndIndicators,
  alertsOfTheAssistant,
  keepTradeNotes,
  dismissedSuggestions,
  keepLookups,
  keepMemories,
  accountsAsSandboxes,
  keysOfAccounts,
  alpacaAccounts,
  proposalsOfPrograms,
];

/** Thrown if the database was written by a newer FinAlly. Using it would damage it. */
export class NewerSchemaError extends Error {
  override readonly name = 'NewerSchemaError';
}

/**
 * Returns the schema version of a database; 0 if it has none yet.
 *
 * @throws NewerSchemaError if it is newer than `migrations`
 */
export function schemaOf(
  connection: Reader,
  migrations: readonly Migration[] = MIGRATIONS,
): number {
  const isFounded = connection.get("SELECT 1 FROM sqlite_schema WHERE name = 'schema_migrations'");
  if (!isFounded) return 0;
  const reached =
    connection.get<{ version: number | null }>(
      'SELECT max(version) AS version FROM schema_migrations',
    )?.version ?? 0;
  const newest = newestOf(migrations);
  if (reached > newest) {
    throw new NewerSchemaError(
      `the database has schema ${reached}, this version of FinAlly knows schemas up to ${newest}`,
    );
  }
  return reached;
}

/** Returns true if a database has data in an older schema. */
export function isBehind(connection: Reader): boolean {
  const reached = schemaOf(connection);
  return reached > 0 && reached < newestOf(MIGRATIONS);
}

const newestOf = (migrations: readonly Migration[]): number => migrations.at(-1)?.version ?? 0;

/**
 * Brings the schema up to date. Each migration and its record are one transaction, so an
 * interruption leaves a version from which the next start continues. An empty database gets all of
 * them in one transaction, because each commit waits for the disk.
 *
 * @returns the applied migrations
 * @throws NewerSchemaError if the database is newer than `migrations`
 */
export function migrate(
  connection: Connection,
  now_iso: string,
  migrations: readonly Migration[] = MIGRATIONS,
): readonly Migration[] {
  const reached = schemaOf(connection, migrations);
  const missing = migrations.filter(({ version }) => version > reached);
  const steps = reached === 0 ? [missing] : missing.map((migration) => [migration]);
  for (const step of steps) {
    connection.blockingTransaction((transaction) => apply(transaction, now_iso, step));
  }
  return missing;
}

function apply(transaction: Transaction, now_iso: string, migrations: readonly Migration[]): void {
  transaction.script(
    `CREATE TABLE IF NOT EXISTS schema_migrations (
       version INTEGER PRIMARY KEY,
       name TEXT NOT NULL,
       applied_at TEXT NOT NULL
     ) STRICT`,
  );
  for (const { version, name, sql } of migrations) {
    transaction.script(sql);
    transaction.run(
      'INSERT INTO schema_migrations (version, name, applied_at) VALUES (?, ?, ?)',
      version,
      name,
      now_iso,
    );
  }
}
