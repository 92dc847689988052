import { expect, test } from 'vitest';
import { openConnection } from '../../../../src/storage/sqlite/connection.ts';
import { MIGRATIONS, migrate } from '../../../../src/storage/sqlite/migrations.ts';

const NOW = '2026-02-11T14:30:00.000Z';

test('the orders of before stay; only a held one takes another time in force and client order id', () => {
  const connection = openConnection(':memory:');
  migrate(
    connection,
    NOW,
    MIGRATIONS.filter(({ version }) => version < 17),
  );
  const change = (sql: string) =>
    connection.blockingTransaction((transaction) => transaction.script(sql));
  change(`
    INSERT INTO accounts (id, ledger, starting_cash_cents, cash_cents, realized_pnl_cents, opened_at,
        fill_profile)
      VALUES ('default', 1, 1000000, 1000000, 0, '${NOW}', 'ideal');
    INSERT INTO orders (id, account_id, ledger, role, ticker, side, type, time_in_force, quantity_e6,
        limit_price_e4, trigger, reduce_only, post_only, expires_ms, state, filled_e6, filled_cents,
        reserved_cents, reserved_e6, source, placed_ms, updated_ms)
      SELECT state.value, 'default', 1, 'simple', 'AAPL', 'sell', 'limit', 'day', 1000000, 2000000,
        'last', 0, 0, 1, state.value, 0, 0, 0, 0, 'person', 0, 0
      FROM json_each('["held", "working"]') AS state;
  `);
  const rows = () => connection.all('SELECT * FROM orders ORDER BY id');
  const before = rows();
  expect(before).toHaveLength(2);
  migrate(
    connection,
    NOW,
    MIGRATIONS.filter(({ version }) => version <= 17),
  );
  expect(rows()).toEqual(before);
  const set = "UPDATE orders SET time_in_force = 'gtc', expires_ms = 2, client_order_id = 'x'";
  change(`${set} WHERE state = 'held'`);
  expect(() => change(`${set} WHERE state = 'working'`)).toThrow(/are kept/);
  expect(() => change("UPDATE orders SET side = 'buy' WHERE state = 'held'")).toThrow(/are kept/);
  connection.close();
});
