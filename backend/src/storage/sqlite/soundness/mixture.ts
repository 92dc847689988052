import type { Reader } from '../connection.ts';

/** Returns the table of the journal: before schema 13 it held trades only. Undefined if there is none. */
function journalTable(reader: Reader): 'entries' | 'trades' | undefined {
  const tables = reader.all<{ name: 'entries' | 'trades' }>(
    `SELECT name FROM sqlite_schema WHERE type = 'table' AND name IN ('entries', 'trades')`,
  );
  return tables[0]?.name;
}

/**
 * Returns how the account and the newest entry contradict each other. They do if a database file is
 * combined with the log of another database, even though every page is readable. Reads only a few
 * rows; the verifier replays the whole ledger.
 * @returns undefined if they agree
 */
export function contradiction(reader: Reader): string | undefined {
  const journal = journalTable(reader);
  if (!journal) return undefined;
  const odd = reader.get<{ id: string }>(
    `SELECT id FROM accounts WHERE cash_cents <> coalesce(
       (SELECT cash_after_cents FROM ${journal}
        WHERE account_id = accounts.id AND ledger = accounts.ledger
        ORDER BY sequence DESC LIMIT 1),
       starting_cash_cents)`,
  );
  if (odd) return `the cash of the account ${odd.id} differs from the cash after its newest entry`;
  // SQLite stores the AUTOINCREMENT counter in another table than the entries.
  const counted = reader.get<{ seq: number }>(
    'SELECT seq FROM sqlite_sequence WHERE name = ?',
    journal,
  );
  const newest = reader.get<{ sequence: number | null }>(
    `SELECT max(sequence) AS sequence FROM ${journal}`,
  );
  return (counted?.seq ?? 0) === (newest?.sequence ?? 0)
    ? undefined
    : 'the newest entry does not match the counter of the journal';
}
