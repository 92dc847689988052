import { isDamage, type Reader } from '../connection.ts';
import { unreadableIndexes } from './unreadable.ts';

/** As many faults are looked for; the first ones say what is wrong. */
const FAULTS_MAX = 100;
/** A database up to this size is checked whole in some hundred milliseconds. */
const SMALL_BYTES = 8 * 1024 * 1024;
/** So many of the newest orders are looked up in a larger one. */
const NEWEST_ORDERS = 1_000;
const ORDER_IDS = 'trades_by_client_order_id';

/** What is wrong with a database file. */
export interface Damage {
  readonly what: string;
  /** The indexes that can be built anew out of their tables; empty if rows are damaged too. */
  readonly indexes: readonly string[];
}

/**
 * Checks every page, every index against its table, and that no order id stands on two trades.
 * Takes some seconds for a million trades.
 *
 * @returns undefined if all is sound
 */
export const findDamage = (reader: Reader): Damage | undefined =>
  orUnreadable(reader, () => structuralDamage(reader, 'integrity_check') ?? doubledOrder(reader));

/**
 * As `findDamage`, in less than half a second for any database: a large one is only asked for its
 * newest orders by their ids, as a retry asks for them.
 */
export const findDamageAtOnce = (reader: Reader): Damage | undefined =>
  orUnreadable(reader, () => {
    const pages = reader.get<{ page_count: number }>('PRAGMA page_count')?.page_count ?? 0;
    const bytes = reader.get<{ page_size: number }>('PRAGMA page_size')?.page_size ?? 0;
    return pages * bytes <= SMALL_BYTES ? findDamage(reader) : lostOrder(reader);
  });

/** Checks every page, but no index against its table: half a second for a million trades. */
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

/** The index that a fault lies in; undefined if it lies elsewhere. */
function indexOf(reader: Reader, fault: string): string | undefined {
  const named = /\bindex (\S+)$/.exec(fault)?.[1];
  const tree = /^Tree (\d+) /.exec(fault)?.[1];
  return reader.get<{ name: string }>(
    "SELECT name FROM sqlite_schema WHERE type = 'index' AND (name = ? OR rootpage = ?)",
    named ?? '',
    Number(tree ?? 0),
  )?.name;
}

const hasTrades = (reader: Reader): boolean =>
  reader.get('SELECT 1 FROM sqlite_schema WHERE name = ?', ORDER_IDS) !== undefined;

/** Read from the table: the index is what may be wrong. */
function doubledOrder(reader: Reader): Damage | undefined {
  if (!hasTrades(reader)) return undefined;
  const doubled = reader.get<{ client_order_id: string; trades: number }>(
    `SELECT client_order_id, count(*) AS trades FROM trades NOT INDEXED
     WHERE client_order_id IS NOT NULL
     GROUP BY account_id, client_order_id HAVING count(*) > 1 LIMIT 1`,
  );
  if (!doubled) return undefined;
  const { client_order_id, trades } = doubled;
  return { what: `the order id ${client_order_id} stands on ${trades} trades`, indexes: [] };
}

/** A new order whose id does not lead to its trade. */
function lostOrder(reader: Reader): Damage | undefined {
  if (!hasTrades(reader)) return undefined;
  const newest = reader.all<{ sequence: number; account_id: string; client_order_id: string }>(
    `SELECT sequence, account_id, client_order_id FROM
       (SELECT * FROM trades NOT INDEXED ORDER BY sequence DESC LIMIT ${NEWEST_ORDERS})
     WHERE client_order_id IS NOT NULL`,
  );
  const lost = newest.find(
    ({ sequence, account_id, client_order_id }) =>
      reader.get<{ sequence: number }>(
        `SELECT sequence FROM trades INDEXED BY ${ORDER_IDS}
         WHERE account_id = ? AND client_order_id = ?`,
        account_id,
        client_order_id,
      )?.sequence !== sequence,
  );
  return (
    lost && { what: `trade ${lost.sequence} is missing from ${ORDER_IDS}`, indexes: [ORDER_IDS] }
  );
}
