import type { Ticker } from '@finally/contract';
import type { PriceE4 } from '../../../../kernel/money.ts';
import type {
  BarRow,
  BarStore,
  LastPriceRow,
  PastOrigin,
  StoredInterval,
} from '../../../../market/store.ts';
import type { Connection, Transaction } from '../../connection.ts';

/** A row of `unwritten_pasts`; the last three columns are all set or all null. */
interface PastOriginRow extends Omit<PastOrigin, 'began'> {
  readonly began_at_ms: number | null;
  readonly start_price_e4: PriceE4 | null;
  readonly start_previous_close_e4: PriceE4 | null;
}

const COLUMNS = 'time_ms, open_e4, high_e4, low_e4, close_e4, volume';

/** Rows per statement: binding values to a statement takes longer than inserting a row. */
const ROWS_AT_ONCE = 50;

const insertRows = (rows: number, conflict: string): string =>
  `INSERT INTO bars (series_id, ${COLUMNS})
   VALUES ${Array(rows).fill('(?, ?, ?, ?, ?, ?, ?)').join(', ')}
   ON CONFLICT (series_id, time_ms) DO ${conflict}`;

const inserting = (conflict: string) => ({
  one: insertRows(1, conflict),
  many: insertRows(ROWS_AT_ONCE, conflict),
});

const REPLACING = inserting(
  `UPDATE SET open_e4 = excluded.open_e4, high_e4 = excluded.high_e4,
     low_e4 = excluded.low_e4, close_e4 = excluded.close_e4, volume = excluded.volume`,
);
const KEEPING = inserting('NOTHING');
type Inserting = typeof KEEPING;

const valuesOf = (series_id: number, bar: BarRow): number[] => [
  series_id,
  bar.time_ms,
  bar.open_e4,
  bar.high_e4,
  bar.low_e4,
  bar.close_e4,
  bar.volume,
];

/** Tickers of a source that have bars, are not among those followed and have no newer bar. */
const UNFOLLOWED = `
  WITH asked (source, before_ms, followed) AS (SELECT ?, ?, ?),
    past AS (
      SELECT id AS series_id, ticker FROM bar_series JOIN asked USING (source)
      WHERE EXISTS (SELECT 1 FROM bars WHERE series_id = bar_series.id)
      UNION ALL SELECT NULL, ticker FROM unwritten_pasts JOIN asked USING (source)
      WHERE end_ms < before_ms)
  SELECT DISTINCT ticker FROM past, asked
  WHERE ticker NOT IN (SELECT value FROM json_each(followed))
    AND NOT EXISTS (
      SELECT 1 FROM bar_series AS series CROSS JOIN bars ON bars.series_id = series.id
      WHERE series.source = asked.source AND series.ticker = past.ticker
        AND bars.time_ms >= before_ms)`;

export function createBarStore(connection: Connection): BarStore {
  return {
    async record(source, series) {
      if (series.every(({ bars }) => bars.length === 0)) return;
      await connection.transaction((transaction) => {
        for (const { ticker, interval, bars } of series) {
          insert(transaction, seriesId(transaction, source, ticker, interval), bars, REPLACING);
        }
      });
    },

    async newest(source, ticker, interval, limit, before_ms = Number.MAX_SAFE_INTEGER) {
      return connection
        .all<BarRow>(
          `SELECT ${COLUMNS} FROM bars
           WHERE series_id =
             (SELECT id FROM bar_series WHERE source = ? AND ticker = ? AND interval = ?)
             AND time_ms < ?
           ORDER BY time_ms DESC LIMIT ?`,
          source,
          ticker,
          interval,
          before_ms,
          limit,
        )
        .reverse();
    },

    async lastPrices(source) {
      return connection.all<LastPriceRow>(
        `SELECT ticker, last.close_e4 AS price_e4, last.time_ms AS recorded_at_ms,
           coalesce(
             (SELECT close_e4 FROM bars
              WHERE series_id = bar_series.id AND time_ms < last.time_ms
              ORDER BY time_ms DESC LIMIT 1),
             (SELECT previous_close_e4 FROM unwritten_pasts AS past
              WHERE past.source = bar_series.source AND past.ticker = bar_series.ticker
                AND past.end_ms >= last.time_ms),
             last.open_e4) AS previous_close_e4
         FROM bar_series JOIN bars AS last ON last.series_id = bar_series.id
           AND last.time_ms = (SELECT max(time_ms) FROM bars WHERE series_id = bar_series.id)
         WHERE source = ? AND interval = '1d'`,
        source,
      );
    },

    async prune(interval, before_ms, rows_max) {
      return connection.transaction((transaction) =>
        transaction.run(
          `DELETE FROM bars WHERE (series_id, time_ms) IN (
             SELECT bars.series_id, bars.time_ms
             FROM bar_series CROSS JOIN bars ON bars.series_id = bar_series.id
             WHERE bar_series.interval = ? AND bars.time_ms < ?
             LIMIT ?)`,
          interval,
          before_ms,
          rows_max,
        ),
      );
    },

    async unwritten(source, ticker) {
      const row = connection.get<PastOriginRow>(
        `SELECT seed, end_price_e4, end_ms, previous_close_e4,
           began_at_ms, start_price_e4, start_previous_close_e4
         FROM unwritten_pasts WHERE source = ? AND ticker = ?`,
        source,
        ticker,
      );
      return row && toOrigin(row);
    },

    async keepUnwritten(source, ticker, { began, ...end }) {
      await connection.relaxedTransaction((transaction) =>
        transaction.run(
          `INSERT OR REPLACE INTO unwritten_pasts
             (source, ticker, seed, end_price_e4, end_ms, previous_close_e4,
              began_at_ms, start_price_e4, start_previous_close_e4)
           VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
          source,
          ticker,
          end.seed,
          end.end_price_e4,
          end.end_ms,
          end.previous_close_e4,
          began?.at_ms ?? null,
          began?.price_e4 ?? null,
          began?.previous_close_e4 ?? null,
        ),
      );
    },

    async writePast(source, series) {
      await connection.transaction((transaction) => {
        for (const { ticker, interval, bars } of series) {
          insert(transaction, seriesId(transaction, source, ticker, interval), bars, KEEPING);
          forgetOrigin(transaction, source, ticker);
        }
      });
    },

    async dropUnfollowed(source, followed, before_ms, rows_max) {
      const unfollowed = connection
        .all<{ ticker: Ticker }>(UNFOLLOWED, source, before_ms, JSON.stringify(followed))
        .map(({ ticker }) => ticker);
      if (unfollowed.length === 0) return 0;
      return connection.transaction((transaction) => {
        for (const ticker of unfollowed) forgetOrigin(transaction, source, ticker);
        return transaction.run(
          `DELETE FROM bars WHERE (series_id, time_ms) IN (
             SELECT bars.series_id, bars.time_ms
             FROM bar_series CROSS JOIN bars ON bars.series_id = bar_series.id
             WHERE source = ? AND ticker IN (SELECT value FROM json_each(?)) LIMIT ?)`,
          source,
          JSON.stringify(unfollowed),
          rows_max,
        );
      });
    },

    async setAside(now_ms) {
      // By series, because each is sorted by time.
      const later = `FROM bar_series CROSS JOIN bars ON bars.series_id = bar_series.id
         WHERE bars.time_ms > ?`;
      return connection.transaction((transaction) => {
        transaction.run(`INSERT INTO bars_set_aside SELECT bars.*, ? ${later}`, now_ms, now_ms);
        return transaction.run(
          `DELETE FROM bars WHERE (series_id, time_ms) IN (SELECT series_id, time_ms ${later})`,
          now_ms,
        );
      });
    },
  };
}

function toOrigin(row: PastOriginRow): PastOrigin {
  const { began_at_ms, start_price_e4, start_previous_close_e4, ...end } = row;
  if (began_at_ms === null || start_price_e4 === null || start_previous_close_e4 === null) {
    return { ...end, began: undefined };
  }
  return {
    ...end,
    began: {
      at_ms: began_at_ms,
      price_e4: start_price_e4,
      previous_close_e4: start_previous_close_e4,
    },
  };
}

function forgetOrigin(transaction: Transaction, source: string, ticker: Ticker): void {
  transaction.run('DELETE FROM unwritten_pasts WHERE source = ? AND ticker = ?', source, ticker);
}

function seriesId(
  transaction: Transaction,
  source: string,
  ticker: Ticker,
  interval: StoredInterval,
): number {
  transaction.run(
    'INSERT INTO bar_series (source, ticker, interval) VALUES (?, ?, ?) ON CONFLICT DO NOTHING',
    source,
    ticker,
    interval,
  );
  const series = transaction.get<{ id: number }>(
    'SELECT id FROM bar_series WHERE source = ? AND ticker = ? AND interval = ?',
    source,
    ticker,
    interval,
  );
  return (series as { id: number }).id;
}

function insert(
  transaction: Transaction,
  series_id: number,
  bars: readonly BarRow[],
  { one, many }: Inserting,
): void {
  const whole = bars.length - (bars.length % ROWS_AT_ONCE);
  for (let start = 0; start < whole; start += ROWS_AT_ONCE) {
    const rows = bars.slice(start, start + ROWS_AT_ONCE);
    transaction.run(many, ...rows.flatMap((bar) => valuesOf(series_id, bar)));
  }
  for (const bar of bars.slice(whole)) transaction.run(one, ...valuesOf(series_id, bar));
}
