import {
  type AssistantSettings,
  AssistantSettingsSchema,
  ChatActionSchema,
  ChatAnswerSchema,
  ChatHistorySchema,
  ChatSuggestionsSchema,
  WatchlistSchema,
} from '@finally/contract';
import { expect, test } from 'vitest';
import { exactly, read, routes, serveRoutes } from './routes-fixture.ts';

serveRoutes();

test('the assistant answers about this portfolio and its conversation is kept', async () => {
  const answer = await routes.server.post('/api/chat', { message: 'buy 2 NVDA' });
  expect(answer.status).toBe(200);
  const { actions, model } = exactly(ChatAnswerSchema, answer.body);
  expect(model.provider).toBe('offline');
  expect(actions).toMatchObject([
    {
      kind: 'trade',
      status: 'executed',
      receipt: { trade: { ticker: 'NVDA', origin: 'assistant' } },
    },
  ]);
  const { messages } = await read('/api/chat/history', ChatHistorySchema);
  expect(messages.map(({ role }) => role)).toEqual(['user', 'assistant']);
  expect((await routes.server.delete('/api/chat/history')).status).toBe(204);
  expect(await read('/api/chat/history', ChatHistorySchema)).toEqual({
    messages: [],
    progress: null,
  });
});

test('the brief is suggested until it is dismissed, also after a restart', async () => {
  const path = '/api/chat/suggestion';
  const { suggestion } = await read(path, ChatSuggestionsSchema);
  expect(suggestion).toMatchObject({ kind: 'morning_brief', message: 'Morning brief' });
  for (const broken of [{}, { day: 'today' }, { day: suggestion?.day, more: 1 }]) {
    expect((await routes.server.post(`${path}/dismiss`, broken)).status).toBe(400);
  }
  const dismissed = await routes.server.post(`${path}/dismiss`, { day: suggestion?.day });
  expect(exactly(ChatSuggestionsSchema, dismissed.body)).toEqual({ suggestion: null });
  await routes.server.restart();
  expect(await read(path, ChatSuggestionsSchema)).toEqual({ suggestion: null });
});

test('what the assistant may do is set, holds at once, and is there after a restart', async () => {
  const path = '/api/assistant/settings';
  const settings = await read(path, AssistantSettingsSchema);
  expect(settings).toMatchObject({ mode: 'auto', halted: false, actions_per_message_max: 10 });
  const wanted = { ...settings, mode: 'confirm', dollars_per_message_max: 1234.56 };
  const put = (value: unknown) =>
    routes.server.send('PUT', path, JSON.stringify(value), { 'content-type': 'application/json' });
  const saved = (await put(wanted)).body as AssistantSettings;
  expect(saved).toEqual({ ...wanted, version: settings.version + 1 });
  expect(await put(wanted)).toMatchObject({
    status: 409,
    body: { code: 'assistant_settings_conflict' },
  });
  for (const broken of [
    { ...wanted, mode: 'careless' },
    { ...wanted, dollars_per_message_max: -1 },
    { ...wanted, dollars_per_message_max: 0.001 },
    { ...wanted, ticker_weight_max_percent: 101 },
    { ...wanted, actions_per_message_max: 0 },
    { ...wanted, more: 1 },
    { ...wanted, trades_per_day_max: 0 },
    { ...wanted, approval_price_band_percent: 0 },
    { ...wanted, version: undefined },
    { mode: 'auto' },
  ]) {
    expect(await put(broken), JSON.stringify(broken)).toMatchObject({
      status: 400,
      body: { code: 'invalid_request' },
    });
  }

  const asked = await routes.server.post('/api/chat', { message: 'buy 2 NVDA' });
  const [proposed] = exactly(ChatAnswerSchema, asked.body).actions;
  expect(proposed).toMatchObject({ status: 'proposed', receipt: null, error: null });
  await routes.server.restart();
  expect(await read(path, AssistantSettingsSchema)).toEqual(saved);
  const approved = await routes.server.post(`/api/chat/actions/${proposed?.id}/approve`, {});
  expect(approved.status).toBe(200);
  expect(exactly(ChatActionSchema, approved.body)).toMatchObject({ status: 'executed' });
  const declined = await routes.server.post(`/api/chat/actions/${proposed?.id}/decline`, {});
  expect(declined.body).toEqual(approved.body);
  expect(await routes.server.post('/api/chat/actions/none/approve', {})).toMatchObject({
    status: 404,
    body: { code: 'not_found' },
  });
  expect(await routes.server.post('/api/chat/cancel', { client_message_id: 'none' })).toMatchObject(
    {
      status: 200,
      body: { cancelled: false },
    },
  );
});

test('the kill switch is a call of its own, and a save neither ends it nor loses it', async () => {
  const path = '/api/assistant/settings';
  const before = await read(path, AssistantSettingsSchema);
  const halted = await routes.server.post('/api/assistant/halt', {});
  expect(exactly(AssistantSettingsSchema, halted.body)).toMatchObject({
    halted: true,
    saved: true,
    version: before.version + 1,
  });
  const put = (value: unknown) =>
    routes.server.send('PUT', path, JSON.stringify(value), { 'content-type': 'application/json' });
  expect((await put({ ...before, daily_loss_max: 5 })).status).toBe(409);
  const now = await read(path, AssistantSettingsSchema);
  const saved = await put({ ...now, halted: false, daily_loss_max: 5 });
  expect(exactly(AssistantSettingsSchema, saved.body)).toMatchObject({
    halted: true,
    daily_loss_max: 5,
  });
  const resumed = await routes.server.post('/api/assistant/resume', {});
  expect(exactly(AssistantSettingsSchema, resumed.body)).toMatchObject({
    halted: false,
    daily_loss_max: 5,
  });
});

test('an approval may carry the price that was seen, and says if it has moved', async () => {
  const settings = await read('/api/assistant/settings', AssistantSettingsSchema);
  await routes.server.send(
    'PUT',
    '/api/assistant/settings',
    JSON.stringify({ ...settings, mode: 'confirm' }),
    { 'content-type': 'application/json' },
  );
  const asked = await routes.server.post('/api/chat', { message: 'buy 2 NVDA' });
  const [proposed] = exactly(ChatAnswerSchema, asked.body).actions;
  const approve = (body: unknown) =>
    routes.server.post(`/api/chat/actions/${proposed?.id}/approve`, body);
  expect(await approve({ price: 1 })).toMatchObject({
    status: 409,
    body: { code: 'price_moved' },
  });
  expect(await approve({ price: 'cheap' })).toMatchObject({ status: 400 });
  for (const unheld of [0, -1, 1e-9, 14.123456, 1e11, 922337203685477, 1e308]) {
    expect(await approve({ price: unheld }), String(unheld)).toMatchObject({
      status: 400,
      body: { code: 'invalid_request', detail: expect.stringContaining('more than $0') },
    });
  }
  expect(await approve({ price: 99_999_999_999.9999 })).toMatchObject({
    body: { code: 'price_moved' },
  });
  const { entries } = await read('/api/watchlist', WatchlistSchema);
  const price = entries.find(({ ticker }) => ticker === 'NVDA')?.latest?.price;
  expect((await approve({ price })).status).toBe(200);
});
