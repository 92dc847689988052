import { ChatAnswerSchema, ChatHistorySchema, ProblemSchema } from '@finally/contract';
import { expect, test } from 'vitest';
import { chatRouter } from '../../src/assistant/index.ts';
import { mockModel } from '../../src/assistant/models/mock.ts';
import { modelFailure } from '../../src/assistant/models/model.ts';
import { serveRoutes } from '../support/server/serve-routes.ts';
import { openServices } from './support.ts';

async function serve(model = mockModel) {
  const services = await openServices();
  const chat = services.chat(model);
  const address = await serveRoutes([chatRouter(() => chat)]);
  const send = (body: string) =>
    fetch(`${address}/api/chat`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body,
    });
  return { address, send };
}

test('a message is answered, kept, and cleared', async () => {
  const { address, send } = await serve();
  const answer = await send('{"message":"buy 2 NVDA","client_message_id":"m-1"}');
  expect(answer.status).toBe(200);
  expect(ChatAnswerSchema.parse(await answer.json())).toMatchObject({
    actions: [{ kind: 'trade', status: 'executed' }],
    model: { provider: 'mock' },
  });

  const history = await fetch(`${address}/api/chat/history`);
  expect(ChatHistorySchema.parse(await history.json()).messages).toHaveLength(2);

  const cleared = await fetch(`${address}/api/chat/history`, { method: 'DELETE' });
  expect(cleared.status).toBe(204);
  const empty = await fetch(`${address}/api/chat/history`);
  expect(await empty.json()).toEqual({ messages: [], progress: null });
});

test.each([
  ['no JSON', '{"message":', 400, 'invalid_json'],
  ['no message', '{}', 400, 'invalid_request'],
  ['a blank message', '{"message":"   "}', 400, 'invalid_request'],
  ['a message of another type', '{"message":5}', 400, 'invalid_request'],
  ['an unknown field', '{"message":"hi","mode":"auto"}', 400, 'invalid_request'],
  [
    'a message that is too long',
    JSON.stringify({ message: 'x'.repeat(4001) }),
    400,
    'invalid_request',
  ],
  ['an id with blanks', '{"message":"hi","client_message_id":"a b"}', 400, 'invalid_request'],
])('%s is refused as a problem', async (_, body, status, code) => {
  const { send } = await serve();
  const refused = await send(body);
  expect(refused.status).toBe(status);
  expect(refused.headers.get('content-type')).toContain('application/problem+json');
  expect(ProblemSchema.parse(await refused.json()).code).toBe(code);
});

test('the same id with another text is a conflict', async () => {
  const { send } = await serve();
  await send('{"message":"one","client_message_id":"m-1"}');
  const refused = await send('{"message":"two","client_message_id":"m-1"}');
  expect(refused.status).toBe(409);
  expect(await refused.json()).toMatchObject({ code: 'client_message_id_conflict' });
});

test('a model that fails is a problem with a sentence, not a crash', async () => {
  const { send } = await serve({ ...mockModel, reply: async () => modelFailure('rate_limited') });
  const refused = await send('{"message":"hi"}');
  expect(refused.status).toBe(503);
  expect(await refused.json()).toMatchObject({
    code: 'assistant_unavailable',
    detail: 'The model provider is receiving too many requests. Try again in a moment.',
  });
});
