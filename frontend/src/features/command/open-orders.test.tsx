import type { Order } from '@finally/contract';
import { act } from '@testing-library/react';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { orderGate } from '@/features/orders/confirmation/order-gate-store';
import { workingOrdersStore } from '@/features/orders/working/working-orders-store';
import { type ContractServer, ok, startContractServer } from '@/shared/tests/contract-server';
import { openOrder, ticker } from '@/shared/tests/samples';
import { readCommand } from './grammar/read-command';
import { runIntent } from './run-intent-actions';

const BUY = openOrder({ id: 'buy', limit_price: 182 });
const SECOND = openOrder({ id: 'second', limit_price: 180 });
const OTHER = openOrder({ id: 'other', ticker: ticker('NVDA') });
const STOP = openOrder({
  id: 'stop',
  side: 'sell',
  type: 'stop',
  limit_price: null,
  stop_price: 90,
});

let server: ContractServer;
let open: Order[];
const sent = () =>
  server.received.flatMap(({ route }) =>
    /^(DELETE|PATCH)/.test(route) ? [route.replace('/api/orders/', '')] : [],
  );

beforeEach(async () => {
  open = [BUY, SECOND, OTHER, STOP];
  server = await startContractServer({
    'GET /api/orders': () => ok({ orders: open, next_cursor: null }),
    ...Object.fromEntries(
      open.map((order) => [
        `DELETE /api/orders/${order.id}`,
        () => {
          open = open.filter(({ id }) => id !== order.id);
          return ok({ ...order, state: 'canceled', reason: 'user' });
        },
      ]),
    ),
    'PATCH /api/orders/stop': (change: object) =>
      ok({
        order: { ...STOP, ...change, id: 'moved', replaces: 'stop' },
        fills: [],
        account: null,
      }),
  });
  await workingOrdersStore.refresh();
});

afterEach(() => server.close());

async function run(line: string): Promise<string | null> {
  const read = readCommand(line);
  if (!read || !('intent' in read)) throw new Error(`${line} is no command`);
  return await act(() => runIntent(read.intent));
}

test.each([
  ['cancel the buy aapl orders', ['DELETE buy', 'DELETE second']],
  ['cancel the order at 182', ['DELETE buy']],
  ['cancel nvda limit', ['DELETE other']],
])('%s cancels exactly those', async (line, wanted) => {
  expect(await run(line)).toBeNull();
  expect(sent()).toEqual(wanted);
});

test('a stop that protects shares is canceled only after a yes', async () => {
  const read = readCommand('cancel stops');
  if (!read || !('intent' in read)) throw new Error('no command');
  const canceling = runIntent(read.intent);
  expect(orderGate.getState()).toMatchObject({ kind: 'unprotect' });
  orderGate.answer(false);
  expect(await canceling).toBe('You said no: no order was canceled.');
  expect(sent()).toEqual([]);
});

test('an order that is not open, or one of several, changes nothing', async () => {
  expect(await run('cancel sell nvda')).toBe('There is no open sell NVDA order.');
  expect(await run('move aapl limit to 170')).toContain('2 orders may be meant');
  expect(sent()).toEqual([]);
});

test('the stop that is meant is changed', async () => {
  expect(await run('move stop to 95')).toBeNull();
  expect(sent()).toEqual(['PATCH stop']);
  expect(server.calls('PATCH /api/orders/stop')[0]?.body).toMatchObject({ stop_price: 95 });
});
