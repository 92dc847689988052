import {
  ProblemSchema,
  TagProfitsSchema,
  TradeNoteSchema,
  TradeNotesSchema,
} from '@finally/contract';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { TestServer } from '../support/server/test-server.ts';

const PIXEL =
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==';

let server: TestServer;

beforeAll(async () => {
  server = await TestServer.start();
});

afterAll(() => server.close());

const put = (path: string, body: unknown) =>
  server.send('PUT', path, JSON.stringify(body), { 'content-type': 'application/json' });

const buy = async () => {
  const order = { ticker: 'AAPL', side: 'buy', quantity: 1 };
  const { body } = await server.post('/api/portfolio/trade', order);
  return (body as { trade: { id: string } }).trade.id;
};

test('a trade has a note, tags, a plan and a picture, over a restart', async () => {
  const id = await buy();
  const plan = { entry: 190.5, stop: 185, target: null, text: '<b>bold</b>' };
  const written = await put(`/api/trades/${id}/note`, {
    text: '  Bought the breakout ',
    tags: ['Breakout', 'breakout ', 'late'],
    plan,
  });
  expect(TradeNoteSchema.parse(written.body)).toMatchObject({
    text: 'Bought the breakout',
    tags: ['Breakout', 'late'],
    plan,
  });
  expect((await put(`/api/trades/${id}/picture`, { png: PIXEL })).status).toBe(200);
  await server.restart();
  const { notes } = TradeNotesSchema.parse((await server.get('/api/trade-notes')).body);
  expect(notes).toMatchObject([
    { trade: { id, ticker: 'AAPL' }, note: { text: 'Bought the breakout' } },
  ]);
  const { tags } = TagProfitsSchema.parse((await server.get('/api/trade-notes/tags')).body);
  expect(tags.map(({ tag, trades }) => [tag, trades])).toEqual([
    ['Breakout', 1],
    ['late', 1],
  ]);
  const picture = await fetch(
    `${server.url}/api/trades/${id}/picture?at=${notes[0]?.note.picture_at}`,
  );
  expect(picture.headers.get('content-type')).toBe('image/png');
  expect(picture.headers.get('x-content-type-options')).toBe('nosniff');
  expect(picture.headers.get('content-security-policy')).toContain('sandbox');
  expect(Buffer.from(await picture.arrayBuffer()).toString('base64')).toBe(PIXEL);
  expect((await server.delete(`/api/trades/${id}/picture`)).status).toBe(200);
  expect((await server.get(`/api/trades/${id}/picture`)).status).toBe(404);
});

test.each([
  ['note', { text: 'x'.repeat(4_001) }, 400, 'invalid_request'],
  ['note', { tags: ['a,b'] }, 400, 'invalid_request'],
  ['note', { plan: { entry: -1 } }, 400, 'invalid_request'],
  ['picture', { png: 'PHN2Zz4=' }, 422, 'picture_invalid'],
  ['picture', { png: 'not base64!' }, 400, 'invalid_request'],
])('an invalid %s is refused: %o', async (what, body, status, code) => {
  const answer = await put(`/api/trades/${await buy()}/${what}`, body);
  expect([answer.status, ProblemSchema.parse(answer.body).code]).toEqual([status, code]);
});
