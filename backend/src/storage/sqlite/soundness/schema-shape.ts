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

interface SchemaObject {
  readonly type: 'trigger' | 'view' | 'index';
  readonly name: string;
  readonly sql: string;
}

/** Returns triggers, views and indexes; the indexes that SQLite creates for a constraint have no SQL. */
const objectsOf = (reader: Reader): SchemaObject[] =>
  reader.all<SchemaObject>(
    "SELECT type, name, sql FROM sqlite_schema WHERE type IN ('trigger', 'view', 'index') AND sql IS NOT NULL",
  );

/** What the migrations up to one version create. */
interface Schema {
  readonly shape: Shape;
  /** The SQL of each trigger, view and index by its name. */
  readonly objects: ReadonlyMap<string, string>;
}

/** By version. The migrations of a running program do not change. */
const schemas = new Map<number, Schema>();

/** Returns what the first `version` migrations create; they run in memory when it is first asked. */
function schemaAt(version: number): Schema {
  let schema = schemas.get(version);
  if (schema) return schema;
  const connection = openConnection(':memory:');
  try {
    const steps = MIGRATIONS.filter((step) => step.version <= version);
    migrate(connection, '', steps);
    const objects = new Map(objectsOf(connection).map(({ name, sql }) => [name, sql]));
    schema = { shape: shapeOf(connection), objects };
  } finally {
    connection.close();
  }
  schemas.set(version, schema);
  return schema;
}

/**
 * Finds a trigger, view or index that FinAlly did not create. A trigger can change what is stored,
 * and a unique index can reject rows.
 *
 * @returns such as `trigger t`; undefined if there is none
 */
export function foreignObject(reader: Reader): string | undefined {
  const reached = schemaOf(reader);
  if (reached === 0) return undefined;
  const ours = schemaAt(reached).objects;
  const foreign = objectsOf(reader).find(({ name, sql }) => ours.get(name) !== sql);
  return foreign && `${foreign.type} ${foreign.name}`;
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
  const expected = schemaAt(reached).shape;
  for (const [table, columns] of expected) {
    const found = present.get(table);
    if (!found) return `it has schema ${reached} without the table ${table}`;
    const missing = [...columns].find((column) => !found.has(column));
    if (missing) return `it has schema ${reached} without the column ${table}.${missing}`;
  }
  const newest = schemaAt(MIGRATIONS.at(-1)?.version ?? 0).shape;
  const early = [...newest.keys()].find((table) => present.has(table) && !expected.has(table));
  return early && `it has schema ${reached} with the table ${early} of a later one`;
}
