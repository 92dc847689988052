import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openConnection } from '../../../../src/storage/sqlite/connection.ts';
import {
  DEFAULT_ACCOUNT_ID as ACCOUNT,
  createActionStore,
  openDatabase,
} from '../../../../src/storage/sqlite/index.ts';
import { ordersOfTheAssistant } from '../../../../src/storage/sqlite/migrations/0015-orders-of-the-assistant.ts';
import { MIGRATIONS, migrate } from '../../../../src/storage/sqlite/migrations.ts';
import { tempFolder } from '../../../support/temp-folder.ts';

const NOW = '2026-02-11T14:30:00.000Z';

test('the actions of an earlier version stay as they are, and actions on orders can be stored', async () => {
  const path = join(tempFolder(), 'finally.db');
  const before = openConnection(path);
  migrate(
    before,
    NOW,
    MIGRATIONS.filter(({ version }) => version < ordersOfTheAssistant.version),
  );
  before.blockingTransaction((transaction) =>
    transaction.script(`
      INSERT INTO accounts (id, ledger, starting_cash_cents, cash_cents, realized_pnl_cents, opened_at)
        VALUES ('${ACCOUNT}', 1, 1000000, 1000000, 0, '${NOW}');
      INSERT INTO chat_messages (id, account_id, role, message, model, created_at)
        VALUES ('m', '${ACCOUNT}', 'assistant', 'Placing.', '{"provider":"mock","name":"m"}', '${NOW}');
      INSERT INTO chat_actions (id, account_id, message_id, position, kind, request, status, ledger,
          verdicts, waits_for, shown_price_e4)
        VALUES ('m-9', '${ACCOUNT}', 'm', 9, 'trade', '{"ticker":"NVDA","side":"buy","quantity":2}',
            'proposed', 1, '[{"verdict":"not_asked_for","decided_at":"${NOW}"}]',
            '{"code":"not_asked_for","detail":"Not asked."}', 1800000),
          ('m-1', '${ACCOUNT}', 'm', 1, 'watchlist', '{"ticker":"PYPL","change":"add"}',
            'proposed', 1, '[]', '{"code":"not_asked_for","detail":"Not asked."}', NULL);`),
  );
  const rows = before.all('SELECT rowid, * FROM chat_actions ORDER BY rowid');
  before.close();

  const connection = openDatabase(path, NOW);
  const actions = createActionStore(connection);
  expect(connection.all('SELECT rowid, * FROM chat_actions ORDER BY rowid')).toEqual(rows);
  expect((await actions.waiting(ACCOUNT)).map(({ action }) => action.id)).toEqual(['m-9', 'm-1']);
  expect((await actions.find(ACCOUNT, 'm-9'))?.action).toMatchObject({ shown_price: 180 });
  await actions.record(ACCOUNT, {
    action: {
      id: 'm-10',
      kind: 'order_cancel',
      request: { order_id: null, ticker: 'NVDA', order: null },
      status: 'executed',
      receipt: { canceled: [] },
      error: null,
      waits_for: null,
    },
    message_id: 'm',
    ledger: 1,
    verdicts: [],
  });
  expect((await actions.find(ACCOUNT, 'm-10'))?.action).toMatchObject({
    kind: 'order_cancel',
    receipt: { canceled: [] },
  });
  connection.close();
});
