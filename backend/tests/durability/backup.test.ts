import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import SqliteDatabase from 'better-sqlite3';
import { describe, expect, onTestFinished, test } from 'vitest';
import { tempFolder } from '../support/temp-folder.ts';
import { BY_USER, buy, openPortfolio } from '../support/trading/portfolio.ts';
import { Client } from './harness/client.ts';
import { runProgram, ServerProcess, verifyDatabase } from './harness/server-process.ts';

const TIMEOUT_MS = 60_000;

/** A database in which so many shares were bought, one at a time. */
async function databaseWith(shares: number): Promise<string> {
  const path = join(tempFolder(), 'finally.db');
  const { service, connection } = openPortfolio({ path });
  for (let bought = 0; bought < shares; bought++) await service.trade(buy('AAPL', 1), BY_USER);
  connection.close();
  return path;
}

function tradesIn(path: string): number {
  const database = new SqliteDatabase(path, { readonly: true });
  const { trades } = database.prepare('SELECT count(*) AS trades FROM trades').get() as {
    trades: number;
  };
  database.close();
  return trades;
}

describe('a backup', { timeout: TIMEOUT_MS }, () => {
  test('of a server that is trading holds every trade that was acknowledged before', async () => {
    const path = join(tempFolder(), 'finally.db');
    const server = await ServerProcess.start({ database_path: path });
    onTestFinished(() => server.kill());
    const client = new Client(server.port);
    onTestFinished(() => client.close());
    let acknowledged = 0;
    let goOn = true;
    const trading = (async () => {
      while (goOn) {
        const { status } = await client.post('/api/portfolio/trade', buy('AAPL', 0.001));
        if (status === 201) acknowledged += 1;
      }
    })();
    await expect.poll(() => acknowledged).toBeGreaterThan(10);

    const before = acknowledged;
    const backup = join(tempFolder(), 'backup.db');
    const { code, said } = await runProgram('backup', path, backup);
    const after = acknowledged;
    goOn = false;
    await trading;
    expect({ code, said }).toEqual({ code: 0, said: expect.stringContaining(backup) });
    expect(after).toBeGreaterThan(before);
    expect(tradesIn(backup)).toBeGreaterThanOrEqual(before);
    expect(await verifyDatabase(backup)).toMatchObject({ code: 0 });
  });

  test('is written beside the database if no file is named, and overwrites nothing', async () => {
    const path = await databaseWith(1);
    expect(await runProgram('backup', path)).toMatchObject({ code: 0 });
    const folder = join(path, '..', 'backups');
    const [made = ''] = readdirSync(folder);
    expect(made).toMatch(/^finally-\d{4}-\d\d-\d\dT\d\d-\d\d-\d\d\.db$/);

    const before = readFileSync(join(folder, made));
    const again = await runProgram('backup', path, join(folder, made));
    expect(again).toMatchObject({ code: 2, said: expect.stringContaining('already') });
    expect(readFileSync(join(folder, made)).equals(before)).toBe(true);
  });

  test('of a ledger that does not add up is made, and says so', async () => {
    const path = await databaseWith(1);
    const database = new SqliteDatabase(path);
    database.exec('UPDATE accounts SET cash_cents = cash_cents + 1');
    database.close();
    const { code, said } = await runProgram('backup', path);
    expect(code).toBe(1);
    expect(said).toContain('not sound');
  });
});

describe('restoring', { timeout: TIMEOUT_MS }, () => {
  test('puts the backup in place and keeps what was there', async () => {
    const backup = await databaseWith(2);
    const path = await databaseWith(5);
    expect(await runProgram('restore', path, backup)).toMatchObject({ code: 0 });
    expect(tradesIn(path)).toBe(2);
    expect(tradesIn(backup)).toBe(2);
    expect(await verifyDatabase(path)).toMatchObject({ code: 0 });
    const [aside = ''] = readdirSync(join(path, '..', 'backups'));
    expect(aside).toMatch(/^finally-before-restore-/);
    expect(tradesIn(join(path, '..', 'backups', aside))).toBe(5);
  });

  test('works if there is no database yet, and if the existing one is damaged', async () => {
    const backup = await databaseWith(2);
    const path = join(tempFolder(), 'deep', 'finally.db');
    expect(await runProgram('restore', path, backup)).toMatchObject({ code: 0 });
    writeFileSync(path, 'not a database any more'.repeat(1000));
    expect(await runProgram('restore', path, backup)).toMatchObject({ code: 0 });
    expect(tradesIn(path)).toBe(2);
  });

  test('is refused while a server runs, and changes nothing', async () => {
    const backup = await databaseWith(2);
    const path = await databaseWith(5);
    const server = await ServerProcess.start({ database_path: path });
    onTestFinished(() => server.kill());
    const refused = await runProgram('restore', path, backup);
    expect(refused).toMatchObject({ code: 2, said: expect.stringContaining('stop FinAlly first') });
    expect(tradesIn(path)).toBe(5);
    expect(existsSync(`${path}.part`)).toBe(false);
    const client = new Client(server.port);
    onTestFinished(() => client.close());
    expect(await client.post('/api/portfolio/trade', buy('AAPL', 1))).toMatchObject({
      status: 201,
    });
  });

  test.each([
    ['is damaged', (path: string) => writeFileSync(path, 'nothing of ours'.repeat(1000))],
    [
      'does not add up',
      (path: string) => {
        const database = new SqliteDatabase(path);
        database.exec('UPDATE accounts SET cash_cents = cash_cents + 1');
        database.close();
      },
    ],
    [
      'comes from a newer version',
      (path: string) => {
        const database = new SqliteDatabase(path);
        database.exec("INSERT INTO schema_migrations VALUES (9999, 'to come', '2030-01-01')");
        database.close();
      },
    ],
  ])('a backup that %s is refused, and changes nothing', async (_, spoil) => {
    const backup = await databaseWith(2);
    spoil(backup);
    const path = await databaseWith(5);
    const before = readFileSync(path);
    expect(await runProgram('restore', path, backup)).toMatchObject({ code: 2 });
    expect(readFileSync(path).equals(before)).toBe(true);
    expect(readdirSync(join(path, '..'))).toEqual(['finally.db']);
  });

  test('without a file says how it is called', async () => {
    const { code, said } = await runProgram('restore', await databaseWith(1));
    expect(code).toBe(2);
    expect(said).toContain('npm run restore -- FILE');
  });
});
