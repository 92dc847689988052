import { openConnection, type Reader } from '../connection.ts';
import { MIGRATIONS, migrate, schemaOf } from '../migrations.ts';

type Shape = ReadonlyMap<string, ReadonlySet<string>>;

/** Returns the tables of a database with their columns. */
function shapeOf(reader: Reader): Shape {
  const tables = reader.all<{ name: string }>(
    "SELECT name FROM sqlite_schema WHERE type = 'table'",
  );
  return new Map(
    tables.map(({ name }) => {
      const columns = reader.all<{ name: string }>('SELECT name FROM pragma_table_info(?)', name);
      return [name, new Set(columns.map((column) => column.name))];
    }),
  );
}

/** Returns the tables that the first `version` migrations create. */
function shapeAt(version: number): Shape {
  const connection = openConnection(':memory:');
  try {
    const steps = MIGRATIONS.filter((step) => step.version <= version);
    migrate(connection, '', steps);
    return shapeOf(connection);
  } finally {
    connection.close();
  }
}

/**
 * Returns how the tables of a database differ from those of its recorded schema version. They
 * differ if a database file is combined with the log of another database.
 *
 * @returns undefined if they agree; foreign tables are ignored
 * @throws NewerSchemaError if the schema is newer than this version of FinAlly
 */
export function schemaDifference(reader: Reader): string | undefined {
  const reached = schemaOf(reader);
  if (reached === 0) return undefined;
  const present = shapeOf(reader);
  const expected = shapeAt(reached);
  for (const [table, columns] of expected) {
    const found = present.get(table);
    if (!found) return `it has schema ${reached} without the table ${table}`;
    const missing = [...columns].find((column) => !found.has(column));
    if (missing) return `it has schema ${reached} without the column ${table}.${missing}`;
  }
  const newest = shapeAt(MIGRATIONS.at(-1)?.version ?? 0);
  const early = [...newest.keys()].find((table) => present.has(table) && !expected.has(table));
  return early && `it has schema ${reached} with the table ${early} of a later one`;
}
