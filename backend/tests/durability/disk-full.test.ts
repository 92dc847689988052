import { request } from 'node:http';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { tempFolder } from '../support/temp-folder.ts';
import { Client } from './harness/client.ts';
import { checkDatabase } from './harness/database-check.ts';
import { Journal, type Order } from './harness/journal.ts';
import { ServerProcess } from './harness/server-process.ts';
import { DiskOf, smallDisk, whyNoSmallDisk } from './harness/small-disk.ts';
import { place } from './harness/trading.ts';

let orders = 0;
const order = (): Order => ({
  ticker: 'AAPL',
  side: 'buy',
  quantity: 0.01,
  client_order_id: `order-${orders++}`,
});

/** Opens the price stream. @returns resolves with the next event, each time it is called */
async function openStream(port: number): Promise<() => Promise<void>> {
  let arrived: () => void = () => undefined;
  const asked = request({ port, host: '127.0.0.1', path: '/api/stream/prices', agent: false });
  onTestFinished(() => void asked.destroy());
  asked.on('error', () => undefined);
  asked.on('response', (response) => {
    response.on('error', () => undefined);
    response.on('data', (chunk: Buffer) => {
      if (chunk.includes('data:')) arrived();
    });
  });
  const next = () =>
    new Promise<void>((resolve) => {
      arrived = resolve;
    });
  asked.end();
  await next();
  return next;
}

test('while the disk is full trades are refused with a reason, reads go on, and with room all is well again', {
  timeout: 60_000,
}, async (context) => {
  const folder = tempFolder();
  const why = whyNoSmallDisk(folder);
  if (why !== undefined) context.skip(`the server got no small disk to fill: ${why}`);

  const server = await ServerProcess.start({
    database_path: join(folder, 'finally.db'),
    wrapper: smallDisk(folder),
  });
  onTestFinished(() => server.kill());
  const disk = new DiskOf(server, folder);
  const client = new Client(server.port);
  onTestFinished(() => client.close());
  const nextEvent = await openStream(server.port);
  const journal = new Journal();
  const blotter = async () => (await client.get('/api/portfolio/trades?limit=500')).body.trades;
  const health = async () => (await client.get('/api/health')).body;

  for (let count = 0; count < 5; count++) await place(client, journal, order());
  expect(await health()).toMatchObject({ status: 'ok', database: { state: 'ok' } });
  const before = await blotter();

  disk.fill();
  const refused = [order(), order(), order()];
  const refusals = await Promise.all(
    refused.map((one) => client.post('/api/portfolio/trade', one)),
  );
  for (const { status, body } of refusals) {
    expect(status).toBe(503);
    expect(body).toMatchObject({ code: 'database_unavailable', status: 503 });
    expect(body.detail).toContain('cannot be written');
  }
  expect(await blotter()).toEqual(before);
  for (const path of ['', '/history', '/trades?format=json']) {
    expect((await client.get(`/api/portfolio${path}`)).status).toBe(200);
  }
  expect((await client.get('/api/watchlist')).status).toBe(200);
  await nextEvent();
  await nextEvent();
  const failing = { status: 'degraded', database: { state: 'failed' } };
  expect(await health()).toMatchObject(failing);
  // What writes nothing does not tell that writing works again.
  const unaffordable = { ...order(), quantity: 1_000_000 };
  expect((await client.post('/api/portfolio/trade', unaffordable)).status).toBe(422);
  const sentBefore = { ...order(), client_order_id: before[0].client_order_id };
  expect((await client.post('/api/portfolio/trade', sentBefore)).status).toBe(201);
  expect(await health()).toMatchObject(failing);

  disk.makeRoom();
  for (const one of refused) await place(client, journal, one);
  await place(client, journal, order());
  expect(await health()).toMatchObject({ status: 'ok', database: { state: 'ok', detail: null } });
  expect(await blotter()).toHaveLength(before.length + refused.length + 1);

  // Full again, and asked to end: the last point and prices are lost, nothing else.
  disk.fill();
  const take = disk.hold('finally.db');
  expect(await server.stop()).toBe(0);
  expect(server.log).toContain('a snapshot was not recorded');
  expect(server.log).toContain('the last prices were not recorded');
  const copy = join(tempFolder(), 'finally.db');
  take(copy);
  expect(journal.receipts()).toHaveLength(before.length + refused.length + 1);
  expect(checkDatabase(copy, journal)).toEqual([]);
});
