import { AlertSchema, AlertsSchema, ProblemSchema } from '@finally/contract';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { TestServer } from '../support/server/test-server.ts';

let server: TestServer;

beforeAll(async () => {
  server = await TestServer.start();
});

afterAll(() => server.close());

const patch = (path: string, body: unknown) =>
  server.send('PATCH', path, JSON.stringify(body), { 'content-type': 'application/json' });

const list = async () => AlertsSchema.parse((await server.get('/api/alerts')).body).alerts;

test('an alert is set, set again, changed, removed and restored, and survives a restart', async () => {
  const request = { ticker: 'aapl', terms: { kind: 'above', price: 9_000 }, note: '  High  ' };
  const set = await server.post('/api/alerts', request);
  expect(set.status).toBe(201);
  const alert = AlertSchema.parse(set.body);
  expect(alert).toMatchObject({ ticker: 'AAPL', upper: 9_000, note: 'High', state: 'active' });
  const again = await server.post('/api/alerts', request);
  expect([again.status, again.body]).toEqual([200, set.body]);

  const path = `/api/alerts/${alert.id}`;
  const changed = await patch(path, { terms: { kind: 'percent', percent: 7.5 } });
  expect(changed.body).toMatchObject({
    terms: { kind: 'percent', percent: 7.5, direction: 'either' },
    upper: expect.any(Number),
    lower: expect.any(Number),
    note: 'High',
  });
  await server.restart();
  expect(await list()).toEqual([changed.body]);

  expect((await server.delete(path)).status).toBe(204);
  expect(await list()).toEqual([]);
  const missing = await server.delete(path);
  expect([missing.status, ProblemSchema.parse(missing.body).code]).toEqual([404, 'unknown_alert']);
  expect((await server.post(`${path}/restore`, {})).body).toEqual(changed.body);
  expect((await server.post('/api/alerts/seen', { alerts: [alert.id] })).status).toBe(204);
});

test('the market makes an alert fire, and the answer contains the price', async () => {
  const { price } = (
    (await server.get('/api/watchlist')).body as {
      entries: { ticker: string; latest: { price: number } }[];
    }
  ).entries.find(({ ticker }) => ticker === 'NVDA')?.latest ?? { price: 0 };
  const level = Math.round(price * 1.0001 * 10_000) / 10_000;
  await server.post('/api/alerts', { ticker: 'NVDA', terms: { kind: 'above', price: level } });
  // The simulated price wanders a little at each step.
  const nvidias = async () => (await list()).find(({ ticker }) => ticker === 'NVDA');
  for (let minute = 0; minute < 180 && (await nvidias())?.state !== 'fired'; minute++) {
    server.clock.advance(60_000);
  }
  const alert = await nvidias();
  expect(alert).toMatchObject({ state: 'fired', seen: false });
  expect(alert?.fired_price).toBeGreaterThanOrEqual(level);
});

test.each([
  [
    'a level that is passed',
    { ticker: 'AAPL', terms: { kind: 'above', price: 0.01 } },
    422,
    'alert_already_met',
  ],
  [
    'a level that is none',
    { ticker: 'AAPL', terms: { kind: 'below', price: 0 } },
    422,
    'alert_level_invalid',
  ],
  [
    'an unknown ticker',
    { ticker: 'NVDX', terms: { kind: 'above', price: 5 } },
    404,
    'unknown_ticker',
  ],
  [
    'a kind that is none',
    { ticker: 'AAPL', terms: { kind: 'near', price: 5 } },
    400,
    'invalid_request',
  ],
  ['no terms', { ticker: 'AAPL' }, 400, 'invalid_request'],
  [
    'a note like a book',
    { ticker: 'AAPL', terms: { kind: 'above', price: 9_000 }, note: 'x'.repeat(121) },
    400,
    'invalid_request',
  ],
])('%s is refused with a sentence', async (_what, request, status, code) => {
  const before = await list();
  const answer = await server.post('/api/alerts', request);
  expect([answer.status, ProblemSchema.parse(answer.body).code]).toEqual([status, code]);
  expect(ProblemSchema.parse(answer.body).detail).toMatch(/^\S.* .*[.?]$/);
  expect(await list()).toEqual(before);
});
