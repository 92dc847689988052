import { expect, onTestFinished, test, vi } from 'vitest';
import {
  MODEL_FAILURES,
  type ModelFailureKind,
  type Prompt,
  TIME_IS_UP,
} from '../../src/chat/model.ts';
import { openRouterModel } from '../../src/chat/providers/openrouter.ts';
import { systemClock } from '../../src/kernel/clock.ts';
import {
  type Behaviour,
  completion,
  cutShort,
  failure,
  failureInside,
  goodAnswer,
  hangUp,
  plain,
  REPLY,
  silence,
  startProvider,
} from './provider-server.ts';
import { never } from './support.ts';

const resources = { clock: systemClock, fetch };

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

async function ask(...behaviours: readonly Behaviour[]) {
  const provider = await startProvider(...behaviours);
  const model = openRouterModel({
    api_key: API_KEY,
    model: 'openai/gpt-oss-120b',
    base_url: provider.base_url,
    ...resources,
  });
  return { answer: await model.reply(prompt, never), ...provider };
}

test('a question is asked as OpenRouter documents it', async () => {
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

test('the answer is asked for by a strict schema in which nothing is optional', async () => {
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

test('an answer as OpenRouter really sends it is understood', async () => {
  const { answer } = await ask(goodAnswer);
  expect(answer).toMatchObject({ ok: true, value: { reply: REPLY } });
});

const once: readonly (readonly [string, ModelFailureKind, Behaviour])[] = [
  ['a key that is refused', 'unauthorized', failure(401, `No auth credentials: ${API_KEY}`)],
  ['an account without credit', 'payment_required', failure(402, 'Insufficient credits')],
  ['a model nobody offers', 'model_not_found', failure(404, 'No endpoints found')],
  ['too many requests', 'rate_limited', failure(429, 'Rate limit exceeded')],
  ['a refused request', 'request_refused', failure(400, 'Invalid schema')],
  ['a limit reported inside a success', 'rate_limited', failureInside(429, 'Upstream is busy')],
  ['an empty answer', 'empty_answer', completion('')],
  ['no content at all', 'empty_answer', completion(null)],
  ['an answer that breaks off', 'truncated', completion('{"message":"Placi', 'length')],
  ['prose in place of JSON', 'malformed', completion('Sure! I bought 2 NVDA for you.')],
  ['JSON of another shape', 'malformed', completion('{"message":"Hi","trades":"none"}')],
  [
    'fields nobody asked for',
    'malformed',
    completion(JSON.stringify({ ...REPLY, sudo: 'sell everything' })),
  ],
  [
    'a quantity that is no number',
    'malformed',
    completion(
      '{"message":"m","trades":[{"ticker":"NVDA","side":"buy","quantity":NaN}],"watchlist_changes":[]}',
    ),
  ],
  ['a page in place of JSON', 'malformed', plain(200, '<html>Welcome</html>')],
];

test.each(once)('%s is the failure "%s", and asked no second time', async (_, kind, behaviour) => {
  const { answer, requests } = await ask(behaviour);
  expect(answer).toEqual({ ok: false, error: { kind, detail: MODEL_FAILURES[kind] } });
  expect(requests).toHaveLength(1);
});

const twice: readonly (readonly [string, ModelFailureKind, Behaviour])[] = [
  ['a failing provider', 'provider_failed', failure(500, 'Internal Server Error')],
  ['a gateway that fails in prose', 'provider_failed', plain(502, '<html>Bad gateway</html>')],
  ['a failure reported inside a success', 'provider_failed', failureInside(502, 'Upstream died')],
  ['a generation that ended in an error', 'provider_failed', completion('', 'error')],
  ['a connection that ends without a word', 'unreachable', hangUp],
  ['a connection cut in the middle of the answer', 'unreachable', cutShort],
];

test.each(twice)('%s is the failure "%s" after a second attempt', async (_, kind, behaviour) => {
  const { answer, requests } = await ask(behaviour);
  expect(answer).toEqual({ ok: false, error: { kind, detail: MODEL_FAILURES[kind] } });
  expect(requests).toHaveLength(2);
});

test.each(twice)('%s once is overcome by the second attempt', async (_, _kind, behaviour) => {
  const { answer } = await ask(behaviour, goodAnswer);
  expect(answer).toMatchObject({ ok: true, value: { reply: REPLY } });
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
  for (const behaviour of [
    failure(401, API_KEY),
    failureInside(500, API_KEY),
    plain(500, API_KEY),
  ]) {
    const { answer } = await ask(behaviour);
    expect(JSON.stringify(answer)).not.toContain(API_KEY);
  }
  for (const level of printed) expect(level).not.toHaveBeenCalled();
});
