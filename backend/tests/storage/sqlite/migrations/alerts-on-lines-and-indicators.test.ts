import { expect, test } from 'vitest';
import { openConnection } from '../../../../src/storage/sqlite/connection.ts';
import {
  DEFAULT_ACCOUNT_ID as ACCOUNT,
  createAlertStore,
} from '../../../../src/storage/sqlite/index.ts';
import { alertsOnLinesAndIndicators } from '../../../../src/storage/sqlite/migrations/0021-alerts-on-lines-and-indicators.ts';
import { MIGRATIONS, migrate } from '../../../../src/storage/sqlite/migrations.ts';

const NOW = '2026-02-11T14:30:00.000Z';

test('alerts of an earlier version keep their terms, their firing and their order', async () => {
  const connection = openConnection(':memory:');
  migrate(
    connection,
    NOW,
    MIGRATIONS.filter(({ version }) => version < alertsOnLinesAndIndicators.version),
  );
  connection.blockingTransaction((transaction) =>
    transaction.script(`
      INSERT INTO accounts (id, ledger, starting_cash_cents, cash_cents, realized_pnl_cents, opened_at)
        VALUES ('${ACCOUNT}', 1, 1000000, 1000000, 0, '${NOW}');
      INSERT INTO alerts (id, account_id, ticker, kind, percent_bp, direction, upper_e4, lower_e4,
          reference_e4, note, set_at, fired_at, fired_price_e4, seen, removed_at)
        VALUES ('a', '${ACCOUNT}', 'AAPL', 'above', NULL, NULL, 2000000, NULL, NULL, 'n', '${NOW}',
            NULL, NULL, 0, NULL),
          ('b', '${ACCOUNT}', 'NVDA', 'percent', 500, 'either', 105, 95, 100, '', '${NOW}',
            '${NOW}', 106, 1, NULL),
          ('c', '${ACCOUNT}', 'NVDA', 'below', NULL, NULL, NULL, 90, 100, '', '${NOW}',
            NULL, NULL, 0, '${NOW}');`),
  );
  const rows = connection.all<object>('SELECT * FROM alerts ORDER BY sequence');

  migrate(connection, NOW);
  const added = { terms_json: null, side: null, fired_value: null, watched_from: NOW };
  expect(connection.all('SELECT * FROM alerts ORDER BY sequence')).toEqual(
    rows.map((row) => ({ ...row, ...added })),
  );
  const store = createAlertStore(connection);
  expect((await store.list(ACCOUNT)).map(({ id }) => id)).toEqual(['a', 'b']);
  expect(await store.restore(ACCOUNT, 'c', 10)).toMatchObject({ id: 'c', watched_from: NOW });
  connection.close();
});
