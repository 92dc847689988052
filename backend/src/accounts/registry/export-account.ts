import type { AccountStore } from '../store.ts';

/** The format of an exported account, for programs that read it. */
const EXPORT_FORMAT = 'finally.account/1';

/**
 * Yields everything that is stored of an account as one JSON object, in pieces: the rows of each table,
 * past ledgers included. Pictures are base64; secrets of keys are left out.
 *
 * @param exported_at now, as ISO 8601
 */
export async function* exportAccount(
  store: Pick<AccountStore, 'rows'>,
  account_id: string,
  exported_at: string,
): AsyncGenerator<string> {
  yield `{"format":"${EXPORT_FORMAT}","exported_at":"${exported_at}","tables":{`;
  let open: string | undefined;
  for await (const { table, rows } of store.rows(account_id)) {
    const text = rows.map((row) => JSON.stringify(row)).join(',\n');
    if (table === open) yield `,\n${text}`;
    else yield `${open === undefined ? '' : '],'}\n${JSON.stringify(table)}:[\n${text}`;
    open = table;
  }
  yield `${open === undefined ? '' : ']'}}}\n`;
}
