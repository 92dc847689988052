import { WatchlistSchema, WatchlistSummarySchema, WatchlistsSchema } from '@finally/contract';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { TestServer } from '../support/server/test-server.ts';

let server: TestServer;

beforeEach(async () => {
  server = await TestServer.start();
});

afterEach(() => server.close());

const patch = (path: string, body: unknown) =>
  server.send('PATCH', path, JSON.stringify(body), { 'content-type': 'application/json' });

const tickersOf = async (list: string) =>
  WatchlistSchema.parse((await server.get(`/api/watchlists/${list}`)).body).entries.map(
    ({ ticker }) => ticker,
  );

test('a list is created, filled, sorted, renamed and deleted, and survives a restart', async () => {
  const created = await server.post('/api/watchlists', { name: ' Payments ' });
  expect(created.status).toBe(201);
  const { id, name } = WatchlistSummarySchema.parse(created.body);
  expect(name).toBe('Payments');

  const entries = `/api/watchlists/${id}/entries`;
  expect((await server.post(entries, { ticker: 'pypl' })).status).toBe(201);
  expect((await server.post(entries, { ticker: 'PYPL' })).status).toBe(200);
  expect((await server.post(entries, { ticker: 'V', position: 0 })).status).toBe(201);
  expect(await tickersOf(id)).toEqual(['V', 'PYPL']);
  expect((await patch(`${entries}/V`, { position: 5 })).status).toBe(204);
  expect(await tickersOf(id)).toEqual(['PYPL', 'V']);

  const changed = await patch(`/api/watchlists/${id}`, { name: 'Cards', position: 0 });
  expect(changed.body).toEqual({ id, name: 'Cards', size: 2 });
  await server.restart();
  const { lists } = WatchlistsSchema.parse((await server.get('/api/watchlists')).body);
  expect(lists.map((list) => list.name)).toEqual(['Cards', 'Watchlist']);
  expect(await tickersOf(id)).toEqual(['PYPL', 'V']);

  expect((await server.delete(`${entries}/PYPL`)).status).toBe(204);
  expect((await server.delete(`/api/watchlists/${id}`)).status).toBe(204);
  expect((await server.get(`/api/watchlists/${id}`)).status).toBe(404);
});

test('calls without a list use the default one', async () => {
  await server.post('/api/watchlist', { ticker: 'PYPL' });
  expect((await tickersOf('default')).at(-1)).toBe('PYPL');
  await server.delete('/api/watchlists/default/entries/PYPL');
  expect((await server.delete('/api/watchlist/PYPL')).status).toBe(404);
});

test.each([
  ['a name that another list has', 'POST', '/api/watchlists', { name: 'WATCHLIST' }, 409],
  ['no name', 'POST', '/api/watchlists', { name: '  ' }, 400],
  ['a name that is too long', 'POST', '/api/watchlists', { name: 'x'.repeat(41) }, 400],
  ['a place before the first', 'PATCH', '/api/watchlists/default', { position: -1 }, 400],
  ['a list that is not there', 'PATCH', '/api/watchlists/none', { name: 'Other' }, 404],
  ['the first list', 'DELETE', '/api/watchlists/default', undefined, 422],
  ['a ticker not on it', 'PATCH', '/api/watchlists/default/entries/PYPL', { position: 0 }, 404],
])('%s is refused: %s %s', async (_, method, path, body, status) => {
  const answer = await server.send(
    method,
    path,
    body && JSON.stringify(body),
    body && { 'content-type': 'application/json' },
  );
  expect(answer.status).toBe(status);
  expect((await tickersOf('default')).slice(0, 2)).toEqual(['AAPL', 'GOOGL']);
});
