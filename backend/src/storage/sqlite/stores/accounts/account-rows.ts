import type { AccountRows } from '../../../../accounts/store.ts';
import type { Reader } from '../../connection.ts';
import { accountTables } from './account-tables.ts';

const PAGE_ROWS = 500;

/** Columns that leave the database in no form. */
const SECRET = new Set(['secret_hash', 'is_erased']);

/** Yields every row of an account, a page at a time, so that other work can run in between. */
export async function* accountRows(
  reader: Reader,
  account_id: string,
): AsyncGenerator<AccountRows> {
  for (const { name, key, isOf } of accountTables(reader)) {
    for (let offset = 0; ; offset += PAGE_ROWS) {
      const rows = reader.all<Record<string, unknown>>(
        `SELECT * FROM ${name} WHERE ${isOf} ORDER BY ${key.join(', ')} LIMIT ? OFFSET ?`,
        account_id,
        PAGE_ROWS,
        offset,
      );
      if (rows.length > 0) yield { table: name, rows: rows.map(readable) };
      if (rows.length < PAGE_ROWS) break;
    }
  }
}

const readable = (row: Record<string, unknown>) =>
  Object.fromEntries(
    Object.entries(row)
      .filter(([column]) => !SECRET.has(column))
      .map(([column, value]) => [
        column,
        value instanceof Uint8Array ? Buffer.from(value).toString('base64') : value,
      ]),
  );
