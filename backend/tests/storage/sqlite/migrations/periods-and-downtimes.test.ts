import { expect, test } from 'vitest';
import { checkLedger } from '../../../../src/cli/ledger-check.ts';
import { openConnection } from '../../../../src/storage/sqlite/connection.ts';
import { DEFAULT_ACCOUNT_ID, openDatabase } from '../../../../src/storage/sqlite/index.ts';
import { readOrder } from '../../../../src/storage/sqlite/ledger/orders/read-orders.ts';
import { periodsAndDowntimes } from '../../../../src/storage/sqlite/migrations/0018-periods-and-downtimes.ts';
import { openEarlier } from '../../../support/earlier-database.ts';

const NOW = '2026-02-11T14:30:00.000Z';

/** The schemas with orders, up to the one before. */
const EARLIER = Array.from({ length: periodsAndDowntimes.version - 13 }, (_, place) => 13 + place);

test.each(EARLIER)(
  'orders of schema %i rest on, and the server counts as down since its last sign of life',
  async (version) => {
    const { connection, path } = openEarlier(version);
    connection.blockingTransaction((transaction) =>
      transaction.script(`
      INSERT INTO accounts (id, ledger, starting_cash_cents, cash_cents, reserved_cents,
        realized_pnl_cents, opened_at) VALUES ('default', 1, 1000000, 1000000, 18000, 0, '${NOW}');
      INSERT INTO orders (id, account_id, ledger, role, ticker, side, type, time_in_force,
        quantity_e6, limit_price_e4, trigger, reduce_only, post_only, state, filled_e6,
        filled_cents, reserved_cents, reserved_e6, ahead_e6, source, placed_ms, updated_ms)
        VALUES ('rests', 'default', 1, 'simple', 'AAPL', 'buy', 'limit', 'gtc', 1000000, 1800000,
          'last', 0, 0, 'working', 0, 0, 18000, 0, 300000000, 'person', 700, 700);
      INSERT INTO order_events (account_id, order_id, source, from_state, to_state, at_ms)
        VALUES ('default', 'rests', 'person', NULL, 'working', 700);
      INSERT INTO last_prices (ticker, price_e4, previous_close_e4, recorded_at_ms)
        VALUES ('AAPL', 1900000, 1900000, 900), ('MSFT', 4000000, 4000000, 800);`),
    );
    connection.close();

    openDatabase(path, NOW).close();
    expect(await checkLedger(path)).toBeUndefined();
    const after = openConnection(path);
    expect(readOrder(after, DEFAULT_ACCOUNT_ID, 'rests')).toMatchObject({
      state: 'working',
      ahead_e6: 300_000_000,
      revision: 0,
      queued_step: null,
    });
    expect(after.get('SELECT alive_ms FROM server_life')).toEqual({ alive_ms: 900 });
    expect(after.all('SELECT * FROM market_periods')).toEqual([]);
    expect(after.all('SELECT * FROM downtimes')).toEqual([]);
    after.close();
  },
);

test('a new database has no sign of life', () => {
  const connection = openDatabase(':memory:', NOW);
  expect(connection.all('SELECT * FROM server_life')).toEqual([]);
  connection.close();
});
