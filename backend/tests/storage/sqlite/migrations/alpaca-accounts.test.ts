import { expect, test } from 'vitest';
import { openConnection } from '../../../../src/storage/sqlite/connection.ts';
import {
  DEFAULT_ACCOUNT_ID as ACCOUNT,
  createConfigurationStore,
  createLedgerStore,
} from '../../../../src/storage/sqlite/index.ts';
import { alpacaAccounts } from '../../../../src/storage/sqlite/migrations/0029-alpaca-accounts.ts';
import { MIGRATIONS, migrate } from '../../../../src/storage/sqlite/migrations.ts';
import { ManualClock } from '../../../support/time/manual-clock.ts';

const NOW = '2026-02-11T14:30:00.000Z';

test('an earlier database finds the replacements of its orders, and has configured nothing', async () => {
  const connection = openConnection(':memory:');
  migrate(
    connection,
    NOW,
    MIGRATIONS.filter(({ version }) => version < alpacaAccounts.version),
  );
  const order = (id: string, state: string, replaces: string) => `
    INSERT INTO orders (id, account_id, ledger, role, replaces, ticker, side, type, time_in_force,
        quantity_e6, limit_price_e4, trigger, reduce_only, post_only, state, reason, filled_e6,
        filled_cents, reserved_cents, reserved_e6, source, placed_ms, updated_ms)
      VALUES ('${id}', '${ACCOUNT}', 1, 'simple', ${replaces}, 'AAPL', 'buy', 'limit', 'gtc', 1000000,
        100000, 'last', 0, 0, '${state}', NULL, 0, 0, 0, 0, 'person', 1, 1);`;
  connection.blockingTransaction((transaction) =>
    transaction.script(`
      INSERT INTO accounts (id, ledger, starting_cash_cents, cash_cents, realized_pnl_cents, opened_at)
        VALUES ('${ACCOUNT}', 1, 1000000, 1000000, 0, '${NOW}');
      ${order('first', 'replaced', 'NULL')}
      ${order('second', 'working', "'first'")}`),
  );

  migrate(connection, NOW);
  const clock = new ManualClock();
  const ledger = createLedgerStore(connection, { newId: () => 'id', clock });
  expect(await ledger.replacements(ACCOUNT, ['first', 'second'])).toEqual(
    new Map([['first', 'second']]),
  );
  expect(await ledger.replacements('another', ['first'])).toEqual(new Map());

  const store = createConfigurationStore(connection);
  expect(await store.get(ACCOUNT)).toEqual({});
  await store.merge(ACCOUNT, { suspend_trade: true });
  expect(await store.merge(ACCOUNT, { no_shorting: true })).toEqual({
    suspend_trade: true,
    no_shorting: true,
  });
  connection.close();
});
