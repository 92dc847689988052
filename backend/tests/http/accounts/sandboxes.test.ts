import Database from 'better-sqlite3';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { checkFillsOf } from '../../../src/cli/fills-check.ts';
import { checkLedger } from '../../../src/cli/ledger-check.ts';
import { AccountServer } from './account-server.ts';

type Json = Record<string, unknown>;

const stateOf = async ({ server }: AccountServer, account_id: string) => {
  const at = `/api/accounts/${account_id}`;
  const body = async (path: string) => (await server.get(`${at}${path}`)).body as Json;
  const { orders } = (await body('/orders?status=open')) as { orders: Json[] };
  return {
    portfolio: await body('/portfolio'),
    performance: await body('/portfolio/performance'),
    history: await body('/portfolio/history'),
    watchlists: await body('/watchlists'),
    settings: await body('/assistant/settings'),
    orders: orders.map(
      ({ id: _, group_id: __, legs: ___, client_order_id: ____, ...order }) => order,
    ),
  };
};

/** Every row of an account, by table. */
function rowsOf(path: string, account_id: string): Json {
  const database = new Database(path, { readonly: true });
  const tables = database
    .prepare("SELECT name FROM sqlite_schema WHERE type = 'table'")
    .pluck()
    .all() as string[];
  const rows: Json = {};
  for (const table of tables) {
    const columns = database
      .prepare(`SELECT name FROM pragma_table_info('${table}')`)
      .pluck()
      .all();
    const own = table === 'accounts' ? 'id' : 'account_id';
    if (!columns.includes(own)) continue;
    rows[table] = database.prepare(`SELECT * FROM ${table} WHERE ${own} = ?`).all(account_id);
  }
  database.close();
  return rows;
}

const step = fc.oneof(
  fc.record({
    kind: fc.constant('trade' as const),
    ticker: fc.constantFrom('AAPL', 'MSFT'),
    side: fc.constantFrom('buy', 'sell'),
    quantity: fc.integer({ min: 1, max: 9 }),
  }),
  fc.record({
    kind: fc.constant('bracket' as const),
    ticker: fc.constantFrom('NVDA', 'AAPL'),
    quantity: fc.integer({ min: 1, max: 5 }),
  }),
  fc.record({ kind: fc.constant('limit' as const), quantity: fc.integer({ min: 1, max: 900 }) }),
  fc.record({ kind: fc.constant('wait' as const), ms: fc.integer({ min: 500, max: 4_000 }) }),
);

type Step = typeof step extends fc.Arbitrary<infer One> ? One : never;

async function run({ server }: AccountServer, account_id: string, one: Step) {
  const at = `/api/accounts/${account_id}`;
  if (one.kind === 'wait') return server.clock.advance(one.ms);
  const { kind, ...order } = one;
  if (kind === 'trade') return server.post(`${at}/portfolio/trade`, order);
  const ticker = 'ticker' in order ? order.ticker : 'AAPL';
  const price = (
    (await server.get(`/api/market/bars?ticker=${ticker}`)).body as {
      bars: { close: number }[];
    }
  ).bars.at(-1)?.close;
  const cents = (factor: number) => Number(((price ?? 100) * factor).toFixed(2));
  return server.post(
    `${at}/orders`,
    kind === 'limit'
      ? { ticker: 'AAPL', side: 'buy', type: 'limit', limit_price: cents(1), ...order }
      : {
          side: 'buy',
          type: 'market',
          order_class: 'bracket',
          take_profit: { limit_price: cents(1.05) },
          stop_loss: { stop_price: cents(0.95) },
          ...order,
        },
  );
}

test('a copy is what the account is, and both go their own way, soundly', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(step, { minLength: 2, maxLength: 8 }),
      fc.array(step, { minLength: 1, maxLength: 5 }),
      fc.constantFrom('ideal', 'realistic', 'harsh'),
      async (before, after, fill_profile) => {
        const accounts = await AccountServer.start();
        const { server } = accounts;
        const source = await accounts.account('Source', { fill_profile });
        for (const one of before) await run(accounts, source, one);
        const copy = (
          await accounts.done<{ id: string }>(`/api/accounts/${source}/fork`, { name: 'Copy' })
        ).id;
        expect(await stateOf(accounts, copy)).toEqual(await stateOf(accounts, source));
        const kept = await stateOf(accounts, copy);
        for (const one of after) if (one.kind !== 'wait') await run(accounts, source, one);
        const { portfolio, orders } = await stateOf(accounts, copy);
        expect({ portfolio, orders }).toEqual({
          portfolio: kept.portfolio,
          orders: kept.orders,
        });
        for (const one of after) await run(accounts, copy, one);
        await accounts.done(`/api/accounts/${source}/reset`, { starting_cash: 123.45 });
        for (const one of after) await run(accounts, source, one);
        server.clock.advance(5_000);
        await server.restart();
        expect(await checkLedger(server.database_path)).toBeUndefined();
        expect((await checkFillsOf(server.database_path)).difference).toBeUndefined();
        await server.close();
      },
    ),
    { numRuns: 6 },
  );
}, 120_000);

test('a reset keeps the past readable, and may change the terms', async () => {
  const accounts = await AccountServer.start();
  const { server } = accounts;
  const id = await accounts.account('Own', { starting_cash: 5_000 });
  const at = `/api/accounts/${id}`;
  await accounts.done(`${at}/portfolio/trade`, { ticker: 'AAPL', side: 'buy', quantity: 2 });
  await accounts.done(`${at}/orders`, {
    ticker: 'AAPL',
    side: 'buy',
    type: 'limit',
    limit_price: 1,
    quantity: 3,
  });
  const terms = { starting_cash: 250.5, fill_profile: 'harsh', fees: [] };
  expect(await accounts.done(`${at}/reset`, terms)).toMatchObject({ ...terms, ledger: 2 });
  expect((await server.get(`${at}/orders?status=open`)).body).toMatchObject({ orders: [] });
  expect((await server.get(at)).body).toMatchObject({
    cash_balance: 250.5,
    closed_ledgers: [{ ledger: 1, starting_cash: 5_000, fill_profile: 'realistic', trades: 1 }],
  });
  const past = (await server.get(`${at}/portfolio/trades?ledger=1`)).body;
  expect(past).toMatchObject({ trades: [{ ticker: 'AAPL', quantity: 2 }] });
  expect((await server.get(`${at}/portfolio/trades`)).body).toMatchObject({ trades: [] });
  const csv = await server.get(`${at}/portfolio/trades?ledger=1&format=csv`);
  expect(csv.text).toContain('AAPL');
  await server.restart();
  expect(await checkLedger(server.database_path)).toBeUndefined();
});

test('an erased account leaves no row, and no row of another is changed', async () => {
  const accounts = await AccountServer.start();
  const { server } = accounts;
  const [kept, erased] = [await accounts.account('Kept'), await accounts.account('Erased')];
  for (const id of [kept, erased]) {
    const at = `/api/accounts/${id}`;
    const { trade } = await accounts.done<{ trade: { id: string } }>(`${at}/portfolio/trade`, {
      ticker: 'AAPL',
      side: 'buy',
      quantity: 2,
    });
    await server.send(
      'PUT',
      `${at}/trades/${trade.id}/note`,
      JSON.stringify({ text: 'A note', tags: ['x'], plan: null }),
      { 'content-type': 'application/json' },
    );
    await accounts.done(`${at}/chat`, { message: 'buy 1 NVDA' });
    await accounts.done(`${at}/alerts`, { ticker: 'MSFT', terms: { kind: 'above', price: 9_000 } });
    await accounts.done(`${at}/orders`, {
      ticker: 'AAPL',
      side: 'buy',
      type: 'limit',
      limit_price: 1,
      quantity: 3,
    });
    await accounts.done(`${at}/reset`);
    await accounts.done(`${at}/portfolio/trade`, { ticker: 'KO', side: 'buy', quantity: 1 });
    await accounts.key(id, 'read');
  }
  const exported = (await server.get(`/api/accounts/${erased}/export`)).body as {
    tables: Record<string, unknown[]>;
  };
  const before = rowsOf(server.database_path, kept);
  const stored = rowsOf(server.database_path, erased);
  for (const [table, rows] of Object.entries(stored)) {
    expect([table, exported.tables[table]?.length ?? 0]).toEqual([table, (rows as []).length]);
  }
  expect(await server.post(`/api/accounts/${erased}/erase`, { name: 'Kept' })).toMatchObject({
    body: { code: 'account_name_differs' },
  });
  expect((await server.post(`/api/accounts/${erased}/erase`, { name: 'Erased' })).status).toBe(204);
  const after = Object.values(rowsOf(server.database_path, erased)).flat();
  expect(after).toEqual([]);
  expect(rowsOf(server.database_path, kept)).toEqual(before);
  expect(await server.get(`/api/accounts/${erased}/portfolio`)).toMatchObject({
    status: 404,
    body: { code: 'unknown_account' },
  });
  server.clock.advance(5_000);
  await server.restart();
  expect(await checkLedger(server.database_path)).toBeUndefined();
  expect(server.errors).toEqual([]);
});

test('an archived account can be read and restored, and nothing else', async () => {
  const accounts = await AccountServer.start();
  const { server } = accounts;
  const id = await accounts.account('Old');
  const at = `/api/accounts/${id}`;
  await accounts.done(`${at}/orders`, {
    ticker: 'AAPL',
    side: 'buy',
    type: 'limit',
    limit_price: 1,
    quantity: 3,
  });
  await accounts.done(`${at}/archive`);
  const orders = (await server.get(`${at}/orders?status=all`)).body;
  expect(orders).toMatchObject({ orders: [{ state: 'canceled', reason: 'account_archived' }] });
  const free = (await server.get(`${at}/portfolio`)).body;
  expect(free).toMatchObject({ cash_balance: 10_000 });
  const trade = { ticker: 'AAPL', side: 'buy', quantity: 1 };
  expect(await server.post(`${at}/portfolio/trade`, trade)).toMatchObject({
    status: 409,
    body: { code: 'account_archived' },
  });
  await accounts.done(`${at}/restore`);
  expect((await server.post(`${at}/portfolio/trade`, trade)).status).toBe(201);
  expect(await server.post('/api/archive', {})).toMatchObject({
    body: { code: 'default_account_stays' },
  });
});

test('a name is visible, short, on one line, and of no other account', async () => {
  const { server } = await AccountServer.start();
  const tried: [string, number][] = [
    [' ', 400],
    ['x'.repeat(41), 400],
    ['two\nlines', 400],
    ['\u200b', 400],
    ['mAiN', 409],
    ['Fine', 201],
    ['fine', 409],
  ];
  for (const [name, status] of tried) {
    expect((await server.post('/api/accounts', { name })).status, name).toBe(status);
  }
});

test('orders and alerts of many accounts work without anybody using them, after a restart too', async () => {
  const accounts = await AccountServer.start();
  const { server } = accounts;
  const ids: string[] = [];
  const bars = (await server.get('/api/market/bars?ticker=AAPL')).body as {
    bars: { close: number }[];
  };
  const price = bars.bars.at(-1)?.close ?? 0;
  for (let index = 0; index < 60; index++) {
    const id = await accounts.account(`Account ${index}`, { fill_profile: 'ideal' });
    ids.push(id);
    const level = Number((price + 0.02).toFixed(2));
    await accounts.done(`/api/accounts/${id}/orders`, {
      ticker: 'AAPL',
      side: 'buy',
      type: 'stop',
      stop_price: level,
      quantity: 1,
    });
    await accounts.done(`/api/accounts/${id}/alerts`, {
      ticker: 'AAPL',
      terms: { kind: 'above', price: level },
    });
  }
  await server.restart();
  const [first = ''] = ids;
  const held = async (id: string) =>
    ((await server.get(`/api/accounts/${id}/portfolio`)).body as { positions: unknown[] }).positions
      .length;
  for (let steps = 0; steps < 4_000 && (await held(first)) === 0; steps++) {
    server.clock.advance(500);
  }
  for (const id of ids) {
    expect(await held(id), id).toBe(1);
    const { alerts } = (await server.get(`/api/accounts/${id}/alerts`)).body as {
      alerts: { state: string }[];
    };
    expect(alerts).toMatchObject([{ state: 'fired' }]);
  }
  await server.restart();
  expect(await checkLedger(server.database_path)).toBeUndefined();
  expect(server.errors).toEqual([]);
}, 60_000);
