import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openConnection } from '../../../../src/storage/sqlite/connection.ts';
import {
  DEFAULT_ACCOUNT_ID as ACCOUNT,
  createAuditStore,
  createChatStore,
  createMemoryStore,
  createStepStore,
  openDatabase,
} from '../../../../src/storage/sqlite/index.ts';
import { keepLookups } from '../../../../src/storage/sqlite/migrations/0025-keep-lookups.ts';
import { MIGRATIONS, migrate } from '../../../../src/storage/sqlite/migrations.ts';
import { tempFolder } from '../../../support/temp-folder.ts';

const NOW = '2026-02-11T14:30:00.000Z';

test('a conversation of an earlier version stays as it is, and has no steps', async () => {
  const path = join(tempFolder(), 'finally.db');
  const before = openConnection(path);
  migrate(
    before,
    NOW,
    MIGRATIONS.filter(({ version }) => version < keepLookups.version),
  );
  before.blockingTransaction((transaction) =>
    transaction.script(`
      INSERT INTO accounts (id, ledger, starting_cash_cents, cash_cents, realized_pnl_cents, opened_at)
        VALUES ('${ACCOUNT}', 1, 1000000, 1000000, 0, '${NOW}');
      INSERT INTO chat_messages (id, account_id, role, message, created_at)
        VALUES ('q', '${ACCOUNT}', 'user', 'how am I doing?', '${NOW}'),
          ('unanswered', '${ACCOUNT}', 'user', 'and now?', '${NOW}');
      INSERT INTO chat_messages (id, account_id, role, message, model, created_at)
        VALUES ('a', '${ACCOUNT}', 'assistant', 'Well.', '{"provider":"mock","name":"m"}', '${NOW}');
      INSERT INTO chat_failures (account_id, question_id, model, kind, detail, prompt_version,
          latency_ms, raw_output, created_at)
        VALUES ('${ACCOUNT}', 'unanswered', '{"provider":"mock","name":"m"}', 'timed_out', 'Too slow.',
          '5', 1, NULL, '${NOW}');`),
  );
  const rows = before.all('SELECT * FROM chat_messages ORDER BY sequence');
  before.close();

  const connection = openDatabase(path, NOW);
  expect(connection.all('SELECT * FROM chat_messages ORDER BY sequence')).toEqual(rows);
  const messages = await createChatStore(connection).recent(ACCOUNT, 10);
  expect(messages.map(({ message, steps }) => [message, steps])).toEqual([
    ['how am I doing?', undefined],
    ['and now?', undefined],
    ['Well.', undefined],
  ]);
  const audit = createAuditStore(connection);
  expect([...audit.failures(ACCOUNT)]).toMatchObject([{ kind: 'timed_out', steps: [] }]);
  expect([...audit.interruptions(ACCOUNT)]).toEqual([]);
  const memories = createMemoryStore(connection);
  expect(await memories.isEnabled(ACCOUNT)).toBe(true);
  expect(await memories.list(ACCOUNT)).toEqual([]);

  const attempt = { question_id: 'unanswered', answer_id: 'never' };
  await createStepStore(connection).record(ACCOUNT, attempt, {
    ...{ id: 's', tool: 'quotes', title: 'Prices of NVDA', arguments: '{}', result: 'NVDA: 180' },
    ...{ outcome: 'done', began_at: NOW, took_ms: 1 },
  });
  expect([...audit.interruptions(ACCOUNT)]).toMatchObject([
    {
      outcome: 'interrupted',
      question: 'and now?',
      steps: [{ tool: 'quotes', result: 'NVDA: 180' }],
    },
  ]);
  connection.close();
});
