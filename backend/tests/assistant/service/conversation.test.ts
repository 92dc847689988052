import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { mockModel } from '../../../src/assistant/models/mock.ts';
import { offlineModel } from '../../../src/assistant/models/offline/offline.ts';
import { ok } from '../../../src/kernel/result.ts';
import { tempFolder } from '../../support/temp-folder.ts';
import { answered, gate, scripted } from '../scripted.ts';
import { openServices, ticker } from '../support.ts';

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
