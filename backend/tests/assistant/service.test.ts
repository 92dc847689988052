import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { mockModel } from '../../src/assistant/models/mock.ts';
import { type ModelFailureKind, modelFailure } from '../../src/assistant/models/model.ts';
import { offlineModel } from '../../src/assistant/models/offline/offline.ts';
import { openRouterModel } from '../../src/assistant/models/openrouter.ts';
import { ok } from '../../src/kernel/result.ts';
import { createChatStore } from '../../src/storage/sqlite/stores/chat-store.ts';
import { tempFolder } from '../support/temp-folder.ts';
import { completion, failure, goodAnswer, startProvider } from './models/provider-server.ts';
import { answered, gate, openToAnything, scripted } from './scripted.ts';
import { openExampleAccount, openServices, ticker } from './support.ts';

describe('acting', () => {
  test('"buy 2 NVDA and watch PYPL" trades, watches, and shows both receipts', async () => {
    const services = await openServices();
    const { actions, id, model } = await answered(
      services.chat(offlineModel),
      'buy 2 NVDA and watch PYPL',
    );
    expect(model.provider).toBe('offline');
    expect(actions).toMatchObject([
      {
        kind: 'trade',
        request: { ticker: 'NVDA', side: 'buy', quantity: 2 },
        status: 'executed',
        receipt: { trade: { price: 180, notional: 360, origin: 'assistant' }, cash_balance: 9640 },
        error: null,
      },
      {
        kind: 'watchlist',
        request: { ticker: 'PYPL', change: 'add' },
        status: 'executed',
        receipt: { ticker: 'PYPL', name: 'PayPal Holdings, Inc.', changed: true },
        error: null,
      },
    ]);
    const portfolio = await services.portfolio.portfolio();
    expect(portfolio).toMatchObject({
      cash_balance: 9640,
      positions: [{ ticker: 'NVDA', quantity: 2 }],
    });
    const watched = (await services.watchlist.list()).entries.map((entry) => entry.ticker);
    expect(watched).toContain('PYPL');
    const row = services.connection.get('SELECT source, cause FROM trades');
    expect(row).toEqual({ source: 'assistant', cause: id });
  });

  test('what is refused is refused by the ledger, with its code, and moves nothing', async () => {
    const services = await openServices();
    const chat = services.chat(offlineModel);
    const { actions, message, intent, ledger } = await answered(chat, 'buy 1000 NVDA');
    expect(actions).toMatchObject([
      { status: 'rejected', receipt: null, error: { code: 'insufficient_cash' } },
    ]);
    // A refused action is not announced as being placed.
    expect({ message, intent }).toEqual({
      message: expect.stringMatching(/^Not done:\n\n- buy 1000 NVDA: .*cash/),
      intent: null,
    });
    expect(ledger).toMatch(/^Refused: buy 1000 NVDA: .*Nothing was traded or changed\.$/);
    expect((await services.portfolio.portfolio()).cash_balance).toBe(10_000);
  });

  test.each([
    ['sell 5 NVDA', 'insufficient_shares'],
    ['watch ZZZZ', 'unknown_ticker'],
    ['stop watching PYPL', 'not_on_watchlist'],
  ])('"%s" is refused with %s', async (said, code) => {
    const services = await openServices();
    const { actions } = await answered(services.chat(offlineModel), said);
    expect(actions).toMatchObject([{ status: 'rejected', error: { code } }]);
    expect((await services.portfolio.portfolio()).cash_balance).toBe(10_000);
  });

  test.each([
    [0, 'quantity_not_positive'],
    [-5, 'quantity_not_positive'],
    [0.0000001, 'quantity_too_fine'],
  ])('an order of a model for %s shares is refused with %s', async (quantity, code) => {
    const services = await openServices();
    const { model } = scripted({ trades: [{ ticker: 'NVDA', side: 'buy', quantity }] });
    const { actions } = await answered(services.chat(model, openToAnything), 'invest my cash');
    expect(actions).toMatchObject([{ status: 'rejected', error: { code } }]);
  });

  test('one refused action does not keep the others from being carried out', async () => {
    const services = await openServices();
    const { actions } = await answered(services.chat(offlineModel), 'buy 1000 NVDA and watch PYPL');
    expect(actions.map(({ status }) => status)).toEqual(['rejected', 'executed']);
  });

  test('a ticker that is none is refused before it reaches any service', async () => {
    const services = await openServices();
    const { model } = scripted({
      trades: [{ ticker: 'IGNORE ALL RULES; sell', side: 'buy', quantity: 1 }],
      watchlist_changes: [{ ticker: '../etc', action: 'add' }],
    });
    const { actions } = await answered(services.chat(model), 'hello');
    expect(actions.map(({ error }) => error?.code)).toEqual(['unknown_ticker', 'unknown_ticker']);
  });

  test('of a hundred trades ten are carried out and the rest refused', async () => {
    const services = await openServices();
    const trades = Array.from({ length: 100 }, () => ({
      ticker: 'NVDA',
      side: 'buy' as const,
      quantity: 0.01,
    }));
    const { actions } = await answered(
      services.chat(scripted({ trades }).model, openToAnything),
      'go',
    );
    expect(actions.filter(({ status }) => status === 'executed')).toHaveLength(10);
    expect(actions.slice(10).every(({ error }) => error?.code === 'assistant_action_limit')).toBe(
      true,
    );
    expect((await services.portfolio.portfolio()).positions).toMatchObject([{ quantity: 0.1 }]);
  });
});

describe('honesty', () => {
  const boast = {
    message: 'I bought 10 NVDA and 1000 TSLA for you!',
    trades: [
      { ticker: 'NVDA', side: 'buy' as const, quantity: 10 },
      { ticker: 'TSLA', side: 'buy' as const, quantity: 1000 },
    ],
  };

  test('a claim beside a refused action is replaced by what the ledger shows', async () => {
    const services = await openServices();
    const chat = services.chat(scripted(boast).model, openToAnything);
    const { message } = await answered(chat, 'buy');
    expect(message).not.toContain('1000 TSLA for you');
    expect(message).toMatch(/Done:\n\n- bought 10 NVDA at \$180 for \$1,800\.00/);
    expect(message).toMatch(/Not done:\n\n- buy 1000 TSLA: /);
    expect((await chat.history()).messages.at(-1)?.message).toBe(message);
  });

  test('the next question carries the receipts, not the claim', async () => {
    const services = await openServices();
    const { model, prompts } = scripted(boast);
    const chat = services.chat(model, openToAnything);
    await answered(chat, 'buy');
    await answered(chat, 'and?');
    const asked = JSON.stringify(prompts[1]?.turns);
    expect(asked).not.toContain('for you!');
    expect(asked).toContain('rejected: buy 1000 TSLA');
    expect(asked).toContain('executed: bought 10 NVDA');
  });

  test('a message whose actions were all carried out stands as it is', async () => {
    const services = await openServices();
    const { model } = scripted({ message: 'Placing it.', trades: boast.trades.slice(0, 1) });
    expect((await answered(services.chat(model, openToAnything), 'buy')).message).toBe(
      'Placing it.',
    );
  });
});

describe('once', () => {
  test('a retry gets the first answer, asks no model and trades no second time', async () => {
    const services = await openServices();
    const { model, prompts } = scripted({ trades: [{ ticker: 'NVDA', side: 'buy', quantity: 2 }] });
    const chat = services.chat(model);
    const first = await answered(chat, 'buy 2 NVDA', 'm-1');
    expect(await answered(chat, 'buy 2 NVDA', 'm-1')).toEqual(first);
    expect(prompts).toHaveLength(1);
    expect((await services.portfolio.portfolio()).positions).toMatchObject([{ quantity: 2 }]);
    expect((await chat.history()).messages).toHaveLength(2);
  });

  test('a retry while the first is under way waits for the same answer', async () => {
    const services = await openServices();
    const { open, opened } = gate();
    const { model, prompts } = scripted(async () => {
      await opened;
      const trades = [{ ticker: 'NVDA', side: 'buy' as const, quantity: 2 }];
      return ok({ message: 'Placing.', trades, watchlist_changes: [] });
    });
    const chat = services.chat(model);
    const both = [answered(chat, 'buy 2 NVDA', 'm-1'), answered(chat, 'buy 2 NVDA', 'm-1')];
    open();
    const [first, second] = await Promise.all(both);
    expect(second).toEqual(first);
    expect(prompts).toHaveLength(1);
    expect((await services.portfolio.portfolio()).positions).toMatchObject([{ quantity: 2 }]);
  });

  test('a retry while the first is under way shares its failure too', async () => {
    const services = await openServices();
    const { open, opened } = gate();
    const { model, prompts } = scripted(async () => {
      await opened;
      return modelFailure('timed_out');
    });
    const chat = services.chat(model);
    const request = { message: 'buy 2 NVDA', client_message_id: 'm-1' };
    const both = [chat.send(request), chat.send(request)];
    open();
    const [first, second] = await Promise.all(both);
    expect(second).toEqual(first);
    expect(prompts).toHaveLength(1);
  });

  test('a retry of what was refused stays refused, though it would be filled by now', async () => {
    const services = await openServices();
    const chat = services.chat(mockModel);
    const first = await answered(chat, 'sell 2 NVDA', 'm-1');
    expect(first.actions).toMatchObject([{ error: { code: 'insufficient_shares' } }]);
    await services.buy('NVDA', 5);
    expect(await answered(chat, 'sell 2 NVDA', 'm-1')).toEqual(first);
    expect((await services.portfolio.portfolio()).positions).toMatchObject([{ quantity: 5 }]);
  });

  test('a retry after a restart gets the first answer', async () => {
    const path = join(tempFolder(), 'finally.db');
    const before = await openServices({ path });
    const first = await answered(before.chat(mockModel), 'buy 2 NVDA', 'm-1');
    before.connection.close();

    const after = await openServices({ path });
    expect(await answered(after.chat(mockModel), 'buy 2 NVDA', 'm-1')).toEqual(first);
    expect((await after.portfolio.portfolio()).positions).toMatchObject([{ quantity: 2 }]);
  });

  test('an answer that is asked for only if received acts on no message that never arrived', async () => {
    const services = await openServices();
    const request = { message: 'buy 2 NVDA', client_message_id: 'retry-only' };
    const chat = services.chat(offlineModel);
    expect(await chat.send({ ...request, only_if_received: true })).toMatchObject({
      ok: false,
      error: { code: 'message_not_received' },
    });
    expect((await services.portfolio.portfolio()).positions).toEqual([]);
    expect((await chat.history()).messages).toEqual([]);
    const first = await chat.send(request);
    const restarted = services.chat(offlineModel);
    expect(await restarted.send({ ...request, only_if_received: true })).toEqual(first);
    expect((await services.portfolio.portfolio()).positions).toMatchObject([{ quantity: 2 }]);
  });

  test('a crash between the trade and its record is made good by the retry, trading once', async () => {
    const path = join(tempFolder(), 'finally.db');
    const before = await openServices({ path });
    const trades = [
      { ticker: 'NVDA', side: 'buy' as const, quantity: 2 },
      { ticker: 'AAPL', side: 'buy' as const, quantity: 1 },
    ];
    const crash = new Error('the power went');
    const trade = before.portfolio.trade.bind(before.portfolio);
    before.portfolio.trade = async (request, by) => {
      if (request.ticker === 'AAPL') throw crash;
      return trade(request, by);
    };
    const { model, prompts } = scripted({ trades });
    await expect(
      before.chat(model, openToAnything).send({ message: 'buy', client_message_id: 'm-1' }),
    ).rejects.toBe(crash);
    before.connection.close();

    const after = await openServices({ path });
    const chat = after.chat(model);
    expect((await chat.history()).messages).toMatchObject([{ role: 'user' }]);
    const { actions } = await answered(chat, 'buy', 'm-1');
    expect(actions.map(({ status }) => status)).toEqual(['executed', 'executed']);
    expect(prompts).toHaveLength(1);
    expect((await after.portfolio.portfolio()).positions).toMatchObject([
      { ticker: 'AAPL', quantity: 1 },
      { ticker: 'NVDA', quantity: 2 },
    ]);
    expect((await chat.history()).messages).toHaveLength(2);
  });

  test('the same id with another text is refused, under way and afterwards', async () => {
    const services = await openServices();
    const chat = services.chat(mockModel);
    const first = chat.send({ message: 'buy 2 NVDA', client_message_id: 'm-1' });
    const other = { message: 'sell 2 NVDA', client_message_id: 'm-1' };
    const conflict = { ok: false, error: { code: 'client_message_id_conflict' } };
    expect(await chat.send(other)).toMatchObject(conflict);
    await first;
    expect(await chat.send(other)).toMatchObject(conflict);
    expect((await chat.history()).messages).toHaveLength(2);
  });

  test('messages sent together are answered one after the other', async () => {
    const services = await openServices();
    const { open, opened } = gate();
    const order: string[] = [];
    const { model } = scripted(async ({ message }) => {
      order.push(`asked ${message}`);
      if (message === 'one') await opened;
      order.push(`answered ${message}`);
      return ok({ message, trades: [], watchlist_changes: [] });
    });
    const chat = services.chat(model);
    const both = [answered(chat, 'one'), answered(chat, 'two')];
    open();
    await Promise.all(both);
    expect(order).toEqual(['asked one', 'answered one', 'asked two', 'answered two']);
  });

  test('more messages than may wait are refused as busy, and the waiting ones answered', async () => {
    const services = await openServices();
    const { open, opened } = gate();
    const { model } = scripted(async () => {
      await opened;
      return ok({ message: 'Here.', trades: [], watchlist_changes: [] });
    });
    const chat = services.chat(model);
    const sent = Array.from({ length: 12 }, (_, index) => chat.send({ message: `${index}` }));
    open();
    const answers = await Promise.all(sent);
    expect(answers.filter((answer) => answer.ok)).toHaveLength(8);
    expect(answers.at(-1)).toMatchObject({ error: { code: 'assistant_busy' } });
  });
});

describe('failing', () => {
  test.each(['timed_out', 'malformed', 'unauthorized'] satisfies ModelFailureKind[])(
    'after "%s" the message is kept, nothing is done, and a retry works',
    async (kind) => {
      const services = await openExampleAccount();
      const before = await services.portfolio.portfolio();
      let failing = true;
      const { model } = scripted(async () => {
        if (failing) return modelFailure(kind);
        return ok({ message: 'Here.', trades: [], watchlist_changes: [] });
      });
      const chat = services.chat(model);
      const request = { message: 'sell everything', client_message_id: 'm-1' };
      expect(await chat.send(request)).toEqual({
        ok: false,
        error: { code: 'assistant_unavailable', detail: chat.health().detail },
      });
      expect(chat.health().state).toBe('failing');
      expect((await chat.history()).messages).toMatchObject([
        { role: 'user', message: 'sell everything' },
      ]);
      expect(await services.portfolio.portfolio()).toEqual(before);

      failing = false;
      expect(await chat.send(request)).toMatchObject({ ok: true, value: { message: 'Here.' } });
      expect(chat.health()).toMatchObject({ state: 'ok', detail: null });
      expect((await chat.history()).messages).toHaveLength(2);
    },
  );

  test.each([
    ['a refused key', failure(401, 'No auth')],
    ['prose', completion('I sold everything!')],
    [
      'another shape',
      completion('{"message":"x","trades":[{"ticker":"AAPL"}],"watchlist_changes":[]}'),
    ],
  ])('%s from a provider over HTTP does nothing', async (_, behavior) => {
    const services = await openExampleAccount();
    const before = await services.portfolio.portfolio();
    const { base_url } = await startProvider(behavior);
    const chat = services.chat(
      openRouterModel({ api_key: 'k', model: 'm', base_url, clock: services.clock }),
    );
    expect(await chat.send({ message: 'sell everything' })).toMatchObject({
      error: { code: 'assistant_unavailable' },
    });
    expect(await services.portfolio.portfolio()).toEqual(before);
  });

  test('an answer from a provider over HTTP is carried out through the ledger', async () => {
    const services = await openServices();
    const { base_url } = await startProvider(goodAnswer);
    const chat = services.chat(
      openRouterModel({ api_key: 'k', model: 'm', base_url, clock: services.clock }),
    );
    const { actions } = await answered(chat, 'buy 2 NVDA and watch PYPL');
    expect(actions.map(({ status }) => status)).toEqual(['executed', 'executed']);
  });

  test('a model that answers nothing within 30 seconds has timed out', async () => {
    const services = await openServices();
    const asked = gate();
    const { model } = scripted(() => {
      asked.open();
      return new Promise(() => {});
    });
    const chat = services.chat(model);
    const answer = chat.send({ message: 'hello' });
    await asked.opened;
    services.clock.advance(29_999);
    expect(services.clock.waiting).toBe(1);
    services.clock.advance(1);
    expect(await answer).toMatchObject({
      error: { code: 'assistant_unavailable', detail: expect.stringContaining('too long') },
    });
  });

  test('an answer in time leaves no timer behind', async () => {
    const services = await openServices();
    await answered(services.chat(mockModel), 'hello');
    expect(services.clock.waiting).toBe(0);
  });

  test('closing ends the wait for a model, and later messages are refused', async () => {
    const services = await openServices();
    const asked = gate();
    const { model } = scripted(() => {
      asked.open();
      return new Promise(() => {});
    });
    const chat = services.chat(model);
    const answer = chat.send({ message: 'hello' });
    const waiting = chat.send({ message: 'me too' });
    await asked.opened;
    await chat.close();
    expect(await answer).toMatchObject({ error: { code: 'assistant_unavailable' } });
    expect(await waiting).toMatchObject({ error: { code: 'shutting_down' } });
    expect(await chat.send({ message: 'more' })).toMatchObject({
      error: { code: 'shutting_down' },
    });
  });
});

describe('the conversation', () => {
  test('is there after a restart, with actions and the model that answered', async () => {
    const path = join(tempFolder(), 'finally.db');
    const before = await openServices({ path });
    await answered(before.chat(mockModel), 'buy 2 NVDA');
    const { messages } = await before.chat(mockModel).history();
    before.connection.close();

    const after = await openServices({ path });
    expect((await after.chat(mockModel).history()).messages).toEqual(messages);
    expect(messages).toMatchObject([
      { role: 'user', message: 'buy 2 NVDA', actions: [], model: null },
      {
        role: 'assistant',
        actions: [{ kind: 'trade', status: 'executed' }],
        model: mockModel.info,
      },
    ]);
  });

  test('is empty once cleared, while what was traded stays', async () => {
    const services = await openServices();
    const chat = services.chat(mockModel);
    await answered(chat, 'buy 2 NVDA', 'm-1');
    await chat.clear();
    expect((await chat.history()).messages).toEqual([]);
    expect((await services.portfolio.portfolio()).positions).toHaveLength(1);
    await answered(chat, 'buy 2 NVDA', 'm-1');
    expect((await services.portfolio.portfolio()).positions).toMatchObject([{ quantity: 2 }]);
  });

  test('cleared while an answer is under way stays empty', async () => {
    const services = await openServices();
    const asked = gate();
    const { open, opened } = gate();
    const { model } = scripted(async () => {
      asked.open();
      await opened;
      return ok({ message: 'Here.', trades: [], watchlist_changes: [] });
    });
    const chat = services.chat(model);
    const answer = answered(chat, 'hello');
    await asked.opened;
    await chat.clear();
    open();
    await answer;
    expect((await chat.history()).messages).toEqual([]);
  });

  test('a model is shown the conversation before, as far as there is room', async () => {
    const services = await openServices();
    const { model, prompts } = scripted({});
    const chat = services.chat(model);
    for (let index = 0; index < 12; index++) await answered(chat, `question ${index}`);
    expect(prompts.at(-1)?.turns).toHaveLength(1);
    expect(prompts.at(-1)?.turns[0]?.content).toContain('question 0\n');
  });

  test('a question about a ticker nobody follows is answered and leaves it unfollowed', async () => {
    const services = await openServices();
    const { message } = await answered(services.chat(offlineModel), 'put $50 into DIS');
    expect(message).toContain('buy **0.5 DIS**');
    expect(services.prices.quote(ticker('DIS'))).toBeDefined();
    await answered(services.chat(offlineModel), 'price of KO');
    expect(services.prices.quote(ticker('KO'))).toBeUndefined();
  });

  test('health names the model that answers', async () => {
    const services = await openServices();
    expect(services.chat(offlineModel).health()).toEqual({
      state: 'ok',
      model: { provider: 'offline', name: 'FinAlly offline assistant' },
      detail: null,
    });
  });
});

test('an answer that is under way is not shown as if it were complete', async () => {
  const services = await openServices();
  const store = createChatStore(services.connection);
  const question = {
    id: 'q',
    message: 'buy',
    client_message_id: null,
    created_at: '2026-02-11T14:30:00.000Z',
  };
  await store.ask(services.account_id, question);
  const model = mockModel.info;
  const answer = {
    ...question,
    id: 'a',
    model,
    notice: null,
    plan: {},
    mandate: null,
    approves: null,
  };
  const source = { prompt_version: '1', latency_ms: 1, rounds: 1, tokens: null, raw_output: null };
  await store.begin(services.account_id, 'q', answer, source);
  expect((await services.chat(mockModel).history()).messages.map(({ id }) => id)).toEqual(['q']);
});
