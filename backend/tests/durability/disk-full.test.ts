import { request } from 'node:http';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { tempFolder } from '../support/temp-folder.ts';
import { Client } from './harness/client.ts';
import { DiskOf, smallDisk, whyNoSmallDisk } from './harness/disk/small-disk.ts';
import { Journal, type Order } from './harness/journal.ts';
import { checkDatabase } from './harness/ledger/database-check.ts';
import { ServerProcess } from './harness/server-process.ts';
import { place } from './harness/trading.ts';

const PAGE = 500;
/** Far more trades than the log's file has room for. */
const TRADES_MAX = 20_000;

let orders = 0;
const order = (): Order => ({
  ticker: 'AAPL',
  side: 'buy',
  quantity: 0.001,
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
  const blotter = async () => (await client.get(`/api/portfolio/trades?limit=${PAGE}`)).body.trades;
  const health = async () => (await client.get('/api/health')).body;

  for (let count = 0; count < 5; count++) await place(client, journal, order());
  expect(await health()).toMatchObject({ status: 'ready', database: { state: 'ok' } });

  disk.fill();
  // The log's file has room inside it until it has been written through once.
  const isRefused = async (): Promise<boolean> => {
    const acknowledged = journal.receipts().length;
    await place(client, journal, order());
    return journal.receipts().length === acknowledged;
  };
  const tradeUntilRefused = async (): Promise<void> => {
    for (let tries = 0; !(await isRefused()); tries++) expect(tries).toBeLessThan(TRADES_MAX);
  };
  await tradeUntilRefused();
  const before = await blotter();

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
  const { ticker, side, quantity } = order();
  const previewed = await client.post('/api/orders/preview', { ticker, side, quantity });
  const { code, detail } = refusals[0]?.body ?? {};
  expect(previewed).toMatchObject({ status: 200, body: { refusal: { code, detail } } });
  for (const path of ['', '/history', '/trades?format=json']) {
    expect((await client.get(`/api/portfolio${path}`)).status).toBe(200);
  }
  expect((await client.get('/api/watchlist')).status).toBe(200);
  await nextEvent();
  await nextEvent();
  const failing = { status: 'degraded', database: { state: 'read_only' } };
  // There may be space for a point of the curve but not for a trade.
  expect(await isRefused()).toBe(true);
  expect(await health()).toMatchObject(failing);
  // What writes nothing does not tell that writing works again.
  const unaffordable = { ...order(), quantity: 1_000_000 };
  expect((await client.post('/api/portfolio/trade', unaffordable)).status).toBe(422);
  const sentBefore = { ...order(), client_order_id: before[0].client_order_id };
  expect(await health()).toMatchObject(failing);
  expect((await client.post('/api/portfolio/trade', sentBefore)).status).toBe(201);

  disk.makeRoom();
  for (const one of refused) await place(client, journal, one);
  await place(client, journal, order());
  expect(await health()).toMatchObject({
    status: 'ready',
    database: { state: 'ok', detail: null },
  });
  const added = refused.length + 1;
  expect((await blotter()).slice(added)).toEqual(before.slice(0, PAGE - added));

  // Full again, and asked to end: what can be made again is lost, nothing else.
  disk.fill();
  await tradeUntilRefused();
  const acknowledged = journal.receipts().length;
  const take = disk.hold('finally.db');
  expect(await server.stop()).toBe(0);
  const copy = join(tempFolder(), 'finally.db');
  take(copy);
  expect(journal.receipts()).toHaveLength(acknowledged);
  expect(checkDatabase(copy, journal)).toEqual([]);
});
