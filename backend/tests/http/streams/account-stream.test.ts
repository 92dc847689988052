import { AccountEventDataSchema } from '@finally/contract';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { metric } from '../../support/metrics.ts';
import { TestServer } from '../../support/server/test-server.ts';
import { AccountSocket } from '../../support/streams/account-socket.ts';

let server: TestServer;

beforeEach(async () => {
  server = await TestServer.start();
});
afterEach(() => server.close());

const buy = async (ticker: string, quantity = 1) => {
  const { status, body } = await server.post('/api/portfolio/trade', {
    ticker,
    side: 'buy',
    quantity,
  });
  expect(status).toBe(201);
  return body;
};
const watch = (ticker: string) => server.post('/api/watchlist', { ticker });

test('a client without a cursor gets the first cursor, and then every change in order', async () => {
  await watch('PYPL');
  const client = new AccountSocket(server.url);
  await client.eventsCome(1);
  expect(client.events).toEqual([{ id: 1, name: 'reset', data: { sequence: 1 } }]);
  const receipt = await buy('AAPL', 2);
  await watch('DIS');
  await server.post('/api/alerts', { ticker: 'AAPL', terms: { kind: 'above', price: 9_999 } });
  await server.post('/api/assistant/halt', {});
  await server.post('/api/chat', { message: 'what do I hold?' });
  await server.delete('/api/chat/history');
  await server.post('/api/portfolio/reset', {});
  await client.reaches(9);
  expect(client.events.map(({ name }) => name)).toEqual([
    'reset',
    'portfolio',
    'watchlist',
    'alert',
    'settings',
    'chat',
    'chat',
    'chat',
    'portfolio',
  ]);
  expect(client.events.map(({ id }) => id)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9]);
  for (const { name, data } of client.events) {
    expect(AccountEventDataSchema[name].parse(data)).toEqual(data);
  }
  expect(client.events[1]?.data).toEqual({ change: 'trade', ...(receipt as object) });
  expect(client.events.at(-1)?.data).toEqual({ change: 'reset' });
});

test('after a broken connection the missed events come once and in order, then new ones', async () => {
  const first = new AccountSocket(server.url);
  await first.eventsCome(1);
  await watch('PYPL');
  await first.reaches(1);
  first.socket.destroy();
  for (const ticker of ['DIS', 'KO', 'PEP']) await watch(ticker);
  const second = new AccountSocket(server.url, 1);
  await second.eventsCome(3);
  await watch('NKE');
  await second.eventsCome(4);
  expect(second.events.map(({ id, name }) => [id, name])).toEqual([
    [2, 'watchlist'],
    [3, 'watchlist'],
    [4, 'watchlist'],
    [5, 'watchlist'],
  ]);
});

test('a cursor survives a restart of the server', async () => {
  await watch('PYPL');
  await server.restart();
  const client = new AccountSocket(server.url, 0);
  await client.eventsCome(1);
  await buy('AAPL');
  await client.eventsCome(2);
  expect(client.events.map(({ id, name }) => [id, name])).toEqual([
    [1, 'watchlist'],
    [2, 'portfolio'],
  ]);
});

test.each([99, 'x', -1])(
  'the cursor %s, which is unknown here, is answered by a reset',
  async (cursor) => {
    await watch('PYPL');
    await watch('DIS');
    const client = new AccountSocket(server.url, cursor);
    await client.eventsCome(1);
    await watch('KO');
    await client.eventsCome(2);
    expect(client.events).toEqual([
      { id: 2, name: 'reset', data: { sequence: 2 } },
      { id: 3, name: 'watchlist', data: { list_id: 'default' } },
    ]);
  },
);

test('a request that changes nothing creates no event', async () => {
  const client = new AccountSocket(server.url, 0);
  await watch('AAPL');
  expect((await server.delete('/api/watchlist/PYPL')).status).toBe(404);
  await server.post('/api/portfolio/trade', { ticker: 'AAPL', side: 'sell', quantity: 1 });
  await watch('PYPL');
  await client.eventsCome(1);
  expect(client.events).toHaveLength(1);
});

test('clients are counted, and end with the server', async () => {
  const client = new AccountSocket(server.url);
  await client.eventsCome(1);
  expect(await metric(server, 'account_stream_connections')).toBe(1);
  expect(await metric(server, 'account_stream_resets_total')).toBe(1);
  client.socket.destroy();
  await expect.poll(() => metric(server, 'account_stream_connections')).toBe(0);
});
