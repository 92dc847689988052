import type { Reader } from '../connection.ts';

/**
 * Returns how the account and the newest trade contradict each other. They do if a database file is
 * combined with the log of another database, even though every page is readable. Reads only a few
 * rows; the verifier replays the whole ledger.
 * @returns undefined if they agree
 */
export function contradiction(reader: Reader): string | undefined {
  if (!reader.get("SELECT 1 FROM sqlite_schema WHERE name = 'trades'")) return undefined;
  const odd = reader.get<{ id: string }>(
    `SELECT id FROM accounts WHERE cash_cents <> coalesce(
       (SELECT cash_after_cents FROM trades
        WHERE account_id = accounts.id AND ledger = accounts.ledger
        ORDER BY sequence DESC LIMIT 1),
       starting_cash_cents)`,
  );
  if (odd) return `the cash of the account ${odd.id} differs from the cash after its newest trade`;
  // SQLite stores the AUTOINCREMENT counter in another table than the trades.
  const counted = reader.get<{ seq: number }>(
    "SELECT seq FROM sqlite_sequence WHERE name = 'trades'",
  );
  const newest = reader.get<{ sequence: number | null }>(
    'SELECT max(sequence) AS sequence FROM trades',
  );
  return (counted?.seq ?? 0) === (newest?.sequence ?? 0)
    ? undefined
    : 'the newest trade does not match the trade counter';
}
