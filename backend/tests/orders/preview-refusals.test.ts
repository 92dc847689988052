import { OrderPreviewSchema, type Problem, refusedPreview } from '@finally/contract';
import SqliteDatabase from 'better-sqlite3';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { TestServer } from '../support/server/test-server.ts';

const JSON_TYPE = { 'content-type': 'application/json' };

let server: TestServer;

beforeAll(async () => {
  server = await TestServer.start();
});
afterAll(() => server.close());

/** Sends a body to the preview and to the trade. */
async function sendBoth(body: string) {
  const preview = await server.send('POST', '/api/orders/preview', body, JSON_TYPE);
  const trade = await server.send('POST', '/api/portfolio/trade', body, JSON_TYPE);
  return { preview, trade };
}

/** Expects that the preview of a body reports the refusal of the trade. Returns its code. */
async function expectReported(body: string): Promise<string> {
  const { preview, trade } = await sendBoth(body);
  expect(trade.status).toBeGreaterThanOrEqual(400);
  const { code, detail } = trade.body as Problem;
  expect(preview.status, preview.text).toBe(200);
  expect(OrderPreviewSchema.parse(preview.body)).toEqual(refusedPreview({ code, detail }));
  return code;
}

const order = (fields: string) => `{"ticker":"AAPL","side":"buy",${fields}}`;

test.each([
  [order('"quantity":1.0000000000000000001'), 'quantity_too_fine'],
  [order('"quantity":0.10000000000000000555'), 'quantity_too_fine'],
  [order('"quantity":1e-400'), 'quantity_too_fine'],
  [order('"quantity":0.0000001'), 'quantity_too_fine'],
  [order('"quantity":1e400'), 'quantity_too_large'],
  [order('"quantity":1e300'), 'quantity_too_large'],
  [order('"quantity":9007199254740993'), 'quantity_too_large'],
  [order('"quantity":-1e400'), 'quantity_not_positive'],
  [order('"quantity":-1'), 'quantity_not_positive'],
  [order('"quantity":0'), 'quantity_not_positive'],
  [order('"notional":10.000000000000000000001'), 'notional_too_fine'],
  [order('"notional":0.001'), 'notional_too_fine'],
  [order('"notional":1e400'), 'notional_too_large'],
  [order('"notional":-1e400'), 'notional_not_positive'],
  [order('"notional":0'), 'notional_not_positive'],
  [order('"notional":99999999'), 'insufficient_cash'],
  [order('"quantity":0.000001'), 'notional_too_small'],
  ['{"ticker":"AAPL","side":"sell","quantity":1}', 'insufficient_shares'],
  ['{"ticker":"ZZZZZ","side":"buy","quantity":1}', 'unknown_ticker'],
])('the preview of %s reports %s, as the trade', async (body, code) => {
  expect(await expectReported(body)).toBe(code);
});

test.each([
  '',
  '{"ticker":',
  'null',
  '[]',
  '{"ticker":"AAPL","side":"buy"}',
  order('"quantity":1,"quantity":2'),
  order('"quantity":"1"'),
  order('"quantity":null'),
  order('"quantity":1,"notional":2'),
  order('"quantity":1,"note":1e400'),
  '{"ticker":"AAPL","side":"hold","quantity":1}',
  '{"ticker":"A B C D","side":"buy","quantity":1}',
  '{"ticker":"\\ud800","side":"buy","quantity":1}',
])('%j is no order: preview and trade answer with the same problem', async (body) => {
  const { preview, trade } = await sendBoth(body);
  expect(preview).toMatchObject({ status: trade.status, body: trade.body });
  expect(trade.status).toBe(400);
});

const outsider = () => {
  const database = new SqliteDatabase(server.database_path);
  onTestFinished(() => void database.close());
  return database;
};

test('while another program has a trigger in the database, the preview reports it', async () => {
  const database = outsider();
  database.exec('CREATE TRIGGER forget AFTER INSERT ON entries BEGIN DELETE FROM entries; END');
  expect(await expectReported(order('"quantity":1'))).toBe('database_unavailable');
  database.exec('DROP TRIGGER forget');
  const { preview, trade } = await sendBoth(order('"quantity":1'));
  expect(preview.body).toMatchObject({ refusal: null });
  expect(trade.status).toBe(201);
});

test('nothing of a preview is kept', async () => {
  const before = (await server.get('/api/portfolio/trades')).body;
  const database = outsider();
  const rows = () =>
    ['orders', 'order_events', 'entries', 'positions', 'accounts', 'account_events'].map((table) =>
      database.prepare(`SELECT * FROM ${table}`).all(),
    );
  const kept = rows();
  for (let count = 0; count < 3; count++) {
    const preview = await server.post('/api/orders/preview', {
      ticker: 'AAPL',
      side: 'buy',
      quantity: 1,
    });
    expect(preview.body).toMatchObject({ refusal: null, fills: [{ quantity: 1 }] });
  }
  expect(rows()).toEqual(kept);
  expect((await server.get('/api/portfolio/trades')).body).toEqual(before);
});
