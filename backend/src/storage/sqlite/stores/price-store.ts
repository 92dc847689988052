import type { Ticker } from '@finally/contract';
import type { PriceE4 } from '../../../kernel/money.ts';
import type { Connection } from '../connection.ts';

/** The last price known of a ticker, kept so that a restart can go on from it. */
export interface LastPriceRow {
  readonly ticker: Ticker;
  readonly price_e4: PriceE4;
  readonly previous_close_e4: PriceE4;
  readonly recorded_at_ms: number;
}

export interface PriceStore {
  /** Remembers these prices in place of the earlier ones of the same tickers. */
  record(prices: readonly LastPriceRow[]): Promise<void>;
  last(ticker: Ticker): Promise<LastPriceRow | undefined>;
  all(): Promise<readonly LastPriceRow[]>;
}

const COLUMNS = 'ticker, price_e4, previous_close_e4, recorded_at_ms';

export function createPriceStore(connection: Connection): PriceStore {
  return {
    async record(prices) {
      if (prices.length === 0) return;
      await connection.relaxedTransaction((transaction) => {
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
  };
}
