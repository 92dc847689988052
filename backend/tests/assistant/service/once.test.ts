import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { mockModel } from '../../../src/assistant/models/mock.ts';
import { modelFailure } from '../../../src/assistant/models/model.ts';
import { offlineModel } from '../../../src/assistant/models/offline/offline.ts';
import { ok } from '../../../src/kernel/result.ts';
import { tempFolder } from '../../support/temp-folder.ts';
import { answered, gate, openToAnything, scripted } from '../scripted.ts';
import { openServices } from '../support.ts';

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
