import type { Downtime, OrderDowntime } from '../../../ledger/orders/downtime.ts';
import type { DowntimeStore, RunBefore, UnknownRange } from '../../../orders/store.ts';
import type { Connection, Reader, Transaction } from '../connection.ts';
import { OPEN_STATES } from './orders/order-columns.ts';

const LAST_ORDER = '(SELECT coalesce(max(sequence), 0) FROM orders)';
const LAST_EVENT = '(SELECT coalesce(max(sequence), 0) FROM order_events)';

/** More are not told. */
const DOWNTIMES_MAX = 100;

type Stored<Row extends Downtime> = Omit<Row, 'market_ran'> & { readonly market_ran: 0 | 1 };
const toDowntime = <Row extends Downtime>({ market_ran, ...row }: Stored<Row>) => ({
  ...row,
  market_ran: market_ran === 1,
});

/** The newest downtimes in which an order was open, oldest first. */
export const readDowntimes = (
  reader: Reader,
  account_id: string,
  order_id: string,
): readonly OrderDowntime[] =>
  reader
    .all<Stored<OrderDowntime>>(
      `SELECT down.from_ms, down.to_ms, down.market_ran, ranges.low_e4, ranges.high_e4
       FROM orders AS placed JOIN downtimes AS down ON placed.sequence <= down.after_order
         LEFT JOIN downtime_ranges AS ranges
           ON ranges.downtime_id = down.id AND ranges.ticker = placed.ticker
       WHERE placed.account_id = ? AND placed.id = ?
         AND (placed.state IN ${OPEN_STATES} OR EXISTS (SELECT 1 FROM order_events AS ended
           WHERE ended.order_id = placed.id AND ended.sequence > down.after_event
             AND ended.to_state NOT IN ${OPEN_STATES}))
       ORDER BY down.id DESC LIMIT ${DOWNTIMES_MAX}`,
      account_id,
      order_id,
    )
    .map(toDowntime)
    .reverse();

function readRunBefore(reader: Reader): RunBefore {
  const run = reader.get<{
    readonly alive_ms: number | null;
    readonly changed_ms: number | null;
    readonly open: 0 | 1;
  }>(
    `SELECT (SELECT alive_ms FROM server_life) AS alive_ms,
       (SELECT at_ms FROM order_events ORDER BY sequence DESC LIMIT 1) AS changed_ms,
       EXISTS (SELECT 1 FROM orders WHERE state IN ${OPEN_STATES}) AS open`,
  );
  const signs = [run?.alive_ms, run?.changed_ms].filter((at_ms) => at_ms != null);
  const last = reader.get<Stored<Downtime & { readonly id: number }>>(
    `SELECT id, from_ms, to_ms, market_ran FROM
       (SELECT * FROM downtimes ORDER BY id DESC LIMIT 1)
     WHERE after_order = ${LAST_ORDER} AND after_event = ${LAST_EVENT}`,
  );
  return {
    alive_ms: signs.length > 0 ? Math.max(...signs) : null,
    has_open_orders: run?.open === 1,
    last_downtime: last ? toDowntime(last) : null,
  };
}

function writeAlive(transaction: Transaction, now_ms: number): void {
  transaction.run('INSERT OR REPLACE INTO server_life (id, alive_ms) VALUES (1, ?)', now_ms);
}

function writeDowntime(
  transaction: Transaction,
  { from_ms, to_ms, market_ran }: Downtime,
  extends_id: number | null,
): void {
  if (extends_id !== null) {
    transaction.run(
      'UPDATE downtimes SET to_ms = ?, market_ran = ? WHERE id = ?',
      to_ms,
      Number(market_ran),
      extends_id,
    );
    transaction.run('DELETE FROM downtime_ranges WHERE downtime_id = ?', extends_id);
    return;
  }
  transaction.run(
    `INSERT INTO downtimes (from_ms, to_ms, market_ran, after_order, after_event)
     VALUES (?, ?, ?, ${LAST_ORDER}, ${LAST_EVENT})`,
    from_ms,
    to_ms,
    Number(market_ran),
  );
}

export function createDowntimeStore(connection: Connection): DowntimeStore {
  return {
    async runBefore() {
      return readRunBefore(connection);
    },

    async keep(downtime, extends_id) {
      await connection.transaction((transaction) => {
        writeDowntime(transaction, downtime, extends_id);
        writeAlive(transaction, downtime.to_ms);
      });
    },

    async keepAlive(now_ms) {
      await connection.relaxedTransaction((transaction) => writeAlive(transaction, now_ms));
    },

    async unknownRanges(ended_after_ms) {
      return connection.all<UnknownRange>(
        `SELECT DISTINCT down.id AS downtime_id, placed.ticker, down.from_ms, down.to_ms
         FROM downtimes AS down JOIN orders AS placed ON placed.sequence <= down.after_order
         WHERE placed.state IN ${OPEN_STATES} AND down.market_ran = 1 AND down.to_ms > ?
           AND NOT EXISTS (SELECT 1 FROM downtime_ranges AS ranges
             WHERE ranges.downtime_id = down.id AND ranges.ticker = placed.ticker)
         ORDER BY down.id`,
        ended_after_ms,
      );
    },

    async keepRange({ downtime_id, ticker }, { low_e4, high_e4 }) {
      await connection.relaxedTransaction((transaction) =>
        transaction.run(
          `INSERT OR REPLACE INTO downtime_ranges (downtime_id, ticker, low_e4, high_e4)
           VALUES (?, ?, ?, ?)`,
          downtime_id,
          ticker,
          low_e4,
          high_e4,
        ),
      );
    },
  };
}
