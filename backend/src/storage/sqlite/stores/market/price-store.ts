import type { LastPriceRow, PriceStore } from '../../../../market/store.ts';
import type { Connection } from '../../connection.ts';
import { readMarketPath, readPathDay, writeMarketPath } from '../../market-path-store.ts';

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

    async pathDay(day_ms) {
      return readPathDay(connection, day_ms);
    },
  };
}
