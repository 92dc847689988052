import { expect, onTestFinished, test } from 'vitest';
import {
  createActionStore,
  createChatStore,
  DEFAULT_ACCOUNT_ID,
  openDatabase,
} from '../../../../src/storage/sqlite/index.ts';

const account_id = DEFAULT_ACCOUNT_ID;
const created_at = '2026-02-11T14:30:00.000Z';
const aside = { notice: null, intent: null };
const model = { provider: 'mock' as const, name: 'm' };

function openStore() {
  const connection = openDatabase(':memory:', created_at);
  onTestFinished(() => connection.close());
  return {
    store: createChatStore(connection),
    actionStore: createActionStore(connection),
    connection,
  };
}

const source = {
  prompt_version: '1',
  latency_ms: 12,
  rounds: 1,
  tokens: { input: 100, output: 20 },
  raw_output: '{}',
};
const verdict = { verdict: 'declined', decided_at: created_at };

const question = (id: string, client_message_id: string | null = null) => ({
  id,
  message: `question ${id}`,
  client_message_id,
  created_at,
});

const begun = (id: string, client_message_id: string | null = null) => ({
  id,
  message: `answer ${id}`,
  client_message_id,
  model,
  notice: null,
  mandate: null,
  approves: null,
  plan: { message: 'm', trades: [] },
  created_at,
});

test('an answer becomes visible with its actions once it is settled', async () => {
  const { store, actionStore } = openStore();
  await store.ask(account_id, question('q'));
  await store.begin(account_id, 'q', begun('a'), source);
  expect((await store.recent(account_id, 10)).map(({ id }) => id)).toEqual(['q']);
  const actions = [
    {
      id: 'a-0',
      kind: 'watchlist' as const,
      request: { ticker: 'PYPL', change: 'add' as const },
      status: 'rejected' as const,
      receipt: null,
      error: { code: 'watchlist_full' as const, detail: 'Full.' },
      waits_for: null,
    },
  ];
  for (const action of actions) {
    const row = { action, message_id: 'a', ledger: 1, verdicts: [verdict] };
    await actionStore.record(account_id, row);
  }
  await store.settle(account_id, 'a', { message: 'settled', intent: 'begun' });
  expect(await store.recent(account_id, 10)).toEqual([
    {
      id: 'q',
      role: 'user',
      message: 'question q',
      actions: [],
      model: null,
      plan: null,
      ...aside,
      created_at,
    },
    {
      id: 'a',
      role: 'assistant',
      message: 'settled',
      actions,
      model,
      notice: null,
      intent: 'begun',
      plan: begun('a').plan,
      created_at,
    },
  ]);
});

test('the newest messages are returned, oldest first', async () => {
  const { store } = openStore();
  for (const id of ['1', '2', '3']) await store.ask(account_id, question(id));
  expect((await store.recent(account_id, 2)).map(({ id }) => id)).toEqual(['2', '3']);
});

test('an exchange is found by its client message id, even if unfinished or cleared', async () => {
  const { store } = openStore();
  expect(await store.exchange(account_id, 'c')).toBeUndefined();
  await store.ask(account_id, question('q', 'c'));
  expect(await store.exchange(account_id, 'c')).toMatchObject({
    question: { id: 'q' },
    answer: null,
  });
  await store.begin(account_id, 'q', begun('a', 'c'), source);
  await store.clear(account_id, verdict);
  expect(await store.exchange(account_id, 'c')).toMatchObject({
    answer: {
      id: 'a',
      settled: false,
      mandate: null,
      approves: null,
      plan: { message: 'm', trades: [] },
      model,
    },
  });
});

test('clearing hides every message and deletes none', async () => {
  const { store, connection } = openStore();
  await store.ask(account_id, question('q'));
  await store.clear(account_id, verdict);
  expect(await store.recent(account_id, 10)).toEqual([]);
  expect(connection.get('SELECT count(*) AS rows FROM chat_messages')).toEqual({ rows: 1 });
});

test('an answer to a question that was cleared meanwhile is hidden with it', async () => {
  const { store } = openStore();
  await store.ask(account_id, question('q'));
  await store.clear(account_id, verdict);
  await store.begin(account_id, 'q', begun('a'), source);
  await store.settle(account_id, 'a', { message: 'settled', intent: null });
  expect(await store.recent(account_id, 10)).toEqual([]);
});

test('a client message id belongs to one question only', async () => {
  const { store } = openStore();
  await store.ask(account_id, question('q', 'c'));
  await expect(store.ask(account_id, question('other', 'c'))).rejects.toThrow(/UNIQUE/);
});
