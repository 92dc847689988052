import { expect, test } from 'vitest';
import { openConnection } from '../../../../src/storage/sqlite/connection.ts';
import { createWatchlistStore } from '../../../../src/storage/sqlite/index.ts';
import { MIGRATIONS, migrate } from '../../../../src/storage/sqlite/migrations.ts';

const NOW = '2026-02-11T14:30:00.000Z';

test('the watchlist of an earlier version becomes the first list, in its order', async () => {
  const connection = openConnection(':memory:');
  migrate(
    connection,
    NOW,
    MIGRATIONS.filter(({ version }) => version < 4),
  );
  connection.transaction((transaction) => {
    transaction.run(
      `INSERT INTO accounts (id, ledger, starting_cash_cents, cash_cents, realized_pnl_cents, opened_at)
       VALUES ('default', 1, 1, 1, 0, ?)`,
      NOW,
    );
    for (const [rank, ticker] of ['V', 'AAPL', 'NVDA'].entries()) {
      transaction.run(
        "INSERT INTO watchlist (account_id, ticker, rank, added_at) VALUES ('default', ?, ?, ?)",
        ticker,
        rank * 7,
        NOW,
      );
    }
  });

  migrate(connection, NOW);
  const store = createWatchlistStore(connection);
  expect(await store.lists('default')).toEqual([{ id: 'default', name: 'Watchlist', size: 3 }]);
  expect(await store.entries('default')).toEqual([
    { ticker: 'V', added_at: NOW },
    { ticker: 'AAPL', added_at: NOW },
    { ticker: 'NVDA', added_at: NOW },
  ]);
  connection.close();
});
