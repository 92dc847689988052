import { join } from 'node:path';
import { expect, test } from 'vitest';
import { DEFAULT_ACCOUNT_ID, openDatabase } from '../../../../src/storage/sqlite/index.ts';
import { seed } from '../../../../src/storage/sqlite/stores/seed.ts';
import { tempFolder } from '../../../support/temp-folder.ts';
import { openStores } from '../../../support/trading/ledger.ts';

test('a new database has $10,000, no position and the ten default tickers', async () => {
  const { ledger, watchlist } = openStores();
  const { account, positions } = await ledger.portfolio(DEFAULT_ACCOUNT_ID);
  expect(account).toEqual({
    ledger: 1,
    starting_cash_cents: 1_000_000,
    cash_cents: 1_000_000,
    reserved_cents: 0,
    realized_pnl_cents: 0,
    opened_at: '2026-02-11T14:30:00.000Z',
    fill_profile: 'ideal',
    fees: null,
  });
  expect(positions).toEqual([]);
  const list = await watchlist.entries(DEFAULT_ACCOUNT_ID);
  expect(list?.map((row) => row.ticker)).toEqual([
    'AAPL',
    'GOOGL',
    'MSFT',
    'AMZN',
    'TSLA',
    'NVDA',
    'META',
    'JPM',
    'V',
    'NFLX',
  ]);
});

test('a new account has the chosen fill profile, and keeps it', async () => {
  const path = join(tempFolder(), 'finally.db');
  openDatabase(path, '2026-02-11T14:30:00.000Z', undefined, undefined, 'realistic').close();
  const { ledger, connection } = openStores(path);
  seed(connection, '2026-02-12T00:00:00.000Z', 'harsh');
  expect((await ledger.account(DEFAULT_ACCOUNT_ID)).fill_profile).toBe('realistic');
});

test('a later start changes neither the watchlist nor the cash', async () => {
  const path = join(tempFolder(), 'finally.db');
  const first = openDatabase(path, '2026-02-11T14:30:00.000Z');
  first.transaction((transaction) => {
    transaction.run('DELETE FROM watchlist_entries');
    transaction.run('UPDATE accounts SET cash_cents = 1');
  });
  first.close();

  const { ledger, watchlist, connection } = openStores(path);
  seed(connection, '2026-02-12T00:00:00.000Z');
  expect(await watchlist.entries(DEFAULT_ACCOUNT_ID)).toEqual([]);
  expect((await ledger.portfolio(DEFAULT_ACCOUNT_ID)).account.cash_cents).toBe(1);
});
