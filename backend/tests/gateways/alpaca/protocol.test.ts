import { describe, expect, test } from 'vitest';
import { TestServer } from '../../support/server/test-server.ts';
import { AlpacaServer, headersOf, type KeyPair } from './alpaca-server.ts';

const secretPart = ({ secret }: KeyPair) => secret.split('_').slice(2).join('_');
const basic = (user: string, password: string) =>
  `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`;

describe('a caller is known by its key', () => {
  test.each<[string, (pair: KeyPair) => Record<string, string>]>([
    ['in the two headers', headersOf],
    [
      'in the two headers, without what the secret says twice',
      (pair) => headersOf({ ...pair, secret: secretPart(pair) }),
    ],
    ['as a bearer token', ({ secret }) => ({ authorization: `Bearer ${secret}` })],
    ['as user and password', ({ key_id, secret }) => ({ authorization: basic(key_id, secret) })],
  ])('%s', async (_name, headers) => {
    const { server, pair } = await AlpacaServer.start();
    expect((await server.get('/v2/clock', headers(pair))).status).toBe(200);
  });

  test.each<[string, (pair: KeyPair) => Record<string, string>]>([
    ['nothing', () => ({})],
    ['an id alone', ({ key_id }) => ({ 'APCA-API-KEY-ID': key_id })],
    ['another secret', (pair) => headersOf({ ...pair, secret: `${pair.secret.slice(0, -2)}xx` })],
    ['the secret of another id', (pair) => headersOf({ ...pair, key_id: 'abcdefgh1234' })],
    ['no key at all', () => ({ authorization: 'Bearer of-good-news' })],
  ])('%s is unauthorized, also where nobody has to sign in', async (_name, headers) => {
    const { server, pair } = await AlpacaServer.start();
    const { status, body } = await server.get('/v2/clock', headers(pair));
    expect({ status, body }).toEqual({
      status: 401,
      body: { code: 40110000, message: 'unauthorized.' },
    });
  });

  test('a revoked key is unauthorized', async () => {
    const { server, pair, account_id } = await AlpacaServer.start();
    await server.delete(`/api/accounts/${account_id}/keys/${pair.key_id}`);
    expect((await server.get('/v2/clock', headersOf(pair))).status).toBe(401);
  });
});

describe('bodies', () => {
  test.each([
    ['a JSON type and no body', 'application/json'],
    ['an empty type', ''],
    ['a type of text', 'text/plain;charset=UTF-8'],
  ])('%s is no obstacle', async (_name, type) => {
    const { server, pair } = await AlpacaServer.start();
    for (const method of ['GET', 'DELETE']) {
      const path = method === 'GET' ? '/v2/clock' : '/v2/nothing';
      const { status } = await server.send(method, path, undefined, {
        ...headersOf(pair),
        'content-type': type,
      });
      expect(status).toBe(method === 'GET' ? 200 : 404);
    }
  });

  test.each([
    ['what is no JSON', '{', 400, 40010000],
    ['a field that occurs twice', '{"qty":1,"qty":2}', 422, 40010001],
  ])('%s is refused', async (_name, text, status, code) => {
    const { server, pair } = await AlpacaServer.start();
    const answer = await server.send('POST', '/v2/nothing', text, headersOf(pair));
    expect(answer.status).toBe(status);
    expect(answer.body).toMatchObject({ code });
  });
});

test('paths that it does not have are answered with a code, and so is an empty id', async () => {
  const alpaca = await AlpacaServer.start();
  for (const path of ['/v2/wallets', '/v3/nothing', '/v2/clock/']) {
    const { status, body, headers } = await alpaca.get(path);
    expect(status).toBe(404);
    expect(body).toEqual({ code: 40410000, message: 'endpoint not found' });
    expect(headers.get('content-type')).toMatch(/^application\/json/);
  }
});

test('every answer has the id of its request, and none can be cached', async () => {
  const { headers } = await (await AlpacaServer.start()).get('/v2/clock');
  expect(headers.get('x-request-id')).toBeTruthy();
  expect(headers.get('cache-control')).toBe('no-store');
});

test('a request from a page of another site is refused, whatever it knows', async () => {
  const { server, pair } = await AlpacaServer.start();
  const headers = { ...headersOf(pair), origin: 'https://evil.example' };
  const { status, body } = await server.get('/v2/clock', headers);
  expect(status).toBe(403);
  expect(body).toMatchObject({ code: 40310000 });
});

test('the requests of an account are limited, and it is told how many are left', async () => {
  const { server, pair, key, ...alpaca } = await startLimited(3);
  const left: (string | null)[] = [];
  for (let count = 0; count < 3; count++) {
    left.push((await alpaca.get()).headers.get('x-ratelimit-remaining'));
  }
  expect(left).toEqual(['2', '1', '0']);
  const { status, body, headers } = await alpaca.get();
  expect(status).toBe(429);
  expect(body).toEqual({ code: 42910000, message: 'rate limit exceeded' });
  expect(headers.get('x-ratelimit-limit')).toBe('3');
  expect(Number(headers.get('retry-after'))).toBeGreaterThan(0);
  expect((await server.get('/v2/clock', headersOf(await key()))).status).toBe(429);
  server.clock.advance(60_000);
  expect((await alpaca.get()).status).toBe(200);
});

test('it can be switched off', async () => {
  const server = await TestServer.start({ settings: { ALPACA_GATEWAY: 'off' } });
  try {
    expect((await server.get('/v2/clock')).body).toMatchObject({ code: 'not_found' });
  } finally {
    await server.close();
  }
});

async function startLimited(limit: number) {
  const alpaca = await AlpacaServer.start({
    settings: { ALPACA_REQUESTS_PER_MINUTE_MAX: String(limit) },
  });
  return {
    server: alpaca.server,
    pair: alpaca.pair,
    key: () => alpaca.key('read'),
    get: () => alpaca.get('/v2/clock'),
  };
}
