import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { connect } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { FAILURES_MAX } from '../../../src/access/sign-in/attempts.ts';
import { AccountServer } from './account-server.ts';

const BUY = { ticker: 'AAPL', side: 'buy', quantity: 1 };

test('an order names its key in the journal, and the limits of agents bind it', async () => {
  const accounts = await AccountServer.start();
  const own = await accounts.account('Own');
  const key = await accounts.key(own, 'trade', 'My bot');
  const traded = await accounts.withKey(key, 'POST', '/api/portfolio/trade', BUY);
  const { keys } = (await accounts.server.get(`/api/accounts/${own}/keys`)).body as {
    keys: { source: string; last_used_at: string | null }[];
  };
  expect(keys).toMatchObject([{ label: 'My bot', scope: 'trade' }]);
  expect(keys[0]?.last_used_at).not.toBeNull();
  expect(traded).toMatchObject({
    status: 201,
    body: { trade: { origin: 'agent', source: keys[0]?.source } },
  });
  await accounts.done(`/api/accounts/${own}/assistant/halt`);
  expect(await accounts.withKey(key, 'POST', '/api/portfolio/trade', BUY)).toMatchObject({
    body: { code: 'assistant_halted' },
  });
});

test('a key survives a reset and a restart, and counts for nothing once it is revoked', async () => {
  const accounts = await AccountServer.start();
  const { server } = accounts;
  const own = await accounts.account('Own');
  const key = await accounts.key(own, 'read');
  await accounts.done(`/api/accounts/${own}/reset`);
  await server.restart();
  expect((await accounts.withKey(key, 'GET', '/api/portfolio')).status).toBe(200);
  const { keys } = (await server.get(`/api/accounts/${own}/keys`)).body as {
    keys: { id: string }[];
  };
  const id = keys[0]?.id ?? '';
  expect((await server.delete(`/api/keys/${id}`)).body).toMatchObject({ code: 'unknown_key' });

  const { hostname, port } = new URL(server.url);
  const stream = connect(Number(port), hostname);
  onTestFinished(() => void stream.destroy());
  stream.write(
    `GET /api/stream/account HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer ${key}\r\n\r\n`,
  );
  await once(stream, 'data');
  const ended = once(stream, 'close');
  expect((await server.delete(`/api/accounts/${own}/keys/${id}`)).status).toBe(200);
  await ended;
  expect(await accounts.withKey(key, 'GET', '/api/portfolio')).toMatchObject({ status: 401 });
  await server.restart();
  expect(await accounts.withKey(key, 'GET', '/api/portfolio')).toMatchObject({ status: 401 });
});

test('the secret is in no file and in no other answer', async () => {
  const accounts = await AccountServer.start();
  const { server } = accounts;
  const key = await accounts.key('default', 'read');
  const secret = key.replace(/^finally_[a-z0-9]+_/, '');
  expect(secret.length).toBeGreaterThan(40);
  for (const path of ['/api/keys', '/api/export', '/api/accounts']) {
    const { text } = await server.get(path);
    expect(text).not.toContain(secret);
    expect(text).not.toContain('secret_hash');
  }
  await server.restart();
  expect(readFileSync(server.database_path).includes(secret)).toBe(false);
  expect(JSON.stringify(server.logged)).not.toContain(secret);
});

test('guessing keys is throttled, also where no sign-in is required', async () => {
  const accounts = await AccountServer.start();
  const key = await accounts.key('default', 'read');
  const wrong = key.replace(/.{4}$/, 'zzzz');
  for (let guess = 0; guess < FAILURES_MAX; guess++) {
    expect((await accounts.withKey(wrong, 'GET', '/api/portfolio')).status).toBe(401);
  }
  expect(await accounts.withKey(key, 'GET', '/api/portfolio')).toMatchObject({
    status: 429,
    body: { code: 'rate_limited' },
  });
  expect((await accounts.server.get('/api/portfolio')).status).toBe(200);
});
