import { DAY_MS } from '../../kernel/time/units.ts';
import type { MarketPathRow, PathDayRow, PathInstrumentRow } from '../../market/store.ts';
import type { Connection, Reader, Transaction } from './connection.ts';

/** Binding values to a statement takes longer than inserting a row. */
const ROWS_AT_ONCE = 50;

const INSTRUMENT_COLUMNS =
  'ticker, start_price_e4, start_previous_close_e4, previous_close_e4, growth';
const DAY_COLUMNS = 'time_ms, ticker, open_e4, high_e4, low_e4, close_e4, volume';
const PATH_COLUMNS =
  'seed, model, model_version, began_at_ms, step, resume_step, recorded_at_ms, day_sessions';
/** Days that are kept, as many as the longest history of a chart has. */
const DAYS_KEPT = 365;

/** Returns the stored path; undefined if there is none. */
export function readMarketPath(connection: Connection): MarketPathRow | undefined {
  const path = connection.get<Omit<MarketPathRow, 'instruments' | 'days'>>(
    `SELECT ${PATH_COLUMNS} FROM market_path`,
  );
  if (!path) return undefined;
  const instruments = connection.all<PathInstrumentRow>(
    `SELECT ${INSTRUMENT_COLUMNS} FROM market_path_instruments`,
  );
  const days = connection.all<PathDayRow>(
    `SELECT ${DAY_COLUMNS} FROM market_path_days
     WHERE time_ms = (SELECT max(time_ms) FROM market_path_days)`,
  );
  return { ...path, instruments, days };
}

/** Returns the stored bars of every instrument on a day. */
export const readPathDay = (reader: Reader, day_ms: number): readonly PathDayRow[] =>
  reader.all<PathDayRow>(`SELECT ${DAY_COLUMNS} FROM market_path_days WHERE time_ms = ?`, day_ms);

/** Replaces the stored path. */
export function writeMarketPath(transaction: Transaction, path: MarketPathRow): void {
  transaction.run(
    `INSERT OR REPLACE INTO market_path (id, ${PATH_COLUMNS}) VALUES (1, ?, ?, ?, ?, ?, ?, ?, ?)`,
    path.seed,
    path.model,
    path.model_version,
    path.began_at_ms,
    path.step,
    path.resume_step,
    path.recorded_at_ms,
    path.day_sessions ?? 0,
  );
  writeDays(transaction, path.days ?? []);
  transaction.run('DELETE FROM market_path_instruments');
  for (let start = 0; start < path.instruments.length; start += ROWS_AT_ONCE) {
    const rows = path.instruments.slice(start, start + ROWS_AT_ONCE);
    transaction.run(
      `INSERT INTO market_path_instruments (${INSTRUMENT_COLUMNS})
       VALUES ${rows.map(() => '(?, ?, ?, ?, ?)').join(', ')}`,
      ...rows.flatMap((one) => [
        one.ticker,
        one.start_price_e4,
        one.start_previous_close_e4,
        one.previous_close_e4,
        one.growth,
      ]),
    );
  }
}

/** Stores days, which replace those of the same time, and deletes the oldest. */
function writeDays(transaction: Transaction, days: readonly PathDayRow[]): void {
  for (let start = 0; start < days.length; start += ROWS_AT_ONCE) {
    const rows = days.slice(start, start + ROWS_AT_ONCE);
    transaction.run(
      `INSERT OR REPLACE INTO market_path_days (${DAY_COLUMNS})
       VALUES ${rows.map(() => '(?, ?, ?, ?, ?, ?, ?)').join(', ')}`,
      ...rows.flatMap((day) => [
        day.time_ms,
        day.ticker,
        day.open_e4,
        day.high_e4,
        day.low_e4,
        day.close_e4,
        day.volume,
      ]),
    );
  }
  const newest_ms = days.at(-1)?.time_ms;
  if (newest_ms === undefined) return;
  transaction.run('DELETE FROM market_path_days WHERE time_ms < ?', newest_ms - DAYS_KEPT * DAY_MS);
}
