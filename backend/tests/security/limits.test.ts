import { once } from 'node:events';
import { connect, createServer } from 'node:net';
import { text } from 'node:stream/consumers';
import { afterEach, beforeEach, describe, expect, onTestFinished, test } from 'vitest';
import { capConnections } from '../../src/access/index.ts';
import { rateLimits } from '../../src/access/limits.ts';
import { TestServer } from '../support/server/test-server.ts';

let server: TestServer;

beforeEach(async () => {
  server = await TestServer.start({
    settings: { CHAT_REQUESTS_PER_MINUTE_MAX: '3', REQUEST_TIMEOUT_SECONDS: '1' },
  });
});

afterEach(() => server.close());

const say = (message: string) => server.post('/api/chat', { message });

test('the assistant answers so often a minute, then says when to come back', async () => {
  for (let count = 0; count < 3; count++) expect((await say('hello')).status).toBe(200);
  const refused = await say('buy 1 AAPL');
  expect(refused.status).toBe(429);
  expect(refused.body).toMatchObject({ code: 'rate_limited' });
  expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
  expect((await server.get('/api/portfolio')).body).toMatchObject({ positions: [] });
});

test('a program on this machine trades and reads as fast as it can', async () => {
  const limits = rateLimits(1);
  for (const [method, route] of [
    ['POST', '/api/portfolio/trade'],
    ['GET', '/api/portfolio'],
  ] as const) {
    const key = limits.keyOf(method, route, '127.0.0.1');
    expect(limits.isFree(key, '127.0.0.1', {})).toBe(true);
    expect(limits.isFree(key, '127.0.0.1', { 'x-forwarded-for': '203.0.113.9' })).toBe(false);
    expect(limits.isFree(key, '203.0.113.9', {})).toBe(false);
    expect(limits.maxOf(key)).toBeGreaterThan(1_000);
  }
});

test('each client behind a proxy has its own limit of each kind', async () => {
  const limits = rateLimits(1);
  const keys = [
    limits.keyOf('POST', '/api/chat', '203.0.113.9'),
    limits.keyOf('POST', '/api/portfolio/trade', '203.0.113.9'),
    limits.keyOf('GET', '/api/portfolio', '203.0.113.9'),
  ];
  expect(new Set(keys).size).toBe(3);
  expect(keys.map((key) => limits.maxOf(key))).toEqual([1, 3_000, 6_000]);
  const { headers } = await server.get('/api/portfolio', { 'x-forwarded-for': '203.0.113.9' });
  expect(headers.get('x-ratelimit-limit')).toBe('6000');
});

describe('a request that takes too long to arrive', () => {
  test.each([
    ['stops within its headers', 'GET /api/health HTTP/1.1\r\nHost: localhost\r\nX: '],
    ['never begins', ''],
    [
      'stops within its body',
      'POST /api/portfolio/trade HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 50\r\n\r\n{"',
    ],
    [
      'stops within a chunk',
      'POST /api/portfolio/trade HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n5\r\n{"t',
    ],
  ])('and %s is given up', async (_what, bytes) => {
    const socket = connect(Number(new URL(server.url).port), '127.0.0.1');
    onTestFinished(() => void socket.destroy());
    socket.write(bytes);
    expect(await text(socket)).toMatch(/^(HTTP\/1\.1 408 .*"code":"request_timeout"|$)/s);
  });

  test('byte by byte is given up all the same', async () => {
    const socket = connect(Number(new URL(server.url).port), '127.0.0.1');
    socket.on('error', () => {});
    socket.write('GET /api/health HTTP/1.1\r\nHost: localhost\r\nX: ');
    const drip = setInterval(() => socket.write('a'), 50);
    onTestFinished(() => clearInterval(drip));
    expect(await text(socket).catch(() => '')).not.toMatch(/^HTTP\/1\.1 200/);
  });
});

test('500 slow clients keep nobody else waiting', async () => {
  const port = Number(new URL(server.url).port);
  const slow = Array.from({ length: 500 }, () => connect(port, '127.0.0.1').on('error', () => {}));
  onTestFinished(() => slow.forEach((socket) => void socket.destroy()));
  for (const socket of slow) socket.write('GET / HTTP/1.1\r\nHost: localhost\r\nX: ');
  expect((await server.get('/api/health')).status).toBe(200);
  await Promise.all(slow.map((socket) => socket.closed || once(socket.resume(), 'close')));
});

test('so many connections there may be, and no more', async () => {
  const capped = createServer();
  capConnections(capped, -1_998);
  capped.listen(0, '127.0.0.1');
  await once(capped, 'listening');
  onTestFinished(() => void capped.close());
  const address = capped.address();
  const port = typeof address === 'object' ? (address?.port ?? 0) : 0;
  const sockets = Array.from({ length: 3 }, () => connect(port, '127.0.0.1').on('error', () => {}));
  onTestFinished(() => sockets.forEach((socket) => void socket.destroy()));
  const closed = await Promise.race(sockets.map((socket) => once(socket.resume(), 'close')));
  expect(closed).toBeDefined();
  expect(sockets.filter((socket) => !socket.closed)).toHaveLength(2);
});
