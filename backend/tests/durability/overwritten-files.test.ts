import { copyFileSync, linkSync, rmSync, statSync, truncateSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { tempFolder } from '../support/temp-folder.ts';
import { buy } from '../support/trading/portfolio.ts';
import { Client } from './harness/client.ts';
import { runProgram, ServerProcess, verifyDatabase } from './harness/server-process.ts';

const TIMEOUT_MS = 60_000;

const order = (client_order_id: string) => ({ ...buy('KO', 0.01), client_order_id });

/** A running server with one trade and a backup made before it. */
async function serveWithBackup() {
  const path = join(tempFolder(), 'finally.db');
  const server = await ServerProcess.start({ database_path: path });
  onTestFinished(() => server.kill());
  const client = new Client(server.port);
  onTestFinished(() => client.close());
  const backup = join(path, '../backups/finally-monday.db');
  expect(await runProgram('backup', path, backup)).toMatchObject({ code: 0 });
  expect((await client.post('/api/portfolio/trade', order('a1'))).status).toBe(201);
  return { path, server, client, backup };
}

/** What a server that does not come up says. */
const refusalOf = async (path: string): Promise<string> => {
  const started = await ServerProcess.start({ database_path: path }).catch((error: Error) => error);
  if (started instanceof Error) return started.message;
  await started.kill();
  return '';
};

// Windows keeps the time of the last change to itself until the file is closed.
const onPosix = test.skipIf(process.platform === 'win32');

onPosix(
  'no order is filled any more, and health says why, if a backup is copied over the database',
  {
    timeout: TIMEOUT_MS,
  },
  async () => {
    const { path, server, client, backup } = await serveWithBackup();
    const { ino } = statSync(path);
    copyFileSync(backup, path);
    expect(statSync(path).ino).toBe(ino);
    for (const id of ['a2', 'a3']) {
      expect(await client.post('/api/portfolio/trade', order(id))).toMatchObject({
        status: 503,
        body: {
          code: 'database_unavailable',
          detail: expect.stringContaining('written to by another program'),
        },
      });
    }
    expect((await client.get('/api/health')).body).toMatchObject({
      status: 'failing',
      database: {
        state: 'failed',
        detail: expect.stringContaining('written to by another program'),
      },
    });
    expect((await client.get('/api/health/state')).status).toBe(503);
    expect(await server.stop()).toBe(0);
    expect(statSync(path).size).toBe(statSync(backup).size);
    expect(statSync(`${path}-wal`).size).toBeGreaterThan(0);
  },
);

test('an emptied database with backups is refused by a start that names the newest sound one', {
  timeout: TIMEOUT_MS,
}, async () => {
  const { path, server, backup } = await serveWithBackup();
  await server.stop();
  truncateSync(path, 0);
  const said = await refusalOf(path);
  expect(said).toContain('is empty, though it has backups');
  expect(said).toContain(`npm run restore -- ${backup}`);
  expect(statSync(path).size).toBe(0);
  expect(await runProgram('restore', path, backup)).toMatchObject({ code: 0 });
  expect(await verifyDatabase(path)).toMatchObject({ code: 0 });
});

test('a database with a hard link is refused by either name, while a server has it open too', {
  timeout: TIMEOUT_MS,
}, async () => {
  const { path, client } = await serveWithBackup();
  const linked = join(path, '../linked.db');
  linkSync(path, linked);
  expect(await refusalOf(linked)).toContain('has 2 names (hard links)');
  expect((await client.post('/api/portfolio/trade', order('a2'))).status).toBe(201);
  rmSync(linked);
});
