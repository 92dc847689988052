import { HEADLINES_KEPT } from '@finally/contract';
import type { HeadlineRow, HeadlineStore } from '../../../../market/store.ts';
import type { Connection } from '../../connection.ts';

export function createHeadlineStore(connection: Connection): HeadlineStore {
  return {
    async add(news) {
      await connection.relaxedTransaction((transaction) => {
        for (const { ticker, text, time_ms, move } of news) {
          transaction.run(
            'INSERT INTO headlines (ticker, text, time_ms, move) VALUES (?, ?, ?, ?)',
            ticker,
            text,
            time_ms,
            move,
          );
        }
        transaction.run(
          'DELETE FROM headlines WHERE id <= (SELECT max(id) FROM headlines) - ?',
          HEADLINES_KEPT,
        );
      });
    },

    async newest({ tickers, before, after, limit }) {
      const ofTickers = tickers ? `AND ticker IN (${tickers.map(() => '?').join(', ')})` : '';
      return connection.all<HeadlineRow>(
        `SELECT id, ticker, text, time_ms, move FROM headlines
         WHERE id < ? AND id > ? ${ofTickers} ORDER BY id DESC LIMIT ?`,
        before ?? Number.MAX_SAFE_INTEGER,
        after ?? 0,
        ...(tickers ?? []),
        limit,
      );
    },
  };
}
