import { join } from 'node:path';
import SqliteDatabase from 'better-sqlite3';
import { expect, onTestFinished, test } from 'vitest';
import { TestServer } from '../../support/server/test-server.ts';
import { tempFolder } from '../../support/temp-folder.ts';

test('orders are refused with a reason while another program has a trigger in the database', async () => {
  const path = join(tempFolder(), 'finally.db');
  const server = await TestServer.start({ settings: { DATABASE_PATH: path } });
  onTestFinished(() => server.close());
  const buy = () =>
    server.post('/api/portfolio/trade', { ticker: 'AAPL', side: 'buy', quantity: 1 });
  expect((await buy()).status).toBe(201);
  const execute = (sql: string): void => {
    const database = new SqliteDatabase(path);
    database.exec(sql);
    database.close();
  };

  execute('CREATE TRIGGER forget AFTER INSERT ON entries BEGIN DELETE FROM entries; END');
  for (const refused of [await buy(), await buy()]) {
    expect(refused.status, refused.text).toBe(503);
    expect(refused.body).toMatchObject({
      code: 'database_unavailable',
      detail: expect.stringContaining('changed or removed its trigger forget. Nothing was changed'),
    });
  }
  expect(server.logged.filter(({ msg }) => msg === 'database error')).toHaveLength(1);
  expect((await server.get('/api/health')).body).toMatchObject({
    database: { state: 'read_only', detail: expect.stringContaining('trigger forget') },
  });

  execute('DROP TRIGGER forget');
  expect((await buy()).status).toBe(201);
  expect((await server.get('/api/portfolio')).body).toMatchObject({
    positions: [{ ticker: 'AAPL', quantity: 2 }],
  });
});
