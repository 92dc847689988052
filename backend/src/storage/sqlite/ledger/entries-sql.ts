import type { EntriesPageQuery, ListedEntry } from '../../../ledger/store.ts';
import type { Reader } from '../connection.ts';
import { TRADE_COLUMNS, TRADES } from './ledger-sql.ts';

const PLACE_OF_ID = '(SELECT sequence FROM entries WHERE id = ? AND account_id = ?)';

/** Returns a page of the current ledger's journal. */
export function readEntries(
  reader: Reader,
  account_id: string,
  { kinds, limit, from, until, behind_id, oldest_first = false }: EntriesPageQuery,
): readonly ListedEntry[] {
  const values = [account_id, account_id, JSON.stringify(kinds)];
  const only = (condition: string, ...its: readonly (string | undefined)[]): string => {
    const given = its.filter((value) => value !== undefined);
    if (given.length < its.length) return '';
    values.push(...given);
    return `AND ${condition}`;
  };
  const conditions = [
    only('entry.executed_at >= ?', from),
    only('entry.executed_at < ?', until),
    only(
      `entry.sequence ${oldest_first ? '>' : '<'} ${PLACE_OF_ID}`,
      behind_id,
      behind_id && account_id,
    ),
  ];
  return reader.all<ListedEntry>(
    `SELECT entry.kind, entry.amount_cents, ${TRADE_COLUMNS} FROM ${TRADES}
     WHERE entry.account_id = ? AND entry.ledger = (SELECT ledger FROM accounts WHERE id = ?)
       AND entry.kind IN (SELECT value FROM json_each(?)) ${conditions.join(' ')}
     ORDER BY entry.sequence ${oldest_first ? '' : 'DESC'} LIMIT ?`,
    ...values,
    limit,
  );
}
