import { join } from 'node:path';
import SqliteDatabase from 'better-sqlite3';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { openForInspection } from '../../src/storage/sqlite/index.ts';
import { tempFolder } from '../support/temp-folder.ts';
import { BY_USER, buy, openPortfolio, sell } from '../support/trading/portfolio.ts';
import { Client } from './harness/client.ts';
import { ServerProcess, verifyDatabase } from './harness/server-process.ts';

const TIMEOUT_MS = 60_000;

/** A database with four trades in an archived ledger and six in the current one. */
async function tradedDatabase(): Promise<string> {
  const path = join(tempFolder(), 'finally.db');
  const { service, source, connection } = openPortfolio({ path });
  const trades = [buy('AAPL', 5), buy('MSFT', 2), sell('AAPL', 1.5), sell('MSFT', 2)];
  for (const trade of trades) await service.trade(trade, BY_USER);
  await service.reset();
  source.move('AAPL', 201.2345);
  for (const trade of trades) await service.trade(trade, BY_USER);
  source.move('TSLA', 0.015);
  await service.trade(buy('TSLA', 33), BY_USER);
  await service.trade(sell('AAPL', 0.333333), BY_USER);
  connection.close();
  return path;
}

/** Changes rows behind the product's back. */
function tamper(path: string, sql: string): void {
  const database = new SqliteDatabase(path);
  database.exec(
    'DROP TRIGGER entries_refuse_update; DROP TRIGGER entries_refuse_delete; DROP TRIGGER orders_refuse_reopening;',
  );
  database.exec(sql);
  database.close();
}

/** Adds an open order that sells MSFT and has something set aside. */
const openOrder = ({ cents, shares_e6 }: { cents: number; shares_e6: number }): string =>
  `INSERT INTO orders (id, account_id, ledger, role, ticker, side, type, time_in_force, quantity_e6,
     trigger, reduce_only, post_only, state, filled_e6, filled_cents, reserved_cents, reserved_e6,
     source, placed_ms, updated_ms)
   VALUES ('open', 'default', 2, 'simple', 'MSFT', 'sell', 'limit', 'day', 10, 'last', 0, 0,
     'working', 0, 0, ${cents}, ${shares_e6}, 'person', 0, 0)`;

describe('verifying a database', { timeout: TIMEOUT_MS }, () => {
  test('that was traded in, reset and traded in again finds it sound', async () => {
    expect(await verifyDatabase(await tradedDatabase())).toEqual({
      code: 0,
      said: expect.stringContaining('is sound'),
    });
  });

  test.each([
    [
      'a notional',
      'UPDATE entries SET notional_cents = notional_cents + 1 WHERE sequence = 7',
      'Entry 7 differs: notional is',
    ],
    [
      'a realized profit',
      'UPDATE entries SET realized_pnl_cents = realized_pnl_cents - 1 WHERE sequence = 10',
      'Entry 10 differs: realized profit is',
    ],
    [
      'the cash after a trade',
      'UPDATE entries SET cash_after_cents = cash_after_cents + 1 WHERE sequence = 6',
      'Entry 6 differs: cash after it is',
    ],
    [
      'a quantity',
      'UPDATE entries SET quantity_e6 = quantity_e6 + 100000 WHERE sequence = 7',
      'Entry 7 differs: notional is',
    ],
    [
      'a quantity beyond what a ledger holds',
      'UPDATE entries SET quantity_e6 = 9000000000000000 WHERE sequence = 9',
      'Entry 9 differs',
    ],
    ['a row that is gone', 'DELETE FROM entries WHERE sequence = 5', 'Entry 6 differs: cash after'],
    [
      'the last row that is gone',
      'DELETE FROM entries WHERE sequence = 10',
      'The account default differs: cash is',
    ],
    [
      'two rows',
      'UPDATE entries SET notional_cents = notional_cents + 1 WHERE sequence IN (7, 9)',
      'Entry 7 differs: notional is',
    ],
    [
      'an archived row',
      'UPDATE entries SET realized_pnl_cents = 5 WHERE sequence = 3',
      'Entry 3 differs: realized profit is 5',
    ],
    [
      "the account's cash",
      'UPDATE accounts SET cash_cents = cash_cents + 1',
      'The account default differs: cash is',
    ],
    [
      "the account's realized profit",
      'UPDATE accounts SET realized_pnl_cents = realized_pnl_cents + 1',
      'The account default differs: realized profit is',
    ],
    [
      'the basis of a position',
      "UPDATE positions SET cost_basis_cents = cost_basis_cents - 1 WHERE ticker = 'TSLA'",
      'The account default differs: cost_basis_cents of TSLA is',
    ],
    [
      'a position that is gone',
      "DELETE FROM positions WHERE ticker = 'AAPL'",
      'The account default differs: the number of positions is',
    ],
    [
      'what a position was bought for',
      "UPDATE positions SET bought_cents = bought_cents + 1 WHERE ticker = 'AAPL'",
      'The account default differs: bought_cents of AAPL is',
    ],
    [
      'how a basis was reduced',
      'UPDATE entries SET cost_rule = 1 WHERE sequence = 10',
      'bought_cents of AAPL is',
    ],
    [
      'cash set aside for no order',
      'UPDATE accounts SET reserved_cents = 1',
      'The account default differs: 1 cents are set aside, its open orders come to 0',
    ],
    [
      'shares set aside for no order',
      "UPDATE positions SET reserved_e6 = 2 WHERE ticker = 'AAPL'",
      'The account default differs: 2 of AAPL are set aside, its open orders come to 0',
    ],
    [
      'an open order for which nothing is set aside',
      openOrder({ cents: 300, shares_e6: 0 }),
      'The account default differs: 0 cents are set aside, its open orders come to 300',
    ],
    [
      'an open order of what is not held',
      openOrder({ cents: 0, shares_e6: 5 }),
      'The account default differs: MSFT is set aside, but not held',
    ],
    [
      'what an order says was filled',
      'UPDATE orders SET filled_e6 = filled_e6 - 1 WHERE sequence = 2',
      'says that 1999999 millionths of a share were filled for 80000 cents, its fills come to 2000000 for 80000',
    ],
    [
      'an order whose fill is not there',
      `${openOrder({ cents: 0, shares_e6: 0 })}; UPDATE orders SET filled_e6 = 5 WHERE id = 'open'`,
      'the order open says that 5 millionths of a share were filled for 0 cents, its fills come to 0',
    ],
  ])('names what differs first: %s', async (_what, sql, said) => {
    const path = await tradedDatabase();
    tamper(path, sql);
    const verdict = await verifyDatabase(path);
    expect(verdict.said).toContain(said);
    expect(verdict.code).toBe(1);
  });

  test('is not misled by trades that are committed while it reads', async () => {
    const path = join(tempFolder(), 'finally.db');
    const { service, connection } = openPortfolio({ path });
    await service.trade(buy('AAPL', 1), BY_USER);
    const inspection = openForInspection(path);
    const cash = () =>
      inspection.get<{ cash: number }>('SELECT sum(cash_cents) AS cash FROM accounts');
    const trades = () => inspection.get('SELECT count(*) AS trades FROM trades');
    const before = cash();
    await service.trade(buy('AAPL', 1), BY_USER);
    expect([cash(), trades()]).toEqual([before, { trades: 1 }]);
    inspection.close();
    connection.close();
  });

  test('that is not there says so instead of making one', async () => {
    const verdict = await verifyDatabase(join(tempFolder(), 'nothing.db'));
    expect(verdict).toMatchObject({
      code: 2,
      said: expect.stringContaining('there is no database'),
    });
  });
});

test.each([
  ['a row', 'UPDATE entries SET notional_cents = notional_cents + 1 WHERE sequence = 7'],
  [
    'a row beyond what a ledger holds',
    'UPDATE entries SET quantity_e6 = 9000000000000000 WHERE sequence = 9',
  ],
  ['an archived row', 'UPDATE entries SET realized_pnl_cents = 5 WHERE sequence = 3'],
  ['the account', 'UPDATE accounts SET cash_cents = cash_cents + 1'],
])(
  'a server over a ledger that differs in %s shows everything and trades nothing',
  { timeout: TIMEOUT_MS },
  async (_what, sql) => {
    const path = await tradedDatabase();
    tamper(path, sql);
    const server = await ServerProcess.start({ database_path: path });
    onTestFinished(() => server.kill());
    const client = new Client(server.port);
    onTestFinished(() => client.close());

    await vi.waitFor(
      async () => {
        expect((await client.get('/api/health')).body).toMatchObject({
          status: 'degraded',
          database: { state: 'read_only', detail: expect.stringContaining('inconsistent') },
        });
      },
      { timeout: 10_000 },
    );
    const order = { ticker: 'AAPL', side: 'buy', quantity: 1 };
    expect(await client.post('/api/portfolio/trade', order)).toMatchObject({
      status: 503,
      body: { code: 'ledger_inconsistent' },
    });
    const blotter = await client.get('/api/portfolio/trades');
    expect(blotter.body.trades).toHaveLength(6);
    expect((await client.get('/api/portfolio')).body.positions).toHaveLength(2);
    expect((await client.get('/api/portfolio/history')).status).toBe(200);
    const stream = await fetch(`http://127.0.0.1:${server.port}/api/stream/prices`);
    const reader = stream.body?.getReader();
    let received = '';
    while (!received.includes('"AAPL"')) {
      const { value, done } = (await reader?.read()) ?? { done: true };
      if (done) throw new Error(`the stream ended with ${received}`);
      received += Buffer.from(value ?? []).toString();
    }
    await reader?.cancel();
  },
);
