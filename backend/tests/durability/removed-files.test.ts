import { copyFileSync, existsSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { tempFolder } from '../support/temp-folder.ts';
import { Client } from './harness/client.ts';
import { ServerProcess } from './harness/server-process.ts';

const order = (client_order_id: string) => ({
  ticker: 'KO',
  side: 'buy',
  quantity: 0.01,
  client_order_id,
});

// Windows does not let an open file be removed.
const onPosix = test.skipIf(process.platform === 'win32');

onPosix.each([
  [
    'the database and its log are removed',
    (path: string) => {
      for (const part of ['', '-wal', '-shm']) rmSync(path + part);
    },
  ],
  ['the database is removed', (path: string) => rmSync(path)],
  ['the log is removed', (path: string) => rmSync(`${path}-wal`)],
  ["the log's index is removed", (path: string) => rmSync(`${path}-shm`)],
  [
    'another file takes its name',
    (path: string) => {
      copyFileSync(path, `${path}.other`);
      renameSync(`${path}.other`, path);
    },
  ],
  [
    'its folder is moved away',
    (path: string) => renameSync(join(path, '..'), join(path, '../../away')),
  ],
] as const)(
  'no order is filled any more, and health says why, if %s while the server runs',
  {
    timeout: 60_000,
  },
  async (_what, damage) => {
    const path = join(tempFolder(), 'db', 'finally.db');
    const server = await ServerProcess.start({ database_path: path });
    onTestFinished(() => server.kill());
    const client = new Client(server.port);
    onTestFinished(() => client.close());
    expect((await client.post('/api/portfolio/trade', order('a1'))).status).toBe(201);

    damage(path);
    for (const id of ['a2', 'a3']) {
      expect(await client.post('/api/portfolio/trade', order(id))).toMatchObject({
        status: 503,
        body: {
          code: 'database_unavailable',
          detail: expect.stringContaining('removed or replaced'),
        },
      });
    }
    expect((await client.get('/api/health')).body).toMatchObject({
      status: 'failing',
      database: { state: 'failed', detail: expect.stringContaining('removed or replaced') },
    });
    expect((await client.get('/api/health/state')).status).toBe(503);
    expect((await client.get('/api/portfolio')).status).toBe(200);
    expect((await client.post('/api/watchlist', { ticker: 'PYPL' })).status).toBe(503);
    expect((await client.get('/api/portfolio/trades')).body.trades).toHaveLength(1);
  },
);

onPosix(
  'a log that came with a new file of its name is left alone when the server ends',
  {
    timeout: 60_000,
  },
  async () => {
    const path = join(tempFolder(), 'finally.db');
    const server = await ServerProcess.start({ database_path: path });
    onTestFinished(() => server.kill());
    for (const part of ['', '-wal', '-shm']) {
      copyFileSync(path + part, `${path}.other`);
      renameSync(`${path}.other`, path + part);
    }
    expect(await server.stop()).toBe(0);
    expect(existsSync(`${path}-wal`)).toBe(true);
  },
);
