import { expect, test } from 'vitest';
import { openConnection } from '../../../../src/storage/sqlite/connection.ts';
import { DEFAULT_ACCOUNT_ID as ACCOUNT } from '../../../../src/storage/sqlite/index.ts';
import { keepTradeNotes } from '../../../../src/storage/sqlite/migrations/0023-keep-trade-notes.ts';
import { MIGRATIONS, migrate } from '../../../../src/storage/sqlite/migrations.ts';

const NOW = '2026-02-11T14:30:00.000Z';

test('the events of an earlier version stay as they are, and notes may append theirs', () => {
  const connection = openConnection(':memory:');
  migrate(
    connection,
    NOW,
    MIGRATIONS.filter(({ version }) => version < keepTradeNotes.version),
  );
  connection.blockingTransaction((transaction) =>
    transaction.script(`
      INSERT INTO accounts (id, ledger, starting_cash_cents, cash_cents, realized_pnl_cents, opened_at)
        VALUES ('${ACCOUNT}', 1, 1000000, 1000000, 0, '${NOW}');
      INSERT INTO account_events (account_id, sequence, kind, payload, at_ms)
        VALUES ('${ACCOUNT}', 7, 'workspace', '{"name":"Day","change":"saved"}', 5);`),
  );
  const rows = connection.all('SELECT * FROM account_events');
  migrate(connection, NOW);
  expect(connection.all('SELECT * FROM account_events')).toEqual(rows);
  connection.blockingTransaction((transaction) =>
    transaction.run(
      `INSERT INTO account_events VALUES ('${ACCOUNT}', 8, 'trade_note', '{"trade_id":"t"}', 6)`,
    ),
  );
  connection.close();
});
