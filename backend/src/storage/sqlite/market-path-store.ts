import type { MarketPathRow, PathInstrumentRow } from '../../market/store.ts';
import type { Connection, Transaction } from './connection.ts';

/** Binding values to a statement takes longer than inserting a row. */
const ROWS_AT_ONCE = 50;

const INSTRUMENT_COLUMNS =
  'ticker, start_price_e4, start_previous_close_e4, previous_close_e4, growth';
const PATH_COLUMNS = 'seed, model, model_version, began_at_ms, step, resume_step, recorded_at_ms';

/** Returns the stored path; undefined if there is none. */
export function readMarketPath(connection: Connection): MarketPathRow | undefined {
  const path = connection.get<Omit<MarketPathRow, 'instruments'>>(
    `SELECT ${PATH_COLUMNS} FROM market_path`,
  );
  if (!path) return undefined;
  const instruments = connection.all<PathInstrumentRow>(
    `SELECT ${INSTRUMENT_COLUMNS} FROM market_path_instruments`,
  );
  return { ...path, instruments };
}

/** Replaces the stored path. */
export function writeMarketPath(transaction: Transaction, path: MarketPathRow): void {
  transaction.run(
    `INSERT OR REPLACE INTO market_path (id, ${PATH_COLUMNS}) VALUES (1, ?, ?, ?, ?, ?, ?, ?)`,
    path.seed,
    path.model,
    path.model_version,
    path.began_at_ms,
    path.step,
    path.resume_step,
    path.recorded_at_ms,
  );
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
