import type { Reader } from '../../connection.ts';

/** A table with rows of accounts. */
export interface AccountTable {
  readonly name: string;
  /** The columns that tell its rows apart, in their order. */
  readonly key: readonly string[];
  /** An SQL condition with one parameter: whether a row belongs to an account. */
  readonly isOf: string;
}

/** Tables whose rows belong to an account by way of another table. */
const BY_ANOTHER: readonly AccountTable[] = [
  {
    name: 'trade_pictures',
    key: ['trade_id'],
    isOf: 'trade_id IN (SELECT trade_id FROM trade_notes WHERE account_id = ?)',
  },
];

interface Column {
  readonly name: string;
  readonly pk: number;
}

/** Returns every table with rows of accounts, the accounts themselves last. */
export function accountTables(reader: Reader): readonly AccountTable[] {
  const tables = reader.all<{ name: string }>(
    "SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name",
  );
  const own = tables.flatMap(({ name }): AccountTable[] => {
    const columns = reader.all<Column>('SELECT name, pk FROM pragma_table_info(?)', name);
    if (!columns.some((column) => column.name === 'account_id')) return [];
    const parts = columns.filter(({ pk }) => pk > 0).sort((one, other) => one.pk - other.pk);
    // A table without a primary key has row ids.
    const key = parts.length === 0 ? ['rowid'] : parts.map((column) => column.name);
    return [{ name, key, isOf: 'account_id = ?' }];
  });
  return [...BY_ANOTHER, ...own, { name: 'accounts', key: ['id'], isOf: 'id = ?' }];
}
