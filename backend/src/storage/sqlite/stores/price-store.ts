import type { Ticker } from '@finally/contract';
import type { PriceE4 } from '../../../kernel/money.ts';
import type { Connection } from '../connection.ts';
import { type MarketPathRow, readMarketPath, writeMarketPath } from '../market-path-store.ts';

/** The last price known of a ticker, kept so that a restart can go on from it. */
export interface LastPriceRow {
  readonly ticker: Ticker;
  readonly price_e4: PriceE4;
  readonly previous_close_e4: PriceE4;
  readonly recorded_at_ms: number;
}

export interface PriceStore {
  /**
   * Records these prices in place of the earlier ones of the same tickers, and the simulated path
   * that they lie on in place of the earlier one: all of it, or nothing if that fails.
   */
  record(prices: readonly LastPriceRow[], path?: MarketPathRow): Promise<void>;
  last(ticker: Ticker): Promise<LastPriceRow | undefined>;
  all(): Promise<readonly LastPriceRow[]>;
  /** Returns the simulated path as it was recorded last; undefined if none was. */
  path(): Promise<MarketPathRow | undefined>;
}

const COLUMNS = 'ticker, price_e4, previous_close_e4, recorded_at_ms';

export function createPriceStore(connection: Connection): PriceStore {
  return {
    async record(prices, path) {
      if (prices.length === 0 && !path) return;
      await connection.transaction((transaction) => {
        if (path) writeMarketPath(transaction, path);
        for (const price of prices) {
          transaction.run(
            `INSERT INTO last_prices (${COLUMNS})
             VALUES (?, ?, ?, ?)
             ON CONFLICT (ticker) DO UPDATE SET
               price_e4 = excluded.price_e4,
               previous_close_e4 = excluded.previous_close_e4,
               recorded_at_ms = excluded.recorded_at_ms`,
            price.ticker,
            price.price_e4,
            price.previous_close_e4,
            price.recorded_at_ms,
          );
        }
      });
    },

    async last(ticker) {
      return connection.get<LastPriceRow>(
        `SELECT ${COLUMNS} FROM last_prices WHERE ticker = ?`,
        ticker,
      );
    },

    async all() {
      return connection.all<LastPriceRow>(`SELECT ${COLUMNS} FROM last_prices`);
    },

    async path() {
      return readMarketPath(connection);
    },
  };
}
