import { expect, test } from 'vitest';
import { checkLedger } from '../../../../src/cli/ledger-check.ts';
import { openConnection } from '../../../../src/storage/sqlite/connection.ts';
import { DEFAULT_ACCOUNT_ID as ACCOUNT } from '../../../../src/storage/sqlite/index.ts';
import { accountsAsSandboxes } from '../../../../src/storage/sqlite/migrations/0027-accounts-as-sandboxes.ts';
import { MIGRATIONS, migrate } from '../../../../src/storage/sqlite/migrations.ts';
import {
  type EarlierTrade,
  openEarlier,
  writeEarlierDatabase,
} from '../../../support/earlier-database.ts';

const NOW = '2026-02-11T14:30:00.000Z';
const BEFORE = MIGRATIONS.filter(({ version }) => version < accountsAsSandboxes.version);

const trade = (side: 'buy' | 'sell', shares: number): EarlierTrade => ({
  ticker: 'AAPL',
  side,
  shares,
  price_e4: 1_900_000,
});

/** A database of the version before, with three ledgers of trades. */
function writeBefore(): string {
  const path = writeEarlierDatabase(12, [
    [trade('buy', 3), trade('sell', 1)],
    [trade('buy', 2)],
    [trade('buy', 5), trade('sell', 5), trade('buy', 1)],
  ]);
  const connection = openConnection(path);
  migrate(connection, NOW, BEFORE);
  connection.close();
  return path;
}

test('no row of the ledger is changed, and each ledger is sound with the cash it began with', async () => {
  const path = writeBefore();
  const connection = openConnection(path);
  const rows = () =>
    ['entries', 'order_events', 'positions', 'snapshots', 'account_events'].map((table) =>
      connection.all(`SELECT * FROM ${table} ORDER BY 1, 2`),
    );
  const before = rows();
  const orders = connection.all<{ id: string }>('SELECT * FROM orders ORDER BY sequence');
  migrate(connection, NOW);
  expect(rows()).toEqual(before);
  const carried = { carried_e6: 0, carried_cents: 0, carried_fees_cents: 0 };
  expect(connection.all('SELECT * FROM orders ORDER BY sequence')).toEqual(
    orders.map((order) => ({ ...order, ...carried })),
  );
  expect(
    connection.get('SELECT name, color, kind, fees, archived_at, is_erased FROM accounts'),
  ).toEqual({
    name: 'Main',
    color: 'blue',
    kind: 'cash',
    fees: null,
    archived_at: null,
    is_erased: 0,
  });
  expect(connection.all('SELECT ledger, starting_cash_cents FROM closed_ledgers')).toEqual([
    { ledger: 1, starting_cash_cents: 1_000_000 },
    { ledger: 2, starting_cash_cents: 1_000_000 },
  ]);
  connection.close();
  expect(await checkLedger(path)).toBeUndefined();
});

test('rows of the journal are deleted only while their account is erased', () => {
  const path = writeBefore();
  const connection = openConnection(path);
  migrate(connection, NOW);
  for (const table of ['entries', 'orders', 'closed_ledgers']) {
    expect(() =>
      connection.blockingTransaction((transaction) => transaction.run(`DELETE FROM ${table}`)),
    ).toThrow(/kept|append-only/);
  }
  connection.blockingTransaction((transaction) => {
    transaction.run('UPDATE accounts SET is_erased = 1 WHERE id = ?', ACCOUNT);
    expect(transaction.run('DELETE FROM entries')).toBeGreaterThan(0);
  });
  connection.close();
});

test('a new kind of event needs no new table, and an empty database is migrated too', () => {
  const { connection } = openEarlier(BEFORE.at(-1)?.version ?? 0);
  migrate(connection, NOW);
  connection.blockingTransaction((transaction) => {
    transaction.run(
      `INSERT INTO accounts (id, name, ledger, starting_cash_cents, cash_cents, realized_pnl_cents, opened_at)
       VALUES ('a', 'A', 1, 1, 1, 0, '')`,
    );
    transaction.run("INSERT INTO account_events VALUES ('a', 1, 'account', '{}', 0)");
    expect(() =>
      transaction.run(
        `INSERT INTO accounts (id, name, ledger, starting_cash_cents, cash_cents, realized_pnl_cents, opened_at)
         VALUES ('b', 'a', 1, 1, 1, 0, '')`,
      ),
    ).toThrow(/UNIQUE/);
  });
  connection.close();
});
