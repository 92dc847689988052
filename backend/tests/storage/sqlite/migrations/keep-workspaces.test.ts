import { expect, test } from 'vitest';
import { openConnection } from '../../../../src/storage/sqlite/connection.ts';
import {
  DEFAULT_ACCOUNT_ID as ACCOUNT,
  createAccountEventStore,
  createWorkspaceStore,
} from '../../../../src/storage/sqlite/index.ts';
import { keepWorkspaces } from '../../../../src/storage/sqlite/migrations/0019-keep-workspaces.ts';
import { MIGRATIONS, migrate } from '../../../../src/storage/sqlite/migrations.ts';
import { workspaceContents } from '../../../workspaces/contents.ts';

const NOW = '2026-02-11T14:30:00.000Z';

test('the events of an earlier version stay as they are, and workspaces append theirs', async () => {
  const connection = openConnection(':memory:');
  migrate(
    connection,
    NOW,
    MIGRATIONS.filter(({ version }) => version < keepWorkspaces.version),
  );
  connection.blockingTransaction((transaction) =>
    transaction.script(`
      INSERT INTO accounts (id, ledger, starting_cash_cents, cash_cents, realized_pnl_cents, opened_at)
        VALUES ('${ACCOUNT}', 1, 1000000, 1000000, 0, '${NOW}');
      INSERT INTO account_events (account_id, sequence, kind, payload, at_ms)
        VALUES ('${ACCOUNT}', 7, 'order', '{"order_id":"o","change":"filled"}', 5),
          ('${ACCOUNT}', 8, 'settings', '{"version":3}', 6);`),
  );
  const rows = connection.all('SELECT * FROM account_events ORDER BY sequence');

  migrate(connection, NOW);
  expect(connection.all('SELECT * FROM account_events ORDER BY sequence')).toEqual(rows);
  const workspace = { name: 'Day', contents: workspaceContents(), saved_at: NOW };
  expect(await createWorkspaceStore(connection).save(ACCOUNT, workspace, 3)).toBe('created');
  expect(await createWorkspaceStore(connection).list(ACCOUNT)).toEqual([workspace]);
  const events = createAccountEventStore(connection);
  expect(
    (await events.after(ACCOUNT, 8, 9)).map(({ sequence, change }) => [sequence, change]),
  ).toEqual([[9, { kind: 'workspace', name: 'Day', change: 'saved' }]]);
  connection.close();
});
