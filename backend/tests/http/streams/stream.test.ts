import { once } from 'node:events';
import { WatchlistSchema } from '@finally/contract';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { DEFAULT_TICKERS } from '../../../src/storage/sqlite/index.ts';
import { TestServer } from '../../support/server/test-server.ts';
import { openPriceEvents } from '../../support/streams/price-events.ts';
import { PriceSocket } from '../../support/streams/price-socket.ts';

let server: TestServer;

beforeEach(async () => {
  server = await TestServer.start();
});

afterEach(() => server.close());

test('the first event holds every ticker, later ones only those that changed', async () => {
  const events = openPriceEvents(server.url);
  const first = await events.next();
  expect(Object.keys(first.prices).toSorted()).toEqual(DEFAULT_TICKERS.toSorted());

  await server.post('/api/watchlist', { ticker: 'PYPL' });
  expect(Object.keys((await events.next()).prices)).toEqual(['PYPL']);

  server.clock.advance(500);
  const moved = await events.next();
  expect(Object.keys(moved.prices).length).toBeGreaterThan(5);
  for (const [ticker, price] of Object.entries(moved.prices)) {
    expect(price.ticker).toBe(ticker);
    expect(price.timestamp).toBe(server.clock.now_ms() / 1_000);
    expect(price.direction).not.toBe('flat');
  }
});

test('every event has an id, and ids grow', async () => {
  const events = openPriceEvents(server.url);
  const ids: number[] = [];
  for (let count = 0; count < 5; count++) {
    ids.push(Number((await events.next()).id));
    server.clock.advance(500);
  }
  expect(ids.every((id, index) => index === 0 || id > (ids[index - 1] as number))).toBe(true);
});

test('the stream and the watchlist report the same prices', async () => {
  const events = openPriceEvents(server.url);
  await events.next();
  server.clock.advance(500);
  const { prices } = await events.next();
  const { entries } = WatchlistSchema.parse((await server.get('/api/watchlist')).body);
  for (const [ticker, price] of Object.entries(prices)) {
    expect(entries.find((entry) => entry.ticker === ticker)?.latest).toEqual(price);
  }
});

test('the answer is an event stream that no proxy may cache or buffer', async () => {
  const response = await fetch(`${server.url}/api/stream/prices`);
  expect(response.status).toBe(200);
  expect(response.headers.get('content-type')).toBe('text/event-stream; charset=utf-8');
  expect(response.headers.get('cache-control')).toBe('no-cache, no-transform');
  expect(response.headers.get('x-accel-buffering')).toBe('no');
  expect(response.headers.get('x-content-type-options')).toBe('nosniff');
  const reader = response.body?.getReader();
  const { value } = (await reader?.read()) ?? {};
  expect(Buffer.from(value ?? []).toString()).toMatch(/^retry: [12]\d{3}\n\n/);
  await reader?.cancel();
});

test('the stream can follow another answer on the same connection', async () => {
  const client = new PriceSocket(server.url, '/api/health');
  await once(client.socket, 'data');
  client.socket.write('GET /api/stream/prices HTTP/1.1\r\nHost: localhost\r\n\r\n');
  await client.eventsCome(1);
  server.clock.advance(500);
  await client.eventsCome(2);
  expect(client.received.match(/HTTP\/1\.1 200 OK\r$/gm)).toHaveLength(2);
});

test('the stream does not wait for an unfinished answer on the same connection', async () => {
  const client = new PriceSocket(
    server.url,
    '/api/market/bars?ticker=AAPL HTTP/1.1\r\nHost: localhost\r\n\r\nGET /api/stream/prices',
  );
  await client.ended();
  expect(client.received).toMatch(/^HTTP\/1\.1 200 OK/);
  expect(client.received).toMatch(/HTTP\/1\.1 400 Bad Request/);
  expect(client.received).not.toContain('text/event-stream');
});

test('data after a stream request ends that stream only', async () => {
  const client = new PriceSocket(server.url);
  const other = new PriceSocket(server.url);
  await Promise.all([client.eventsCome(1), other.eventsCome(1)]);
  client.socket.write('and another thing');
  await client.ended();
  server.clock.advance(500);
  await other.eventsCome(2);
});

describe('a subscription', () => {
  test('to some tickers brings these alone, however they are written', async () => {
    const client = new PriceSocket(server.url, '/api/stream/prices?tickers=msft,%20AAPL,MSFT');
    await client.eventsCome(1);
    server.clock.advance(500);
    await client.eventsCome(2);
    expect(client.events.flatMap((event) => Object.keys(event)).toSorted()).toEqual([
      'AAPL',
      'AAPL',
      'MSFT',
      'MSFT',
    ]);
  });

  test.each(['', ',', 'AAPL,', 'A$PL', 'AAPL,MUCHTOOLONGATICKER'])(
    'to "%s" is refused',
    async (tickers) => {
      const { status, body } = await server.get(`/api/stream/prices?tickers=${tickers}`);
      expect(status).toBe(400);
      expect(body).toMatchObject({ code: 'invalid_request' });
    },
  );
});

test('a HEAD request leaves no stream open', async () => {
  expect((await server.send('HEAD', '/api/stream/prices')).status).toBe(405);
});

test('closing the server ends the streams', async () => {
  const response = await fetch(`${server.url}/api/stream/prices`);
  const whole = response.text();
  await server.restart();
  expect(await whole).toContain('"AAPL"');
});
