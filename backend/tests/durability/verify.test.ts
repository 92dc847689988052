import { join } from 'node:path';
import SqliteDatabase from 'better-sqlite3';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { openForInspection } from '../../src/storage/sqlite/index.ts';
import { BY_USER, buy, openPortfolio, sell } from '../support/portfolio.ts';
import { tempFolder } from '../support/temp-folder.ts';
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
  database.exec('DROP TRIGGER trades_refuse_update; DROP TRIGGER trades_refuse_delete;');
  database.exec(sql);
  database.close();
}

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
      'UPDATE trades SET notional_cents = notional_cents + 1 WHERE sequence = 7',
      'Trade 7 differs: notional is',
    ],
    [
      'a realized profit',
      'UPDATE trades SET realized_pnl_cents = realized_pnl_cents - 1 WHERE sequence = 10',
      'Trade 10 differs: realized profit is',
    ],
    [
      'the cash after a trade',
      'UPDATE trades SET cash_after_cents = cash_after_cents + 1 WHERE sequence = 6',
      'Trade 6 differs: cash after it is',
    ],
    [
      'a quantity',
      'UPDATE trades SET quantity_e6 = quantity_e6 + 100000 WHERE sequence = 7',
      'Trade 7 differs: notional is',
    ],
    [
      'a quantity beyond what a ledger holds',
      'UPDATE trades SET quantity_e6 = 9000000000000000 WHERE sequence = 9',
      'Trade 9 differs',
    ],
    ['a row that is gone', 'DELETE FROM trades WHERE sequence = 5', 'Trade 6 differs: cash after'],
    [
      'the last row that is gone',
      'DELETE FROM trades WHERE sequence = 10',
      'The account default differs: cash is',
    ],
    [
      'two rows',
      'UPDATE trades SET notional_cents = notional_cents + 1 WHERE sequence IN (7, 9)',
      'Trade 7 differs: notional is',
    ],
    [
      'an archived row',
      'UPDATE trades SET realized_pnl_cents = 5 WHERE sequence = 3',
      'Trade 3 differs: realized profit is 5',
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
  ['a row', 'UPDATE trades SET notional_cents = notional_cents + 1 WHERE sequence = 7'],
  [
    'a row beyond what a ledger holds',
    'UPDATE trades SET quantity_e6 = 9000000000000000 WHERE sequence = 9',
  ],
  ['an archived row', 'UPDATE trades SET realized_pnl_cents = 5 WHERE sequence = 3'],
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
