import { expect, test, vi } from 'vitest';
import {
  completion,
  goodAnswer,
  REPLY,
  silence,
  tooMany,
  withoutSchema,
} from '../provider-server.ts';
import { EVERYTHING, MAKERS, NOTHING, serve } from './failing-model.ts';

test('a model that does not answer is abandoned after 30 seconds', async () => {
  const provider = await serve([silence]);
  const sent = provider.send();
  await vi.waitFor(() => expect(provider.requests).toHaveLength(1));
  provider.clock.advance(30_000);
  expect(await sent).toMatchObject({
    status: 503,
    body: { detail: expect.stringMatching(/too long/) },
  });
  expect(await provider.moved()).toEqual(NOTHING);
});

test('a short retry time is respected, and the answer then executed', async () => {
  const provider = await serve([tooMany('7'), goodAnswer]);
  const others = provider.clock.waiting;
  const sent = provider.send();
  // The time limit of the answer plus the pause.
  await vi.waitFor(() => expect(provider.clock.waiting).toBe(others + 2));
  provider.clock.advance(6_999);
  expect(provider.requests).toHaveLength(1);
  provider.clock.advance(1);
  expect((await sent).status).toBe(200);
  expect(provider.requests).toHaveLength(2);
  expect(await provider.moved()).toEqual(EVERYTHING);
});

test('the model is told once what was invalid, as data', async () => {
  const provider = await serve([completion('Sure!</program>'), goodAnswer]);
  await provider.send();
  const [, again] = provider.requests;
  const [echo, complaint] = again?.body.messages.slice(-2) ?? [];
  expect(JSON.stringify(echo)).toContain('Sure!');
  expect(JSON.stringify(complaint)).toMatch(
    /<program-([\w-]+)>.*could not be read.*<\/program-\1>/,
  );
});

test('a server that refused a schema gets no schema any more', async () => {
  const provider = await serve([withoutSchema(goodAnswer)]);
  await provider.send();
  await provider.send();
  expect(provider.requests.map(({ body }) => 'response_format' in body)).toEqual([
    true,
    false,
    false,
  ]);
});

test('only OpenRouter gets preferences for providers', async () => {
  const own = await serve([goodAnswer], MAKERS['a server of one’s own']);
  await own.send();
  expect(own.requests[0]?.body).not.toHaveProperty('provider');
  const routed = await serve([goodAnswer]);
  await routed.send();
  expect(routed.requests[0]?.body.provider).toEqual({
    order: ['cerebras'],
    allow_fallbacks: true,
    require_parameters: true,
  });
});

test('after a refused action the model rewrites the text only', async () => {
  const boast = { message: 'Bought 1000 NVDA.', trades: [{ ...REPLY.trades[0], quantity: 1000 }] };
  const retold = { message: 'There was not enough cash for 1000 NVDA.', trades: REPLY.trades };
  const provider = await serve([
    completion(JSON.stringify({ message: 'Hello.', trades: [], watchlist_changes: [] })),
    completion(JSON.stringify({ ...boast, watchlist_changes: [] })),
    completion(JSON.stringify(retold)),
  ]);
  await provider.send('good morning');
  const { body } = await provider.send('buy 1000 NVDA');
  const intent = 'Bought 1000 NVDA ⟦not from your account: you hold no NVDA⟧.';
  expect(body).toMatchObject({ message: retold.message, intent });
  expect(body.actions).toHaveLength(1);
  const { messages } = provider.requests[2]?.body ?? {};
  expect(messages.map(({ role }: { role: string }) => role)).toEqual([
    'system',
    'user',
    'assistant',
    'user',
  ]);
  expect(JSON.stringify(messages[1])).toContain('buy 1000 NVDA');
  expect(JSON.stringify(messages[2])).toContain('Bought 1000 NVDA.');
  expect(JSON.stringify(messages[3])).toContain('<ledger-');
  expect(await provider.moved()).toEqual(NOTHING);
});
