import { WatchlistSchema } from '@finally/contract';
import { afterEach, expect, test } from 'vitest';
import { metric } from '../../support/metrics.ts';
import { TestServer } from '../../support/server/test-server.ts';
import { PriceSocket } from '../../support/streams/price-socket.ts';
import { settle } from '../../support/time/settle.ts';

let server: TestServer;

const start = async (settings: Readonly<Record<string, string>> = {}) => {
  server = await TestServer.start({ settings });
};

afterEach(() => server.close());

/** Lets the market make `steps` steps of half a second. */
async function steps(count: number): Promise<void> {
  for (let step = 0; step < count; step++) {
    server.clock.advance(500);
    await settle();
  }
}

const newestPrices = async () => {
  const { entries } = WatchlistSchema.parse((await server.get('/api/watchlist')).body);
  return Object.fromEntries(entries.map(({ ticker, latest }) => [ticker, latest]));
};

test.each([[[]], [['Last-Event-ID: 3']], [['Last-Event-ID: 99999999']], [['Last-Event-ID: x']]])(
  'the first event after coming back with %j is the whole newest state',
  async (headers) => {
    await start();
    const before = new PriceSocket(server.url);
    await before.eventsCome(1);
    before.socket.destroy();
    await steps(7);
    const after = new PriceSocket(server.url, '/api/stream/prices', headers);
    await after.eventsCome(1);
    expect(after.event(0)).toEqual(await newestPrices());
  },
);

test('a thousand broken connections lose no event and leak nothing', async () => {
  await start();
  const sockets = () =>
    process.getActiveResourcesInfo().filter((name) => name.startsWith('TCPSocket')).length;
  const before = sockets();
  for (let round = 0; round < 10; round++) {
    const clients = Array.from(
      { length: 100 },
      (_, index) => new PriceSocket(server.url, `/api/stream/prices?tickers=AAPL,T${index}`),
    );
    await Promise.all(clients.map((client) => client.eventsCome(1)));
    const { AAPL } = await newestPrices();
    for (const client of clients) expect(client.event(0)).toEqual({ AAPL });
    expect(await metric(server, 'stream_connections')).toBe(100);
    for (const { socket } of clients) {
      if (round % 2 === 0) socket.resetAndDestroy();
      else socket.destroy();
    }
    await steps(1);
    await expect.poll(() => metric(server, 'stream_connections')).toBe(0);
  }
  expect(await metric(server, 'stream_subscriptions')).toBe(0);
  expect(await metric(server, 'stream_connections_behind')).toBe(0);
  await expect.poll(sockets).toBeLessThanOrEqual(before + 2);
}, 20_000);

test('clients beyond the limit are refused until another one leaves', async () => {
  await start({ STREAM_CLIENTS_MAX: '2' });
  const first = new PriceSocket(server.url);
  await first.eventsCome(1);
  await new PriceSocket(server.url).eventsCome(1);
  const { status, headers, body } = await server.get('/api/stream/prices');
  expect(status).toBe(503);
  expect(headers.get('content-type')).toMatch(/^application\/problem\+json/);
  expect(Number(headers.get('retry-after'))).toBeGreaterThanOrEqual(5);
  expect(body).toMatchObject({ code: 'too_many_streams', status: 503 });
  expect(await metric(server, 'stream_refusals_total')).toBe(1);
  expect((await server.get('/api/health')).status).toBe(200);

  first.socket.destroy();
  await expect.poll(() => metric(server, 'stream_connections')).toBe(1);
  await new PriceSocket(server.url).eventsCome(1);
});

test('clients of one address beyond its limit are refused', async () => {
  await start({ STREAM_CLIENTS_PER_ADDRESS_MAX: '1' });
  await new PriceSocket(server.url).eventsCome(1);
  const { status, body } = await server.get('/api/stream/prices');
  expect(status).toBe(503);
  expect(body).toMatchObject({
    code: 'too_many_streams',
    detail: expect.stringMatching('address'),
  });
});
