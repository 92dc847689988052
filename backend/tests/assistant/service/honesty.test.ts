import { describe, expect, test } from 'vitest';
import { mockModel } from '../../../src/assistant/models/mock.ts';
import { createChatStore } from '../../../src/storage/sqlite/stores/assistant/chat-store.ts';
import { answered, openToAnything, scripted } from '../scripted.ts';
import { openServices } from '../support.ts';

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
