import { describe, expect, test } from 'vitest';
import { mockModel } from '../../../src/assistant/models/mock.ts';
import { type ModelFailureKind, modelFailure } from '../../../src/assistant/models/model.ts';
import { openRouterModel } from '../../../src/assistant/models/openrouter.ts';
import { ok } from '../../../src/kernel/result.ts';
import { completion, failure, goodAnswer, startProvider } from '../models/provider-server.ts';
import { answered, gate, scripted } from '../scripted.ts';
import { openExampleAccount, openServices } from '../support.ts';

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
