import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ModelReply } from '../../../src/assistant/models/reply.ts';
import { TestServer } from '../../support/server/test-server.ts';
import { sample } from '../reading/effort.ts';
import { Account, TALKATIVE } from './account.ts';
import { CONVERSATIONS } from './conversations/index.ts';
import { deedFaults, evaluate } from './evaluate.ts';
import { isRetelling, startFakeProvider } from './fake-provider.ts';
import { replyOf } from './planned-reply.ts';

const cases = CONVERSATIONS.map((conversation) => [conversation.name, conversation] as const);

/** Starts a server with its account for the tests of a block. */
function useAccount(settings: () => Promise<Readonly<Record<string, string>>>) {
  let server: TestServer;
  let account: Account;
  beforeAll(async () => {
    server = await TestServer.start({ settings: { ...(await settings()), ...TALKATIVE } });
    account = await Account.open(server);
  });
  afterAll(() => server.close());
  return () => account;
}

/** A model that answers with `lines`, and repeats its answer when it gets the receipts. */
function useFakeModel(lines: () => ModelReply, retold: () => string) {
  let provider: Awaited<ReturnType<typeof startFakeProvider>>;
  afterAll(() => provider.close());
  return useAccount(async () => {
    provider = await startFakeProvider((asked) =>
      isRetelling(asked) ? { message: retold() } : lines(),
    );
    return { LLM_BASE_URL: provider.base_url, LLM_MODEL: 'fake' };
  });
}

test('the set contains at least 300 conversations with distinct names', () => {
  expect(CONVERSATIONS.length).toBeGreaterThanOrEqual(300);
  expect(new Set(cases.map(([name]) => name)).size).toBe(cases.length);
});

describe('the offline assistant', () => {
  const account = useAccount(async () => ({}));
  test.each(cases)('%s', async (_, conversation) => {
    expect((await evaluate(conversation, account())).faults).toEqual([]);
  });
});

describe('a correct model', () => {
  let line: ModelReply;
  const account = useFakeModel(
    () => line,
    () => 'Not all of that could be done: the limit or the halt that is set stands against it.',
  );
  test.each(cases)('%s', async (_, conversation) => {
    const { faults } = await evaluate(conversation, account(), {
      prompt: (_turn, deeds, before) => {
        line = replyOf('As you wish.', deeds, before);
      },
      // The text is invented, so only the actions are checked.
      check: deedFaults,
    });
    expect(faults).toEqual([]);
  });
});

describe.each([
  ['in the first person', 'I bought 10 NVDA and sold 5 TSLA for you!', 0],
  ['as a report', 'Bought 10 NVDA at $180. Sold all your AAPL.', 1],
  ['of orders', 'Done! Your orders have been executed.', 2],
])('a model that boasts %s and does nothing', (_, boast, offset) => {
  const account = useFakeModel(
    () => ({ message: boast, trades: [], watchlist_changes: [] }),
    () => boast,
  );
  // What is checked does not depend on the boast: each conversation hears one of them.
  test.each(sample(cases, 3, offset))('%s', async (_name, conversation) => {
    const { faults } = await evaluate(conversation, account(), {
      check: (turn, _deeds, answer) =>
        answer.actions.length === 0 ? [] : [`${turn.says}: it acted all the same`],
    });
    expect(faults).toEqual([]);
  });
});
