import type { Reader } from '../connection.ts';
import { isDamage } from '../file/database-errors.ts';

interface SchemaRow {
  readonly name: string;
  readonly tbl_name: string;
  readonly sql: string | null;
}

const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`;

/**
 * Returns the indexes that cannot be read, if every table can. For damage at which SQLite's own
 * check stops without locating it.
 * @returns empty if rows are damaged too, or nothing is found
 */
export function unreadableIndexes(reader: Reader): readonly string[] {
  try {
    const tables = reader.all<SchemaRow>("SELECT * FROM sqlite_schema WHERE type = 'table'");
    if (tables.some(({ name }) => !isReadable(reader, `${quoted(name)} NOT INDEXED`))) return [];
    return reader
      .all<SchemaRow>("SELECT * FROM sqlite_schema WHERE type = 'index' AND sql IS NOT NULL")
      .filter(({ name, tbl_name, sql }) => {
        // A partial index can be read only with its own WHERE clause.
        const where = /\bWHERE\b[\s\S]*$/i.exec(sql ?? '')?.[0] ?? '';
        return !isReadable(reader, `${quoted(tbl_name)} INDEXED BY ${quoted(name)} ${where}`);
      })
      .map(({ name }) => name);
  } catch (error) {
    if (!isDamage(error)) throw error;
    return [];
  }
}

function isReadable(reader: Reader, from: string): boolean {
  try {
    for (const _row of reader.iterate(`SELECT * FROM ${from}`)) {
      // Iterating reads each row.
    }
    return true;
  } catch (error) {
    if (!isDamage(error)) throw error;
    return false;
  }
}
