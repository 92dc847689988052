import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import SqliteDatabase from 'better-sqlite3';
import { expect, onTestFinished, test } from 'vitest';
import { tempFolder } from '../support/temp-folder.ts';
import { Client } from './harness/client.ts';
import { ServerProcess } from './harness/server-process.ts';

/** Far below the two seconds that a lock was waited for in the event loop, and above a busy machine's delays. */
const UNMOVED_MS = 500;

const order = (client_order_id: string) => ({
  ticker: 'AAPL',
  side: 'buy',
  quantity: 0.01,
  client_order_id,
});

async function startServer() {
  const path = join(tempFolder(), 'finally.db');
  const server = await ServerProcess.start({ database_path: path });
  onTestFinished(() => server.kill());
  const client = new Client(server.port);
  onTestFinished(() => client.close());
  return { path, client, server };
}

/** Takes the write lock, as a database tool does that was left open. */
function lock(path: string): { release(): void } {
  const outsider = new SqliteDatabase(path);
  outsider.exec('BEGIN IMMEDIATE');
  onTestFinished(() => void outsider.close());
  return { release: () => void outsider.exec('ROLLBACK') };
}

const timed = async <Returned>(work: Promise<Returned>) => {
  const begun_ms = performance.now();
  const answer = await work;
  return { answer, took_ms: performance.now() - begun_ms };
};

test('a write lock of an outsider fails orders after two seconds, new ones at once, and holds up nothing else', {
  timeout: 60_000,
}, async () => {
  const { path, client } = await startServer();
  expect((await client.post('/api/portfolio/trade', order('a1'))).status).toBe(201);
  const outsider = lock(path);

  const group = Array.from({ length: 8 }, (_, index) =>
    timed(client.post('/api/portfolio/trade', order(`b${index}`))),
  );
  const pings: number[] = [];
  let waiting = true;
  const pinging = (async () => {
    while (waiting) {
      pings.push((await timed(client.get('/api/health'))).took_ms);
      await pause(20);
    }
  })();
  await pause(1_000);
  const late = await timed(client.post('/api/portfolio/trade', order('c1')));
  expect(late.answer).toMatchObject({ status: 503, body: { code: 'database_unavailable' } });
  expect(late.took_ms).toBeLessThan(UNMOVED_MS);
  const { ticker, side, quantity } = order('p1');
  const preview = await timed(client.post('/api/orders/preview', { ticker, side, quantity }));
  const { code, detail } = late.answer.body;
  expect(preview.answer).toMatchObject({ status: 200, body: { refusal: { code, detail } } });
  expect(preview.took_ms).toBeLessThan(UNMOVED_MS);
  for (const { answer, took_ms } of await Promise.all(group)) {
    expect(answer).toMatchObject({ status: 503, body: { code: 'database_unavailable' } });
    expect(took_ms).toBeGreaterThan(1_500);
    expect(took_ms).toBeLessThan(3_500);
  }
  waiting = false;
  await pinging;
  expect(pings.length).toBeGreaterThan(20);
  expect(Math.max(...pings)).toBeLessThan(UNMOVED_MS);
  expect((await client.get('/api/health')).body).toMatchObject({
    status: 'degraded',
    database: { state: 'read_only', detail: expect.stringContaining('another program') },
  });

  outsider.release();
  expect((await client.post('/api/portfolio/trade', order('b0'))).status).toBe(201);
  expect((await client.get('/api/health')).body).toMatchObject({ database: { state: 'ok' } });
  const { body } = await client.get('/api/portfolio/trades?limit=100');
  expect(body.trades).toHaveLength(2);
});

test('an order that meets a lock of a moment waits for it and is filled', {
  timeout: 60_000,
}, async () => {
  const { path, client } = await startServer();
  const outsider = lock(path);
  const filled = client.post('/api/portfolio/trade', order('a1'));
  const watched = client.post('/api/watchlist', { ticker: 'PYPL' });
  await pause(150);
  outsider.release();
  expect((await filled).status).toBe(201);
  expect((await watched).status).toBeLessThan(300);
});

test('a server that is asked to end while the database is locked ends, and loses no trade', {
  timeout: 60_000,
}, async () => {
  const { path, client, server } = await startServer();
  expect((await client.post('/api/portfolio/trade', order('a1'))).status).toBe(201);
  const outsider = lock(path);
  expect((await client.post('/api/portfolio/trade', order('a2'))).status).toBe(503);
  const { answer: code, took_ms } = await timed(server.stop());
  expect(code).toBe(0);
  expect(took_ms).toBeLessThan(5_000);
  outsider.release();
  const { trades } = new SqliteDatabase(path)
    .prepare('SELECT count(*) AS trades FROM trades')
    .get() as {
    trades: number;
  };
  expect(trades).toBe(1);
});
