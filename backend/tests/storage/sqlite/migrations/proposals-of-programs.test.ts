import { expect, test } from 'vitest';
import { checkLedger } from '../../../../src/cli/ledger-check.ts';
import { openConnection } from '../../../../src/storage/sqlite/connection.ts';
import { openDatabase } from '../../../../src/storage/sqlite/index.ts';
import { proposalsOfPrograms } from '../../../../src/storage/sqlite/migrations/0030-proposals-of-programs.ts';
import { openEarlier } from '../../../support/earlier-database.ts';

const NOW = '2026-02-11T14:30:00.000Z';

test('keys of the schema before keep what they may, and their clients do not answer for a person', async () => {
  const { connection, path } = openEarlier(proposalsOfPrograms.version - 1);
  connection.blockingTransaction((transaction) =>
    transaction.script(`
      INSERT INTO accounts (id, name, ledger, starting_cash_cents, cash_cents, reserved_cents,
        realized_pnl_cents, opened_at)
        VALUES ('default', 'Main', 1, 1000000, 1000000, 0, 0, '${NOW}');
      INSERT INTO api_keys (id, account_id, label, scope, secret_hash, created_at)
        VALUES ('aaaaaaaaaaaa', 'default', 'A bot', 'trade', 'hash', '${NOW}');`),
  );
  connection.close();

  openDatabase(path, NOW).close();
  expect(await checkLedger(path)).toBeUndefined();
  const after = openConnection(path);
  expect(after.all('SELECT label, scope, asks_person FROM api_keys')).toEqual([
    { label: 'A bot', scope: 'trade', asks_person: 0 },
  ]);
  expect(after.all('SELECT * FROM proposals')).toEqual([]);
  after.close();
});
