import { openConnection, type Reader } from '../connection.ts';
import { MIGRATIONS, migrate, schemaOf } from '../migrations.ts';

type Shape = ReadonlyMap<string, ReadonlySet<string>>;

/** The tables of a database with their columns. */
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

/** Looks at a database that has the first `version` steps of the schema. */
function lookAt<Seen>(version: number, look: (reader: Reader) => Seen): Seen {
  const connection = openConnection(':memory:');
  try {
    const steps = MIGRATIONS.filter((step) => step.version <= version);
    migrate(connection, '', steps);
    return look(connection);
  } finally {
    connection.close();
  }
}

/** The tables that the first `version` steps of the schema make. */
const shapeAt = (version: number): Shape => lookAt(version, shapeOf);

interface SchemaObject {
  readonly type: 'trigger' | 'view' | 'index';
  readonly name: string;
  readonly sql: string;
}

/** Indexes that SQLite makes for a constraint have no SQL. */
const objectsOf = (reader: Reader): SchemaObject[] =>
  reader.all<SchemaObject>(
    "SELECT type, name, sql FROM sqlite_schema WHERE type IN ('trigger', 'view', 'index') AND sql IS NOT NULL",
  );

/**
 * A trigger, view or index that FinAlly did not make. A trigger changes what is stored behind its
 * back, and a unique index refuses rows.
 *
 * @returns such as `trigger t`; undefined if there is none
 */
export function foreignObject(reader: Reader): string | undefined {
  const reached = schemaOf(reader);
  if (reached === 0) return undefined;
  const ours = new Map(lookAt(reached, objectsOf).map(({ name, sql }) => [name, sql]));
  const foreign = objectsOf(reader).find(({ name, sql }) => ours.get(name) !== sql);
  return foreign && `${foreign.type} ${foreign.name}`;
}

/**
 * How the tables of a database differ from those of the schema that it says it has, as they do if
 * the file of one database stands beside the log of another.
 *
 * @returns undefined if they agree; tables that are not ours are left alone
 * @throws NewerSchemaError if the schema is of a newer version
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
