import { expect, test } from 'vitest';
import type { Prompt } from '../../../src/assistant/models/model.ts';
import { openAiCompatibleModel } from '../../../src/assistant/models/openai-compatible.ts';
import { systemClock } from '../../../src/kernel/time/clock.ts';
import { never } from '../support.ts';
import { completion, failure, goodAnswer, REPLY, startProvider } from './provider-server.ts';

const resources = { clock: systemClock };

const prompt = {
  system: 'The rules.',
  turns: [{ role: 'user', content: 'buy 2 NVDA' }],
  message: 'buy 2 NVDA',
} as unknown as Prompt;

test('a local server is asked without a key and with a schema, and its answer is parsed', async () => {
  const { base_url, requests } = await startProvider(goodAnswer);
  const model = openAiCompatibleModel({ base_url, model: 'llama3.3', ...resources });
  expect(await model.reply(prompt, never)).toMatchObject({ ok: true, value: { reply: REPLY } });
  expect(requests[0]).toMatchObject({
    method: 'POST',
    path: '/api/v1/chat/completions',
    body: {
      model: 'llama3.3',
      response_format: { type: 'json_schema', json_schema: { strict: true } },
    },
  });
  expect(requests[0]?.headers.authorization).toBeUndefined();
  expect(model.info).toEqual({ provider: 'openai_compatible', name: 'llama3.3' });
});

test('a key is sent if there is one', async () => {
  const { base_url, requests } = await startProvider(goodAnswer);
  await openAiCompatibleModel({ base_url, model: 'm', api_key: 'a-key', ...resources }).reply(
    prompt,
    never,
  );
  expect(requests[0]?.headers.authorization).toBe('Bearer a-key');
});

test.each([
  ['unauthorized', failure(401, 'no')],
  ['provider_failed', failure(503, 'loading the model')],
  ['malformed', completion('not JSON'), 'not JSON\n\nnot JSON'],
  ['empty_answer', completion(''), '\n\n'],
] as const)('"%s" is told apart here too', async (kind, behavior, raw: string | null = null) => {
  const { base_url } = await startProvider(behavior);
  const model = openAiCompatibleModel({ base_url, model: 'm', ...resources });
  expect(await model.reply(prompt, never)).toMatchObject({ ok: false, error: { kind, raw } });
});
