import type { Reader } from '../connection.ts';

/**
 * How an account and the newest trade contradict each other, as they do if the file of one
 * database stands beside the log of another though every page can be read. Reads a few rows only;
 * the verifier replays the whole ledger.
 *
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
  if (odd) return `the cash of the account ${odd.id} is not what its newest trade left`;
  // SQLite counts the trades apart from them.
  const counted = reader.get<{ seq: number }>(
    "SELECT seq FROM sqlite_sequence WHERE name = 'trades'",
  );
  const newest = reader.get<{ sequence: number | null }>(
    'SELECT max(sequence) AS sequence FROM trades',
  );
  return (counted?.seq ?? 0) === (newest?.sequence ?? 0)
    ? undefined
    : 'the newest trade is not the one that was counted last';
}
