import { join } from 'node:path';
import type { Order } from '@finally/contract';
import { expect, test, vi } from 'vitest';
import { type Random, seededRandom } from '../../src/kernel/random.ts';
import { verifyDatabase } from '../durability/harness/server-process.ts';
import { TestServer } from '../support/server/test-server.ts';
import { tempFolder } from '../support/temp-folder.ts';
import { Judge } from './judge.ts';
import { type Case, type Description, makeUp, type Operation, operationsOf } from './operations.ts';
import { type Fit, pick, valueFor } from './values.ts';

// Thousands of requests and a process, on a machine that may be busy.
vi.setConfig({ testTimeout: 120_000 });

const COUNT = 2_000;
const JSON_TYPE = { 'content-type': 'application/json' };

const EXITS = { take_profit: { limit_price: 900 }, stop_loss: { stop_price: 20 } };

/** Orders that can be placed, from which others are made by changing a few fields. */
const SOUND: readonly Readonly<Record<string, unknown>>[] = [
  { side: 'buy', quantity: 1 },
  { side: 'buy', notional: 100 },
  { side: 'sell', quantity: 0.1 },
  { side: 'buy', quantity: 1, type: 'limit', limit_price: 50, time_in_force: 'gtc' },
  { side: 'sell', quantity: 0.1, type: 'limit', limit_price: 900, post_only: true },
  { side: 'buy', quantity: 1, type: 'stop', stop_price: 1_500, trigger: 'bid_ask' },
  { side: 'sell', quantity: 1, type: 'stop_limit', stop_price: 30, limit_price: 29 },
  { side: 'sell', quantity: 1, type: 'trailing_stop', trail_percent: 5, reduce_only: true },
  { side: 'buy', quantity: 1, type: 'trailing_stop_limit', trail_amount: 5, limit_offset: 0.5 },
  { side: 'buy', quantity: 1, type: 'limit', limit_price: 60, order_class: 'bracket', ...EXITS },
  { side: 'buy', quantity: 1, type: 'limit', limit_price: 2_000, order_class: 'bracket', ...EXITS },
  { side: 'sell', quantity: 1, order_class: 'oco', ...EXITS },
];

const fitOf = (random: Random): Fit => pick(random, ['valid', 'boundary', 'broken'] as const);

/** A sound order in which up to two fields are drawn from their schema. */
function nearlySound({ body }: Operation, random: Random): string {
  const order: Record<string, unknown> = { ticker: 'AAPL', ...pick(random, SOUND) };
  if (random.uniform() < 0.3) order['client_order_id'] = `id-${Math.floor(random.uniform() * 20)}`;
  for (let changes = pick(random, [0, 0, 0, 1, 2]); changes > 0; changes--) {
    const [name, schema] = pick(random, Object.entries(body?.properties ?? {}));
    order[name] = valueFor(schema, name, fitOf(random), random);
  }
  return JSON.stringify(order);
}

const CHANGES: readonly object[] = [
  {},
  { quantity: 2 },
  { limit_price: 70 },
  { stop_price: 25 },
  { trail_percent: 7 },
  { time_in_force: 'gtc' },
  { quantity: 1, client_order_id: 'change' },
];

test('every random request about orders is answered as described, and leaves the ledger sound', async () => {
  const random = seededRandom(20_260_211);
  const database_path = join(tempFolder(), 'finally.db');
  const server = await TestServer.start({ settings: { DATABASE_PATH: database_path } });
  const description = (await server.get('/api/openapi.json')).body as Description;
  const judge = new Judge(description);
  const operations = operationsOf(description).filter(({ path }) => path.startsWith('/api/orders'));
  const placing = operations.filter(({ method }) => method === 'POST');
  // Else hardly an order would be open when it is changed.
  const isCancelAll = ({ method, path }: Operation) => method === 'DELETE' && !path.includes('{');
  const others = operations.filter((operation) => !isCancelAll(operation));
  const ids = ['none'];
  const open = ['none'];
  const statuses = new Map<string, number>();
  const faults: string[] = [];

  const drawn = (): Case => {
    const operation = pick(random, pick(random, [placing, placing, others, others, operations]));
    const request = makeUp(operation, random);
    const path =
      operation.path.includes('{id}') && random.uniform() < 0.8
        ? operation.path.replace('{id}', pick(random, pick(random, [ids, open]).slice(-3)))
        : request.path;
    if (operation.body === undefined || random.uniform() < 0.2) return { ...request, path };
    const body =
      operation.method === 'PATCH' && random.uniform() < 0.7
        ? JSON.stringify(pick(random, CHANGES))
        : operation.method === 'PATCH'
          ? request.body
          : nearlySound(operation, random);
    return { operation, path, headers: JSON_TYPE, body };
  };

  for (let sent = 0; sent < COUNT && faults.length < 10; sent++) {
    if (sent % 25 === 0) server.clock.advance(500);
    const request = drawn();
    const { method, path } = request.operation;
    const answer = await server.send(method, request.path, request.body, { ...request.headers });
    const key = `${method} ${path} ${answer.status}`;
    statuses.set(key, (statuses.get(key) ?? 0) + 1);
    const fault = judge.fault(request, answer);
    if (fault) faults.push(`${method} ${request.path} ${request.body ?? ''}\n  ${fault}`);
    const { order } = (answer.body ?? {}) as { order?: Order };
    for (const { id, state } of order ? [order, ...order.legs] : []) {
      ids.push(id);
      if (state === 'working' || state === 'held') open.push(id);
    }
  }
  const errors = server.errors.map((line) => JSON.stringify(line));
  await server.close();
  expect(faults).toEqual([]);
  expect(errors).toEqual([]);
  expect(await verifyDatabase(database_path)).toMatchObject({ code: 0 });
  for (const call of [
    'POST /api/orders 201',
    'POST /api/orders 422',
    'POST /api/orders/preview 200',
    'PATCH /api/orders/{id} 200',
    'DELETE /api/orders/{id} 200',
    'GET /api/orders/{id}/explanation 200',
  ]) {
    expect(statuses.get(call) ?? 0, call).toBeGreaterThan(5);
  }
});
