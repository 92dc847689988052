import type { Reader } from './port.ts';

/**
 * Thrown if another program added, changed or removed a trigger, a view or an index while FinAlly
 * runs: that may change what is stored.
 */
export class ForeignObjectError extends Error {
  override readonly name = 'ForeignObjectError';
  /** Such as `trigger t`. */
  readonly object: string;

  constructor(object: string) {
    super(
      `another program added, changed or removed its ${object}, which may change what is stored, ` +
        'so writing has stopped; undo that with the sqlite3 program, or restore a backup',
    );
    this.object = object;
  }
}

interface Schema {
  readonly version: number;
  /** The SQL of each trigger, view and index by its type and name. */
  readonly objects: ReadonlyMap<string, string>;
}

/**
 * Compares the triggers, views and indexes of an open database with those that FinAlly left. The
 * objects are read only if SQLite's counter of schema changes differs.
 */
export class SchemaGuard {
  readonly #reader: Reader;
  #accepted: Schema;
  #failure: ForeignObjectError | undefined;

  /** Accepts the schema as it is. */
  constructor(reader: Reader) {
    this.#reader = reader;
    this.#accepted = { version: this.#version(), objects: this.#objects() };
  }

  /**
   * Call in a write transaction, before its statements.
   *
   * @throws ForeignObjectError, the same one for as long as the object is there
   */
  check(): void {
    const version = this.#version();
    if (version === this.#accepted.version) {
      this.#failure = undefined;
      return;
    }
    const objects = this.#objects();
    const names = [...objects.keys(), ...this.#accepted.objects.keys()];
    const foreign = names.find((name) => objects.get(name) !== this.#accepted.objects.get(name));
    if (foreign === undefined) {
      this.#failure = undefined;
      this.#accepted = { version, objects };
      return;
    }
    if (this.#failure?.object !== foreign) this.#failure = new ForeignObjectError(foreign);
    throw this.#failure;
  }

  /**
   * Returns the schema if the statements of this transaction changed it. Call before the commit,
   * and `accept` after it.
   */
  changed(): Schema | undefined {
    const version = this.#version();
    return version === this.#accepted.version ? undefined : { version, objects: this.#objects() };
  }

  accept(schema: Schema): void {
    this.#accepted = schema;
  }

  #version(): number {
    const row = this.#reader.get<{ schema_version: number }>('PRAGMA schema_version');
    return row?.schema_version ?? 0;
  }

  #objects(): ReadonlyMap<string, string> {
    const rows = this.#reader.all<{ type: string; name: string; sql: string }>(
      `SELECT type, name, sql FROM sqlite_schema
       WHERE type IN ('trigger', 'view', 'index') AND sql IS NOT NULL`,
    );
    return new Map(rows.map(({ type, name, sql }) => [`${type} ${name}`, sql]));
  }
}
