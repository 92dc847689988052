import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { type PriceEvent, PriceEventSchema, WatchlistSchema } from '@finally/contract';
import { afterEach, beforeEach, expect, onTestFinished, test } from 'vitest';
import { DEFAULT_TICKERS } from '../../src/db/index.ts';
import { openPriceEvents } from '../support/price-events.ts';
import { settle } from '../support/settle.ts';
import { TestServer } from '../support/test-server.ts';

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

test('what the stream says is what the watchlist says', async () => {
  const events = openPriceEvents(server.url);
  await events.next();
  server.clock.advance(500);
  const { prices } = await events.next();
  const { entries } = WatchlistSchema.parse((await server.get('/api/watchlist')).body);
  for (const [ticker, price] of Object.entries(prices)) {
    expect(entries.find((entry) => entry.ticker === ticker)?.latest).toEqual(price);
  }
});

test('the answer is an event stream that nothing on the way may keep or hold back', async () => {
  const response = await fetch(`${server.url}/api/stream/prices`);
  expect(response.status).toBe(200);
  expect(response.headers.get('content-type')).toBe('text/event-stream; charset=utf-8');
  expect(response.headers.get('cache-control')).toBe('no-cache, no-transform');
  expect(response.headers.get('x-accel-buffering')).toBe('no');
  expect(response.headers.get('x-content-type-options')).toBe('nosniff');
  const reader = response.body?.getReader();
  const { value } = (await reader?.read()) ?? {};
  expect(Buffer.from(value ?? []).toString()).toMatch(/^retry: 1000\n\n/);
  await reader?.cancel();
});

test('asking for the headers alone leaves no answer open without end', async () => {
  expect((await server.send('HEAD', '/api/stream/prices')).status).toBe(404);
});

test('closing the server ends the streams', async () => {
  const response = await fetch(`${server.url}/api/stream/prices`);
  const whole = response.text();
  await server.restart();
  expect(await whole).toContain('"AAPL"');
});

/** A plain socket that has asked for the stream. */
function askForPrices(): Socket {
  const { hostname, port } = new URL(server.url);
  const socket = connect(Number(port), hostname);
  onTestFinished(() => void socket.destroy());
  socket.setEncoding('utf8');
  socket.write('GET /api/stream/prices HTTP/1.1\r\nHost: localhost\r\n\r\n');
  return socket;
}

const lastEvent = (text: string): PriceEvent => {
  const [, data = '{}'] = /^data: (.*)\n\n/m.exec(text.slice(text.lastIndexOf('data: '))) ?? [];
  return PriceEventSchema.parse(JSON.parse(data));
};

test('a client that reads nothing holds up nobody, and finds the newest state when it reads again', async () => {
  const STEPS = 6_000;
  let bytes_reading = 0;
  const reading = askForPrices();
  reading.on('data', (chunk) => {
    bytes_reading += chunk.length;
  });
  const idle = askForPrices().pause();
  await once(reading, 'data');
  for (let step = 0; step < STEPS; step++) {
    server.clock.advance(500);
    await settle();
  }
  const { entries } = WatchlistSchema.parse((await server.get('/api/watchlist')).body);

  let received = '';
  idle.on('data', (chunk) => {
    received += chunk;
  });
  idle.resume();
  await expect
    .poll(() => lastEvent(received)['AAPL']?.timestamp, { timeout: 4_000 })
    .toBe(server.clock.now_ms() / 1_000);
  for (const { ticker, latest } of entries) {
    expect(lastEvent(received)[ticker]).toEqual(latest);
  }
  // What it did not read was never put together for it.
  expect(received.length).toBeLessThan(bytes_reading * 0.8);
});
