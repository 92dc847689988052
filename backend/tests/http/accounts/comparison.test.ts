import type { Account, AccountComparison } from '@finally/contract';
import { expect, onTestFinished, test } from 'vitest';
import { TestServer } from '../../support/server/test-server.ts';

const MINUTE_MS = 60_000;

async function start(): Promise<TestServer> {
  const server = await TestServer.start({ settings: { FILL_PROFILE: 'ideal' } });
  onTestFinished(() => server.close());
  return server;
}

async function make(server: TestServer, name: string): Promise<string> {
  const made = await server.post('/api/accounts', { name, fill_profile: 'ideal' });
  return (made.body as Account).id;
}

const trade = (server: TestServer, id: string, side: 'buy' | 'sell', quantity: number) =>
  server.post(`/api/accounts/${id}/portfolio/trade`, { ticker: 'AAPL', side, quantity });

/** Lets the market run, in steps small enough that every value is recorded. */
function run(server: TestServer, minutes: number): void {
  for (let step = 0; step < minutes * 2; step++) server.clock.advance(30_000);
}

async function compare(server: TestServer, ids: readonly string[]): Promise<AccountComparison> {
  const { status, body } = await server.get(`/api/accounts/compare?ids=${ids.join(',')}`);
  expect(status).toBe(200);
  return body as AccountComparison;
}

test('an account has the figures of its own performance, its trades and what they cost', async () => {
  const server = await start();
  const id = await make(server, 'Swing');
  run(server, 2);
  await trade(server, id, 'buy', 10);
  run(server, 10);
  await trade(server, id, 'sell', 4);
  run(server, 3);
  const { accounts, shortened_by } = await compare(server, [id]);
  const { body } = await server.get(`/api/accounts/${id}/portfolio/performance`);
  const performance = body as { return_percent: number; max_drawdown_percent: number };
  const { trades } = (await server.get(`/api/accounts/${id}/portfolio/trades`)).body as {
    trades: readonly { notional: number; realized_pnl: number }[];
  };
  const [own] = accounts;
  expect(shortened_by).toBeNull();
  expect(own).toMatchObject({ name: 'Swing', trades: 2, fees: 0 });
  expect(own?.return_percent).toBeCloseTo(performance.return_percent, 3);
  expect(own?.max_drawdown_percent).toBeCloseTo(performance.max_drawdown_percent, 3);
  const notional = trades.reduce((sum, one) => sum + one.notional, 0);
  expect(own?.turnover_percent).toBeCloseTo((100 * notional) / 10_000, 0);
  expect(own?.win_rate_percent).toBe((trades[0]?.realized_pnl ?? 0) > 0 ? 100 : 0);
  expect(own?.points[0]?.value).toBe(100);
  expect(own?.points.at(-1)?.value).toBeCloseTo(100 + (own?.return_percent ?? 0), 3);
});

test('the span is that of the account opened last, and says so', async () => {
  const server = await start();
  await trade(server, 'default', 'buy', 20);
  run(server, 30);
  const before = (await server.get('/api/portfolio')).body as { total_value: number };
  const id = await make(server, 'Later');
  const opened_ms = server.clock.now_ms();
  run(server, 10);
  const after = (await server.get('/api/portfolio')).body as { total_value: number };
  const { accounts, since, shortened_by } = await compare(server, ['default', id]);
  expect(Math.abs(Date.parse(since) - opened_ms)).toBeLessThan(MINUTE_MS);
  expect(shortened_by).toBe('Later');
  expect(accounts.map(({ name }) => name)).toEqual(['Main', 'Later']);
  expect(accounts[0]?.return_percent).toBeCloseTo(
    100 * (after.total_value / before.total_value - 1),
    1,
  );
  expect(accounts[0]?.trades).toBe(0);
  expect(accounts[1]).toMatchObject({ return_percent: 0, trades: 0, win_rate_percent: null });
});

test('holding SPY, the watchlist, and never trading stand beside them', async () => {
  const server = await start();
  run(server, 60);
  const { references } = await compare(server, ['default']);
  expect(references.map(({ kind }) => kind)).toEqual(['spy', 'watchlist', 'never_traded']);
  expect(references[2]).toMatchObject({ return_percent: 0, max_drawdown_percent: 0 });
  for (const { points, return_percent } of references) {
    expect(points[0]?.value).toBe(100);
    expect(points.at(-1)?.value).toBeCloseTo(100 + return_percent, 2);
  }
});

test('a key compares its own account only, and unknown or too many accounts are refused', async () => {
  const server = await start();
  const id = await make(server, 'Bots');
  const key = await server.post(`/api/accounts/${id}/keys`, { label: 'bot', scope: 'read' });
  const { secret } = key.body as { secret: string };
  const headers = { authorization: `Bearer ${secret}` };
  const as = async (ids: string) =>
    (await server.get(`/api/accounts/compare?ids=${ids}`, headers)).status;
  expect(await as(id)).toBe(200);
  expect(await as(`${id},default`)).toBe(403);
  expect(await as('default')).toBe(403);
  const get = (ids: string) => server.get(`/api/accounts/compare?ids=${ids}`);
  expect((await get('default,nobody')).status).toBe(404);
  expect((await get(',')).status).toBe(400);
  const nine = Array.from({ length: 9 }, (_, index) => `a${index}`).join(',');
  expect((await get(nine)).status).toBe(400);
});
