import { expect, test } from 'vitest';
import { AccountServer, filled } from './account-server.ts';

const OF_ACCOUNT = '/api/accounts/{account_id}';

test('a key reaches no call of another account, nor of one that does not exist', async () => {
  const accounts = await AccountServer.start();
  const [own, other] = [await accounts.account('Own'), await accounts.account('Other')];
  const key = await accounts.key(own, 'trade');
  const calls = (await accounts.calls()).filter(({ path }) => path.startsWith(OF_ACCOUNT));
  expect(calls.length).toBeGreaterThan(70);
  expect(calls.filter(({ isStream }) => isStream)).toHaveLength(2);
  for (const { method, path, scope } of calls) {
    for (const account_id of [other, 'default', 'nobody']) {
      const answer = await accounts.withKey(key, method, filled(path, account_id));
      const code = scope === 'admin' ? 'scope_missing' : 'account_not_allowed';
      expect(answer, `${method} ${path}`).toMatchObject({ status: 403, body: { code } });
    }
  }
  const both = `/api/stream/account?accounts=${own},${other}`;
  expect(await accounts.withKey(key, 'GET', both)).toMatchObject({
    status: 403,
    body: { code: 'account_not_allowed' },
  });
});

test('a key has the scopes that it was made with, on every call', async () => {
  const accounts = await AccountServer.start();
  const own = await accounts.account('Own');
  const keys = { read: await accounts.key(own, 'read'), trade: await accounts.key(own, 'trade') };
  const allowed = { read: ['read', 'none'], trade: ['read', 'trade', 'none'] };
  for (const { method, path, scope, isStream } of await accounts.calls()) {
    if (isStream) continue;
    for (const held of ['read', 'trade'] as const) {
      const answer = await accounts.withKey(keys[held], method, filled(path, own));
      const isRefused = (answer.body as { code?: string } | undefined)?.code === 'scope_missing';
      expect(isRefused, `${held}: ${method} ${path}`).toBe(!allowed[held].includes(scope));
    }
  }
});

test('what is done in one account changes no answer of another', async () => {
  const accounts = await AccountServer.start();
  const { server } = accounts;
  const ids = [await accounts.account('First'), await accounts.account('Second'), 'default'];
  const paths = (await accounts.calls())
    .filter(({ method, path, isStream }) => {
      return method === 'GET' && path.startsWith(OF_ACCOUNT) && !isStream;
    })
    .map(({ path }) => path);
  const answersOf = async (account_id: string) => {
    const answers = new Map<string, unknown>();
    for (const path of paths) {
      const { status, body, text } = await server.get(filled(path, account_id));
      // The time of the export is the only thing that differs by itself, and it stands still here.
      answers.set(path, [status, body ?? text]);
    }
    return answers;
  };
  const change = async (account_id: string, shares: number) => {
    const at = `/api/accounts/${account_id}`;
    const bought = { ticker: 'AAPL', side: 'buy', quantity: shares };
    const { trade } = await accounts.done<{ trade: { id: string } }>(
      `${at}/portfolio/trade`,
      bought,
    );
    await accounts.done(`${at}/orders`, { ...bought, type: 'limit', limit_price: 1.5 });
    await accounts.done(`${at}/alerts`, { ticker: 'MSFT', terms: { kind: 'above', price: 9_000 } });
    await accounts.done(`${at}/watchlists`, { name: `List ${shares}` });
    await accounts.done(`${at}/chat`, { message: `buy ${shares} NVDA` });
    await accounts.done(`${at}/assistant/halt`);
    await accounts.key(account_id, 'read', `Bot ${shares}`);
    const noted = await server.send(
      'PUT',
      `${at}/trades/${trade.id}/note`,
      JSON.stringify({ text: `note ${shares}`, tags: [], plan: null }),
      { 'content-type': 'application/json' },
    );
    expect(noted.status, noted.text).toBeLessThan(300);
  };
  for (const [index, account_id] of ids.entries()) await change(account_id, index + 2);
  for (const account_id of ids) {
    const others = ids.filter((id) => id !== account_id);
    const before = await Promise.all(others.map(answersOf));
    const own = await answersOf(account_id);
    await change(account_id, 5);
    await accounts.done(`/api/accounts/${account_id}/reset`, { starting_cash: 500 });
    expect(await answersOf(account_id)).not.toEqual(own);
    expect(await Promise.all(others.map(answersOf))).toEqual(before);
  }
});

test('paths without an account mean the default account, and with a key its own', async () => {
  const accounts = await AccountServer.start();
  const own = await accounts.account('Own', { starting_cash: 777 });
  const cash = async (path: string) =>
    ((await accounts.server.get(path)).body as { cash_balance: number }).cash_balance;
  expect(await cash('/api/portfolio')).toBe(10_000);
  expect(await cash('/api/accounts/default/portfolio')).toBe(10_000);
  expect(await cash(`/api/accounts/${own}/portfolio`)).toBe(777);
  const key = await accounts.key(own, 'read');
  expect((await accounts.withKey(key, 'GET', '/api/portfolio')).body).toMatchObject({
    cash_balance: 777,
  });
  expect((await accounts.withKey(key, 'GET', '/api/accounts')).body).toMatchObject({
    accounts: [{ id: own, name: 'Own' }],
  });
  const wrong = await accounts.server.send('PUT', `/api/accounts/${own}/portfolio`, '{}', {
    'content-type': 'application/json',
  });
  expect(wrong).toMatchObject({ status: 405, body: { code: 'method_not_allowed' } });
});
