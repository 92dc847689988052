import type { Reader } from '../connection.ts';
import { isDamage } from '../file/database-errors.ts';
import { unreadableIndexes } from './unreadable.ts';

/** Maximum number of faults SQLite reports; the first ones are enough. */
const FAULTS_MAX = 100;
/** A database up to this size is checked completely in a few hundred milliseconds. */
const SMALL_BYTES = 8 * 1024 * 1024;
/** Number of newest orders looked up in a larger database. */
const NEWEST_ORDERS = 1_000;

/** The index of the ids that clients gave their orders, and its table. */
interface OrderIds {
  readonly index: string;
  readonly table: 'orders' | 'trades';
}

/** Before schema 13 the journal of trades had them. */
const ORDER_IDS: readonly OrderIds[] = [
  { index: 'orders_by_client_order_id', table: 'orders' },
  { index: 'trades_by_client_order_id', table: 'trades' },
];

/** Describes damage to a database file. */
export interface Damage {
  readonly what: string;
  /** The indexes that can be rebuilt from their tables; empty if rows are damaged too. */
  readonly indexes: readonly string[];
}

/**
 * Checks every page, every index against its table, and that no two orders share an id. Takes
 * a few seconds for a million trades.
 *
 * @returns undefined if the database is sound
 */
export const findDamage = (reader: Reader): Damage | undefined =>
  orUnreadable(reader, () => structuralDamage(reader, 'integrity_check') ?? doubledOrder(reader));

/**
 * Like `findDamage`, but takes less than half a second for any database: in a large one it only
 * looks up the newest orders by id, as a retry does.
 */
export const findDamageAtOnce = (reader: Reader): Damage | undefined =>
  orUnreadable(reader, () => {
    const pages = reader.get<{ page_count: number }>('PRAGMA page_count')?.page_count ?? 0;
    const bytes = reader.get<{ page_size: number }>('PRAGMA page_size')?.page_size ?? 0;
    return pages * bytes <= SMALL_BYTES ? findDamage(reader) : lostOrder(reader);
  });

/**
 * Checks every page, but not the indexes against their tables. Takes half a second for a million
 * trades.
 */
export const findBrokenPages = (reader: Reader): Damage | undefined =>
  orUnreadable(reader, () => structuralDamage(reader, 'quick_check'));

function orUnreadable(reader: Reader, find: () => Damage | undefined): Damage | undefined {
  try {
    return find();
  } catch (error) {
    if (!isDamage(error)) throw error;
    return { what: 'pages of it cannot be read', indexes: unreadableIndexes(reader) };
  }
}

function structuralDamage(
  reader: Reader,
  check: 'integrity_check' | 'quick_check',
): Damage | undefined {
  const faults = reader
    .all<Record<string, string>>(`PRAGMA ${check}(${FAULTS_MAX})`)
    .flatMap((row) => (row[check] ?? '').split('\n'))
    .filter((line) => line !== 'ok' && line !== '' && !line.startsWith('***'));
  if (faults.length === 0) return undefined;
  const indexes = faults.map((fault) => indexOf(reader, fault));
  const derived = indexes.every((name) => name !== undefined);
  return {
    what: `SQLite finds ${faults.slice(0, 3).join('; ')}`,
    indexes: derived ? [...new Set(indexes)] : [],
  };
}

/** Returns the index that contains a fault; undefined if the fault is elsewhere. */
function indexOf(reader: Reader, fault: string): string | undefined {
  const named = /\bindex (\S+)$/.exec(fault)?.[1];
  const tree = /^Tree (\d+) /.exec(fault)?.[1];
  return reader.get<{ name: string }>(
    "SELECT name FROM sqlite_schema WHERE type = 'index' AND (name = ? OR rootpage = ?)",
    named ?? '',
    Number(tree ?? 0),
  )?.name;
}

/** @returns undefined if there are neither orders nor trades */
const orderIdsOf = (reader: Reader): OrderIds | undefined =>
  ORDER_IDS.find(({ index }) =>
    reader.get("SELECT 1 FROM sqlite_schema WHERE type = 'index' AND name = ?", index),
  );

/** Reads the table, because the index may be damaged. */
function doubledOrder(reader: Reader): Damage | undefined {
  const ids = orderIdsOf(reader);
  if (!ids) return undefined;
  const doubled = reader.get<{ client_order_id: string; orders: number }>(
    `SELECT client_order_id, count(*) AS orders FROM ${ids.table} NOT INDEXED
     WHERE client_order_id IS NOT NULL
     GROUP BY account_id, client_order_id HAVING count(*) > 1 LIMIT 1`,
  );
  if (!doubled) return undefined;
  const { client_order_id, orders } = doubled;
  return { what: `${orders} ${ids.table} have the order id ${client_order_id}`, indexes: [] };
}

/** Finds a recent order to which its id does not lead. */
function lostOrder(reader: Reader): Damage | undefined {
  const ids = orderIdsOf(reader);
  if (!ids) return undefined;
  const { index, table } = ids;
  const newest = reader.all<{ sequence: number; account_id: string; client_order_id: string }>(
    `SELECT sequence, account_id, client_order_id FROM
       (SELECT * FROM ${table} NOT INDEXED ORDER BY sequence DESC LIMIT ${NEWEST_ORDERS})
     WHERE client_order_id IS NOT NULL`,
  );
  const lost = newest.find(
    ({ sequence, account_id, client_order_id }) =>
      reader.get<{ sequence: number }>(
        `SELECT sequence FROM ${table} INDEXED BY ${index}
         WHERE account_id = ? AND client_order_id = ?`,
        account_id,
        client_order_id,
      )?.sequence !== sequence,
  );
  if (!lost) return undefined;
  const one = table === 'orders' ? 'order' : 'trade';
  return { what: `${one} ${lost.sequence} is missing from ${index}`, indexes: [index] };
}
