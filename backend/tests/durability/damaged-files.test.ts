import { copyFileSync, existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import SqliteDatabase from 'better-sqlite3';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { tempFolder } from '../support/temp-folder.ts';
import { BY_USER, buy, openPortfolio } from '../support/trading/portfolio.ts';
import { Client } from './harness/client.ts';
import { Dice } from './harness/dice.ts';
import { flipBitInIndex, pageCount, zeroLeaf, zeroPage } from './harness/disk/damage.ts';
import { runProgram, ServerProcess, verifyDatabase } from './harness/server-process.ts';

const TIMEOUT_MS = 180_000;

const order = (client_order_id: string) => ({ ...buy('AAPL', 0.01), client_order_id });

/** A database with trades `a0` to `a(n-1)`. */
async function databaseWith(trades: number): Promise<string> {
  const path = join(tempFolder(), 'finally.db');
  const { service, connection } = openPortfolio({ path });
  for (let traded = 0; traded < trades; traded++) {
    await service.trade(order(`a${traded}`), BY_USER);
  }
  connection.close();
  return path;
}

async function serve(path: string) {
  const server = await ServerProcess.start({ database_path: path });
  onTestFinished(() => server.kill());
  const client = new Client(server.port);
  onTestFinished(() => client.close());
  return { server, client };
}

/** What a server that does not come up says. */
const refusalOf = async (path: string): Promise<string> => {
  const started = await ServerProcess.start({ database_path: path }).catch((error: Error) => error);
  if (started instanceof Error) return started.message;
  await started.kill();
  return '';
};

const change = (path: string, sql: string): void => {
  const database = new SqliteDatabase(path);
  database.unsafeMode(true);
  database.exec(sql);
  database.close();
};

const INDEX = 'orders_by_client_order_id';

const ORDER_COLUMNS = `account_id, ledger, role, ticker, side, type, time_in_force, quantity_e6, trigger,
  reduce_only, post_only, state, filled_e6, filled_cents, reserved_cents, reserved_e6, source,
  placed_ms, updated_ms`;
const ENTRY_COLUMNS = `account_id, ledger, kind, ticker, side, quantity_e6, price_e4, notional_cents,
  liquidity, cost_rule, realized_pnl_cents, source, cause, executed_at`;

describe('a damaged index', { timeout: TIMEOUT_MS }, () => {
  test('is found by verify, which changes nothing', async () => {
    const path = await databaseWith(20);
    flipBitInIndex(path, INDEX, 'a11');
    const before = readFileSync(path);
    const { code, said } = await verifyDatabase(path);
    expect(said).toContain(INDEX);
    expect(code).toBe(1);
    expect(readFileSync(path).equals(before)).toBe(true);
  });

  test('is built anew after a backup when the server starts, and no order is filled twice', async () => {
    const path = await databaseWith(20);
    flipBitInIndex(path, INDEX, 'a11');
    const damaged = readFileSync(path);
    const { server, client } = await serve(path);
    expect((await client.post('/api/portfolio/trade', order('a11'))).status).toBe(201);
    expect((await client.get('/api/portfolio/trades?limit=100')).body.trades).toHaveLength(20);
    expect((await client.get('/api/health')).body.database.state).toBe('ok');
    expect(server.log).toContain('rebuilt from their tables');
    const folder = join(dirname(path), 'backups');
    const [backup = ''] = readdirSync(folder);
    expect(backup).toContain('damaged-index');
    // All but the header, in which SQLite counts the copy as a change.
    const copied = readFileSync(join(folder, backup)).subarray(100);
    expect(copied.equals(damaged.subarray(100))).toBe(true);
    await server.stop();
    expect(await verifyDatabase(path)).toMatchObject({ code: 0 });
  });

  test('that hides an order filled twice stops all trading', async () => {
    const path = await databaseWith(20);
    flipBitInIndex(path, INDEX, 'a11');
    // What an older version did: the same order once more, with all its sums.
    change(
      path,
      `INSERT INTO orders (id, client_order_id, ${ORDER_COLUMNS})
         SELECT 'again', 'a11', ${ORDER_COLUMNS} FROM orders WHERE sequence = 20;
       INSERT INTO entries (id, order_id, cash_after_cents, ${ENTRY_COLUMNS})
         SELECT 'again', 'again', cash_after_cents - notional_cents, ${ENTRY_COLUMNS}
         FROM entries WHERE sequence = 20;
       UPDATE accounts SET cash_cents = (SELECT cash_after_cents FROM entries WHERE sequence = 21);
       UPDATE positions SET quantity_e6 = quantity_e6 + 10000, bought_e6 = bought_e6 + 10000,
         cost_basis_cents = cost_basis_cents + (SELECT notional_cents FROM entries WHERE sequence = 21),
         bought_cents = bought_cents + (SELECT notional_cents FROM entries WHERE sequence = 21);`,
    );
    expect(await verifyDatabase(path)).toMatchObject({ code: 1 });
    const { client } = await serve(path);
    expect(await client.post('/api/portfolio/trade', order('b1'))).toMatchObject({
      status: 503,
      body: { code: 'ledger_inconsistent' },
    });
  });
});

describe('a journal that cannot be read', { timeout: TIMEOUT_MS }, () => {
  test('stops trading, with the reason in health', async () => {
    const path = await databaseWith(200);
    zeroLeaf(path, 'entries');
    expect((await verifyDatabase(path)).code).not.toBe(0);
    const { client } = await serve(path);
    expect(await client.post('/api/portfolio/trade', order('b1'))).toMatchObject({
      status: 503,
      body: { code: 'ledger_inconsistent' },
    });
    expect((await client.get('/api/health')).body).toMatchObject({
      status: 'degraded',
      database: { state: 'read_only', detail: expect.stringContaining('damaged') },
    });
    expect((await client.get('/api/portfolio')).status).toBe(200);
  });

  test('stops trading also if it is too long to be checked at once', async () => {
    const path = await databaseWith(200);
    // More than is checked before the server listens.
    change(
      path,
      `CREATE TABLE ballast (bytes BLOB);
       WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 12)
       INSERT INTO ballast SELECT randomblob(1000000) FROM n;`,
    );
    zeroLeaf(path, 'entries_by_ledger');
    const { client } = await serve(path);
    await vi.waitFor(
      async () =>
        expect((await client.get('/api/health')).body).toMatchObject({
          status: 'ready',
          database: { state: 'ok' },
        }),
      { timeout: 15_000, interval: 100 },
    );
    // An index is derived: it was built anew meanwhile.
    await vi.waitFor(() => expect(readdirSync(join(dirname(path), 'backups'))).toHaveLength(1), {
      timeout: 15_000,
      interval: 100,
    });
  });
});

describe('a damaged checkpoint', { timeout: TIMEOUT_MS }, () => {
  test.each([
    ['figures', 'UPDATE ledger_checkpoints SET cash_cents = cash_cents + 1'],
    ['sequence', 'UPDATE ledger_checkpoints SET sequence = sequence + 5'],
    ['positions', "UPDATE ledger_checkpoints SET positions = '[]'"],
    ['null', "UPDATE ledger_checkpoints SET positions = 'null'"],
    [
      'text',
      `PRAGMA ignore_check_constraints = ON; UPDATE ledger_checkpoints SET positions = '[{"ticker"'`,
    ],
  ])('in its %s only costs time', async (_what, sql) => {
    const path = await databaseWith(20);
    const first = await serve(path);
    await first.server.stop();
    change(path, sql);
    const before = readFileSync(path);
    expect(await verifyDatabase(path)).toMatchObject({ code: sql.includes('PRAGMA') ? 1 : 0 });
    expect(readFileSync(path).equals(before)).toBe(true);
    const { server, client } = await serve(path);
    if (sql.includes('PRAGMA')) return;
    expect((await client.post('/api/portfolio/trade', order('b1'))).status).toBe(201);
    expect((await client.get('/api/health')).body.database.state).toBe('ok');
    expect(server.log).toContain('checkpoint of the ledger was dropped');
  });
});

describe('a refusal to start', { timeout: TIMEOUT_MS }, () => {
  test.each([
    ['no database at all', (path: string) => writeFileSync(path, 'nothing of ours '.repeat(1_000))],
    ['a damaged first page', (path: string) => zeroPage(path, 1)],
    [
      'a damaged schema',
      (path: string) =>
        change(
          path,
          `PRAGMA writable_schema = ON; UPDATE sqlite_schema SET sql = 'CREATE TABLE' WHERE name = 'positions'`,
        ),
    ],
    [
      'tables of a later schema',
      (path: string) => change(path, 'DELETE FROM schema_migrations WHERE version > 3'),
    ],
    ['a table that is missing', (path: string) => change(path, 'DROP TABLE positions')],
  ])('over %s names the file, its newest sound backup and what restores it', async (_, damage) => {
    const path = await databaseWith(5);
    expect(await runProgram('backup', path)).toMatchObject({ code: 0 });
    const folder = join(dirname(path), 'backups');
    const [sound = ''] = readdirSync(folder);
    writeFileSync(join(folder, 'finally-9999-01-01T00-00-00.db'), 'damaged too');
    damage(path);
    const before = readFileSync(path);
    const said = await refusalOf(path);
    expect(said).toContain(path);
    expect(said).toMatch(/damaged, or mixed/);
    expect(said).toContain('nothing was changed');
    expect(said).toContain(`npm run restore -- ${join(folder, sound)}`);
    const sentence = /FinAlly does not run: .*/.exec(said)?.[0] ?? '';
    expect(sentence).not.toMatch(/SQLITE|UNIQUE|malformed|undefined|null/);
    expect(readFileSync(path).equals(before)).toBe(true);
  });

  /** Orders filled by a server, which then ends as requested. */
  async function trade(path: string, orders: number, end: 'stop' | 'kill'): Promise<void> {
    const { server, client } = await serve(path);
    for (let count = 0; count < orders; count++) {
      await client.post('/api/portfolio/trade', order(`${end}-${orders}-${count}`));
    }
    await server[end]();
  }

  test.each([
    [
      'a backup',
      async (path: string, to: string) => {
        expect(await runProgram('backup', path, to)).toMatchObject({ code: 0 });
      },
    ],
    ['an older copy of the file', async (path: string, to: string) => copyFileSync(path, to)],
  ])(
    'over %s beside a newer log leaves both as they are, and restore mends it',
    async (_, copy) => {
      const path = await databaseWith(3);
      const backup = join(tempFolder(), 'backup.db');
      expect(await runProgram('backup', path, backup)).toMatchObject({ code: 0 });
      const old = join(tempFolder(), 'old.db');
      await copy(path, old);
      await trade(path, 300, 'stop');
      await trade(path, 20, 'kill');
      copyFileSync(old, path);
      const before = readFileSync(path);
      const log = readFileSync(`${path}-wal`);
      expect(await refusalOf(path)).toMatch(/damaged, or mixed/);
      expect(readFileSync(path).equals(before)).toBe(true);
      expect(readFileSync(`${path}-wal`).equals(log)).toBe(true);
      expect(await runProgram('restore', path, backup)).toMatchObject({ code: 0 });
      expect(existsSync(`${path}-wal`)).toBe(false);
      expect(await verifyDatabase(path)).toMatchObject({ code: 0 });
    },
  );
});

test('a page that is damaged at random is noticed by verify, or holds no part of the ledger', {
  timeout: 4 * TIMEOUT_MS,
}, async () => {
  const sound = await databaseWith(150);
  const dice = new Dice(20260211);
  for (let round = 0; round < 16; round++) {
    const path = join(tempFolder(), 'finally.db');
    copyFileSync(sound, path);
    zeroPage(path, 2 + dice.below(pageCount(path) - 1));
    expect((await verifyDatabase(path)).code, `round ${round}`).not.toBe(0);
  }
});
