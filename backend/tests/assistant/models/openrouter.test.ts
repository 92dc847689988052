import { expect, onTestFinished, test, vi } from 'vitest';
import {
  MODEL_FAILURES,
  type ModelFailureKind,
  type Prompt,
  TIME_IS_UP,
} from '../../../src/assistant/models/model.ts';
import { openRouterModel } from '../../../src/assistant/models/openrouter.ts';
import { systemClock } from '../../../src/kernel/time/clock.ts';
import { never } from '../support.ts';
import {
  type Behavior,
  completion,
  failure,
  failureInside,
  goodAnswer,
  plain,
  REPLY,
  silence,
  startProvider,
} from './provider-server.ts';

const resources = { clock: systemClock };

const API_KEY = 'sk-or-v1-a-secret-of-the-test';

const prompt = {
  system: 'The rules and the account.',
  turns: [
    { role: 'user', content: '<person>\nhello\n</person>' },
    { role: 'assistant', content: '{"message":"Hello."}' },
    { role: 'user', content: '<person>\nbuy 2 NVDA and watch PYPL\n</person>' },
  ],
  message: 'buy 2 NVDA and watch PYPL',
} as unknown as Prompt;

async function ask(...behaviors: readonly Behavior[]) {
  const provider = await startProvider(...behaviors);
  const model = openRouterModel({
    api_key: API_KEY,
    model: 'openai/gpt-oss-120b',
    base_url: provider.base_url,
    ...resources,
  });
  return { answer: await model.reply(prompt, never), ...provider };
}

test('the request has the format that OpenRouter documents', async () => {
  const { requests } = await ask(goodAnswer);
  expect(requests).toHaveLength(1);
  const [request] = requests;
  expect(request).toMatchObject({
    method: 'POST',
    path: '/api/v1/chat/completions',
    headers: { authorization: `Bearer ${API_KEY}`, 'content-type': 'application/json' },
  });
  expect(request?.body.model).toBe('openai/gpt-oss-120b');
  expect(request?.body.provider).toEqual({
    order: ['cerebras'],
    allow_fallbacks: true,
    require_parameters: true,
  });
  expect(request?.body.messages.map(({ role }: { role: string }) => role)).toEqual([
    'system',
    'user',
    'assistant',
    'user',
  ]);
  expect(JSON.stringify(request?.body.messages[0])).toContain('The rules and the account.');
  expect(JSON.stringify(request?.body.messages[3])).toContain('buy 2 NVDA and watch PYPL');
  expect(request?.body.stream ?? false).toBe(false);
});

test('the request has a strict schema without optional fields', async () => {
  const { requests } = await ask(goodAnswer);
  const { response_format } = requests[0]?.body ?? {};
  expect(response_format).toMatchObject({
    type: 'json_schema',
    json_schema: { name: 'assistant_reply', strict: true },
  });
  const { schema } = response_format.json_schema;
  const everyObject = [
    schema,
    schema.properties.trades.items,
    schema.properties.watchlist_changes.items,
  ];
  for (const object of everyObject) {
    expect(object.additionalProperties).toBe(false);
    expect(object.required).toEqual(Object.keys(object.properties));
  }
});

test('a recorded answer of OpenRouter is parsed', async () => {
  const { answer } = await ask(goodAnswer);
  expect(answer).toMatchObject({ ok: true, value: { reply: REPLY } });
});

test.each<readonly [string, ModelFailureKind, Behavior]>([
  ['a limit', 'rate_limited', failureInside(429, 'Upstream is busy')],
  ['a failure', 'provider_failed', failureInside(502, 'Upstream died')],
  ['a generation that ended in an error', 'provider_failed', completion('', 'error')],
])('%s that is reported inside a success is the failure "%s"', async (_, kind, behavior) => {
  const { answer } = await ask(behavior);
  expect(answer).toMatchObject({ ok: false, error: { kind, detail: MODEL_FAILURES[kind] } });
});

test('tokens and raw output are reported, for both rounds if there were two', async () => {
  const { answer } = await ask(completion('Sure!'), goodAnswer);
  expect(answer).toMatchObject({
    value: {
      model: { provider: 'openrouter', name: 'openai/gpt-oss-120b' },
      raw: `Sure!\n\n${JSON.stringify(REPLY)}`,
      tokens: { input: 1624, output: 128 },
      rounds: 2,
    },
  });
});

test('an address where nobody listens is unreachable', async () => {
  const model = openRouterModel({
    api_key: API_KEY,
    model: 'm',
    base_url: 'http://127.0.0.1:1/v1',
    ...resources,
  });
  expect(await model.reply(prompt, never)).toMatchObject({ error: { kind: 'unreachable' } });
});

test.each([
  ['time that is up', 'timed_out', TIME_IS_UP],
  ['a cancellation', 'cancelled', undefined],
])('%s ends the wait', async (_, kind, reason) => {
  const abort = new AbortController();
  const { base_url, requests } = await startProvider((response, request) => {
    silence(response, request);
    abort.abort(reason);
  });
  const model = openRouterModel({ api_key: API_KEY, model: 'm', base_url, ...resources });
  expect(await model.reply(prompt, abort.signal)).toMatchObject({ error: { kind } });
  expect(requests).toHaveLength(1);
});

test('no failure repeats the key, whatever the provider sends back, and nothing is printed', async () => {
  const printed = (['log', 'info', 'warn', 'error'] as const).map((level) =>
    vi.spyOn(console, level),
  );
  onTestFinished(() => void vi.restoreAllMocks());
  for (const behavior of [
    failure(401, API_KEY),
    failureInside(500, API_KEY),
    plain(500, API_KEY),
  ]) {
    const { answer } = await ask(behavior);
    expect(JSON.stringify(answer)).not.toContain(API_KEY);
  }
  for (const level of printed) expect(level).not.toHaveBeenCalled();
});
