import type { FastifyPluginAsync } from 'fastify';
import { pino } from 'pino';
import { expect, onTestFinished, test } from 'vitest';
import { Access } from '../../../src/access/index.ts';
import { accountRoutes } from '../../../src/http/account-routes.ts';
// Declares what a request carries.
import '../../../src/http/requests/authorize-requests.ts';
import { buildServer } from '../../../src/http/server.ts';
import { newSecret } from '../../../src/kernel/ids.ts';
import type { Principal, Scope } from '../../../src/kernel/principal.ts';
import { ok } from '../../../src/kernel/result.ts';
import { NO_KEYS, openAccess } from '../../support/server/open-access.ts';
import { TestServer } from '../../support/server/test-server.ts';
import { tempFolder } from '../../support/temp-folder.ts';
import { ManualClock } from '../../support/time/manual-clock.ts';

const TOKEN = 'a-token-of-thirty-two-characters';

/** Answers with who acts, for which account. */
const whoActs: FastifyPluginAsync = async (app) => {
  for (const scope of ['read', 'trade', 'admin'] satisfies Scope[]) {
    app.get(`/api/${scope}`, { config: { scope } }, async ({ principal, account_id }) => ({
      principal,
      account_id,
    }));
  }
};

async function serve(routes: readonly FastifyPluginAsync[], access: Access) {
  const app = await buildServer(
    {
      access,
      routes,
      default_account_id: 'default',
      accountState: (account_id) => (account_id === 'default' ? 'open' : undefined),
      health: () => {
        throw new Error('this server has no health report');
      },
      describeDatabaseFailure: () => undefined,
      newRequestId: () => 'request-1',
      clock: new ManualClock(),
    },
    {
      logger: pino({ level: 'silent' }),
      version: 'test',
      static_folder: '/nonexistent',
      config: openAccess.config,
    },
  );
  onTestFinished(() => app.close());
  const address = await app.listen({ port: 0, host: '127.0.0.1' });
  return async (path: string, headers: Record<string, string> = {}) => {
    const answer = await fetch(`${address}${path}`, { headers });
    return { status: answer.status, body: await answer.json() };
  };
}

const accessOf = (auth: 'on' | 'off') =>
  new Access({
    auth,
    token: auth === 'on' ? TOKEN : undefined,
    hosts: [],
    proxies: [],
    bound_host: '127.0.0.1',
    database_path: `${tempFolder()}/finally.db`,
    keys: NO_KEYS,
    clock: new ManualClock(),
    newSecret,
  });

/** Lets in callers that hold less than all scopes. */
class Limited extends Access {
  readonly #scopes: readonly Scope[];
  readonly #account_ids: readonly string[];

  constructor(scopes: readonly Scope[], account_ids: readonly string[] = ['default']) {
    super({
      ...openAccess.config.access,
      bound_host: '127.0.0.1',
      database_path: ':memory:',
      keys: NO_KEYS,
      clock: new ManualClock(),
      newSecret,
    });
    this.#scopes = scopes;
    this.#account_ids = account_ids;
  }

  override authorize() {
    const principal: Principal = {
      kind: 'agent',
      source: 'a program',
      account_ids: this.#account_ids,
      scopes: this.#scopes,
    };
    return ok(principal);
  }
}

test('a program with the token is an agent, a session and an open server mean a person', async () => {
  const access = accessOf('on');
  const get = await serve([whoActs], access);
  const program = await get('/api/trade', { authorization: `Bearer ${TOKEN}` });
  expect(program).toMatchObject({
    status: 200,
    body: {
      account_id: 'default',
      principal: { kind: 'agent', source: 'token', scopes: ['read', 'trade', 'admin'] },
    },
  });
  const session = access.signIn(TOKEN, { address: '127.0.0.1', scheme: undefined });
  const cookie = `finally=${session.ok ? session.value : ''}`;
  const person = { principal: { kind: 'person', source: 'person', account_ids: 'all' } };
  expect(await get('/api/trade', { cookie })).toMatchObject({ status: 200, body: person });
  expect(await get('/api/trade')).toMatchObject({
    status: 401,
    body: { code: 'sign_in_required' },
  });

  const open = await serve([whoActs], accessOf('off'));
  expect(await open('/api/trade')).toMatchObject({ status: 200, body: person });
});

test('a route is refused to a caller without its scope', async () => {
  const get = await serve([whoActs], new Limited(['read']));
  expect((await get('/api/read')).status).toBe(200);
  for (const path of ['/api/trade', '/api/admin']) {
    expect(await get(path)).toMatchObject({ status: 403, body: { code: 'scope_missing' } });
  }
  expect(await get('/api/nowhere')).toMatchObject({ status: 404, body: { code: 'not_found' } });
});

test('an account is refused to a caller that does not hold it', async () => {
  const get = await serve([accountRoutes(whoActs)], new Limited(['read'], ['another']));
  for (const path of ['/api/accounts/default/read', '/api/accounts/third/read']) {
    expect(await get(path)).toMatchObject({ status: 403, body: { code: 'account_not_allowed' } });
  }
});

test('a path names an account for the routes of an account only', async () => {
  const get = await serve([accountRoutes(whoActs)], accessOf('off'));
  const named = await get('/api/accounts/default/read');
  expect(named).toMatchObject({ status: 200, body: { account_id: 'default' } });
  const unknown = { status: 404, body: { code: 'unknown_account' } };
  expect(await get('/api/accounts/nobody/read')).toMatchObject(unknown);
  const nowhere = { status: 404, body: { code: 'not_found' } };
  expect(await get('/api/accounts/default/accounts/default/read')).toMatchObject(nowhere);
  const others = await serve([whoActs], accessOf('off'));
  expect(await others('/api/accounts/default/read')).toMatchObject(nowhere);
});

test('a server with a route that declares no scope does not start', async () => {
  const undeclared: FastifyPluginAsync = async (app) => {
    app.get('/api/forgotten', async () => 'open to all by mistake');
  };
  await expect(serve([undeclared], accessOf('off'))).rejects.toThrow(
    'these routes declare no scope: GET /api/forgotten',
  );
});

test('the description names the scope of each call, and a trade its source and its request', async () => {
  const server = await TestServer.start({ settings: { FINALLY_TOKEN: TOKEN } });
  onTestFinished(() => server.close());
  const headers = { authorization: `Bearer ${TOKEN}` };
  const { body } = await server.get('/api/openapi.json', headers);
  const { paths } = body as {
    paths: Record<string, Record<string, { 'x-scope'?: string; security?: unknown }>>;
  };
  expect(paths['/api/portfolio']?.['get']?.['x-scope']).toBe('read');
  expect(paths['/api/portfolio/trade']?.['post']?.['x-scope']).toBe('trade');
  expect(paths['/api/portfolio/reset']?.['post']?.['x-scope']).toBe('admin');
  expect(paths['/api/health/state']?.['get']?.security).toEqual([{}]);
  for (const [path, calls] of Object.entries(paths)) {
    for (const call of Object.values(calls)) {
      expect(call['x-scope'] !== undefined || call.security !== undefined, path).toBe(true);
    }
  }
  const trade = await server.send(
    'POST',
    '/api/portfolio/trade',
    JSON.stringify({ ticker: 'AAPL', side: 'buy', quantity: 1 }),
    { ...headers, 'content-type': 'application/json', 'x-request-id': 'request-of-a-bot' },
  );
  expect(trade.body).toMatchObject({
    trade: { origin: 'agent', source: 'token', cause: 'request-of-a-bot' },
  });
  const listed = await server.get('/api/portfolio/trades?origin=agent', headers);
  expect(listed.body).toMatchObject({ trades: [{ source: 'token' }] });
  const persons = await server.get('/api/portfolio/trades?origin=user', headers);
  expect(persons.body).toMatchObject({ trades: [] });
});
