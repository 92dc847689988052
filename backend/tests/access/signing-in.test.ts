import { statSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, onTestFinished, test } from 'vitest';
import { SESSION_SECONDS } from '../../src/access/sign-in/sessions.ts';
import { TestServer } from '../support/server/test-server.ts';
import { tempFolder } from '../support/temp-folder.ts';

const TOKEN = 'correct-horse-battery-staple';

let server: TestServer;

const start = async (settings: Record<string, string> = {}): Promise<TestServer> => {
  const started = await TestServer.start({ settings: { FINALLY_TOKEN: TOKEN, ...settings } });
  onTestFinished(() => started.close());
  return started;
};

const signIn = (token: string) => server.post('/api/session', { token });

const cookieOf = (headers: Headers): string =>
  (headers.get('set-cookie') ?? '').split(';')[0] ?? '';

const portfolioWith = async (headers: Record<string, string>) =>
  (await server.get('/api/portfolio', headers)).status;

beforeEach(async () => {
  server = await start();
});

test('a program signs in with the bearer token, in any spelling of the scheme', async () => {
  expect(await portfolioWith({})).toBe(401);
  for (const scheme of ['Bearer', 'bearer', 'BEARER']) {
    expect(await portfolioWith({ authorization: `${scheme} ${TOKEN}` })).toBe(200);
  }
});

test('a request without a token is refused with how to sign in', async () => {
  const { status, headers, body } = await server.get('/api/portfolio');
  expect(status).toBe(401);
  expect(headers.get('www-authenticate')).toMatch(/^Bearer /);
  expect(body).toMatchObject({
    code: 'sign_in_required',
    detail: expect.stringMatching(/sign-in/),
  });
});

test('a person is redirected to a sign-in page without inline scripts', async () => {
  const options = { redirect: 'manual', headers: { accept: 'text/html,*/*' } } as const;
  const led = await fetch(`${server.url}/`, options);
  expect([led.status, led.headers.get('location')]).toEqual([303, '/sign-in']);
  const page = await server.get('/sign-in');
  expect(page.status).toBe(200);
  expect(page.text).not.toMatch(/<script(?![^>]*\ssrc=)|\son\w+=|style=/);
  for (const [, path = ''] of page.text.matchAll(/(?:src|href)="(\/[^"]+)"/g)) {
    expect((await server.get(path)).status, path).toBe(200);
  }
});

test('signing in gives a cookie that scripts and other sites cannot use, and not the token', async () => {
  const { status, headers } = await signIn(TOKEN);
  expect(status).toBe(204);
  const cookie = headers.get('set-cookie') ?? '';
  expect(cookie).toMatch(/; HttpOnly; SameSite=Strict$/);
  expect(cookie).toContain('Path=/;');
  expect(cookie).not.toContain(TOKEN);
  expect(await portfolioWith({ cookie: cookieOf(headers) })).toBe(200);
  expect(await portfolioWith({ cookie: `other=1; ${cookieOf(headers)}; more=2` })).toBe(200);
});

test('the price stream opens with the cookie', async () => {
  const cookie = cookieOf((await signIn(TOKEN)).headers);
  const leave = new AbortController();
  const stream = await fetch(`${server.url}/api/stream/prices`, {
    headers: { cookie },
    signal: leave.signal,
  });
  expect(stream.status).toBe(200);
  leave.abort();
});

test('after signing out the cookie is invalid, also after a restart', async () => {
  const cookie = cookieOf((await signIn(TOKEN)).headers);
  const out = await server.send('DELETE', '/api/session', undefined, { cookie });
  expect(out.status).toBe(204);
  expect(out.headers.get('set-cookie')).toMatch(/^finally=; Max-Age=0;/);
  expect(await portfolioWith({ cookie })).toBe(401);
  await server.restart();
  expect(await portfolioWith({ cookie })).toBe(401);
});

test('a session survives a restart and expires', async () => {
  const cookie = cookieOf((await signIn(TOKEN)).headers);
  await server.restart();
  expect(await portfolioWith({ cookie })).toBe(200);
  server.clock.skip(SESSION_SECONDS * 1_000);
  expect(await portfolioWith({ cookie })).toBe(401);
});

describe('a stream that a session opened ends with it', () => {
  const ends = {
    'by signing out': (cookie: string) =>
      server.send('DELETE', '/api/session', undefined, { cookie }),
    'by signing in again': (cookie: string) =>
      server.send('POST', '/api/session', JSON.stringify({ token: TOKEN }), {
        'content-type': 'application/json',
        cookie,
      }),
    'when its time is over': async () => {
      server.clock.skip(SESSION_SECONDS * 1_000);
      server.clock.advance(60_000);
    },
  };
  for (const [how, end] of Object.entries(ends)) {
    test.each(['prices', 'account', 'depth/AAPL'])(`${how}: %s`, async (name) => {
      const cookie = cookieOf((await signIn(TOKEN)).headers);
      const other = cookieOf((await signIn(TOKEN)).headers);
      const open = async (headers: Record<string, string>) => {
        const answer = await fetch(`${server.url}/api/stream/${name}`, { headers });
        expect(answer.status).toBe(200);
        const reader = (answer.body as ReadableStream<Uint8Array>).getReader();
        onTestFinished(() => reader.cancel().catch(() => {}));
        await reader.read();
        return reader;
      };
      const own = await open({ cookie });
      const others = [await open({ authorization: `Bearer ${TOKEN}` })];
      if (how !== 'when its time is over') others.push(await open({ cookie: other }));
      await end(cookie);
      await ended(own);
      for (const reader of others) await stillOpen(reader);
    });
  }

  /** Reads to the end of the stream, which the connection's end may break off. */
  async function ended(reader: ReadableStreamDefaultReader<Uint8Array>): Promise<void> {
    try {
      while (!(await reader.read()).done);
    } catch (error) {
      expect(error).toBeInstanceOf(TypeError);
    }
  }

  /** Expects the heartbeat of a stream that is open. */
  async function stillOpen(reader: ReadableStreamDefaultReader<Uint8Array>): Promise<void> {
    const next = reader.read();
    server.clock.advance(15_000);
    expect((await next).done).toBe(false);
  }
});

test('each browser has its own session', async () => {
  const [one, other] = [await signIn(TOKEN), await signIn(TOKEN)].map(({ headers }) =>
    cookieOf(headers),
  );
  expect(one).not.toBe(other);
  await server.send('DELETE', '/api/session', undefined, { cookie: one ?? '' });
  expect(await portfolioWith({ cookie: other ?? '' })).toBe(200);
});

test('signing in again ends the earlier session of the browser', async () => {
  const before = cookieOf((await signIn(TOKEN)).headers);
  const body = JSON.stringify({ token: TOKEN });
  const again = await server.send('POST', '/api/session', body, {
    'content-type': 'application/json',
    cookie: before,
  });
  expect(await portfolioWith({ cookie: before })).toBe(401);
  expect(await portfolioWith({ cookie: cookieOf(again.headers) })).toBe(200);
});

test('the log names successful and failed sign-ins, but no secret', async () => {
  await signIn('a-wrong-guess');
  await signIn(TOKEN);
  const events = server.logged.filter(({ msg }) => /sign/.test(msg));
  expect(events).toMatchObject([
    { level: 40, msg: 'sign-in refused' },
    { level: 30, msg: 'signed in' },
  ]);
  expect(JSON.stringify(server.logged)).not.toMatch(new RegExp(`${TOKEN}|a-wrong-guess`));
});

test('the session state can be read without a session', async () => {
  const state = async (headers = {}) => (await server.get('/api/session', headers)).body;
  expect(await state()).toEqual({ required: true, signed_in: false });
  const cookie = cookieOf((await signIn(TOKEN)).headers);
  expect(await state({ cookie })).toEqual({ required: true, signed_in: true });
});

describe('trying tokens out', () => {
  test('ends after ten failures of one network, also for the right token, until the window has passed', async () => {
    for (let count = 0; count < 10; count++) {
      const { status } =
        count % 2
          ? await signIn(`guess-${count}`)
          : await server.get('/metrics', {
              authorization: `Bearer guess-${count}`,
            });
      expect(status).toBe(401);
    }
    const barred = await signIn(TOKEN);
    expect(barred.status).toBe(429);
    expect(barred.body).toMatchObject({ code: 'rate_limited' });
    expect(Number(barred.headers.get('retry-after'))).toBe(600);
    expect(await portfolioWith({ authorization: `Bearer ${TOKEN}` })).toBe(429);
    server.clock.advance(600_000);
    expect((await signIn(TOKEN)).status).toBe(204);
  });

  test('does not end existing sessions', async () => {
    const cookie = cookieOf((await signIn(TOKEN)).headers);
    for (let count = 0; count < 12; count++) await signIn('guess');
    expect(await portfolioWith({ cookie })).toBe(200);
  });
});

test.each([
  ['empty', { token: '' }],
  ['too long', { token: 'x'.repeat(257) }],
  ['a number', { token: 5 }],
  ['missing', {}],
])('a token that is %s is no attempt but a mistake', async (_what, body) => {
  expect((await server.post('/api/session', body)).status).toBe(400);
});

test('behind a trusted proxy the cookie and the answer require TLS', async () => {
  server = await start({ FINALLY_PROXIES: '127.0.0.1' });
  const tls = { 'x-forwarded-proto': 'https' };
  const signed = await server.send('POST', '/api/session', JSON.stringify({ token: TOKEN }), {
    'content-type': 'application/json',
    ...tls,
  });
  expect(signed.headers.get('set-cookie')).toMatch(/^__Host-finally=.*; Secure$/);
  expect(signed.headers.get('strict-transport-security')).toBe('max-age=31536000');
  const cookie = cookieOf(signed.headers);
  expect(await portfolioWith({ cookie, ...tls })).toBe(200);
  const { host } = new URL(server.url);
  expect(await portfolioWith({ cookie, ...tls, origin: `https://${host}` })).toBe(200);
  expect(await portfolioWith({ cookie, ...tls, origin: `http://${host}` })).toBe(403);
});

test('forwarding headers of an unknown proxy are ignored', async () => {
  const signed = await server.send('POST', '/api/session', JSON.stringify({ token: TOKEN }), {
    'content-type': 'application/json',
    'x-forwarded-proto': 'https',
    'x-forwarded-for': '203.0.113.9',
  });
  expect(signed.headers.get('set-cookie')).toMatch(/^finally=/);
  expect(signed.headers.get('strict-transport-security')).toBeNull();
});

test.skipIf(process.platform === 'win32')(
  'what is kept of sessions is for its owner alone, and signs nobody in',
  async () => {
    const folder = tempFolder();
    server = await start({ DATABASE_PATH: join(folder, 'f.db') });
    await signIn(TOKEN);
    expect(statSync(join(folder, 'access-sessions')).mode & 0o777).toBe(0o600);
  },
);
