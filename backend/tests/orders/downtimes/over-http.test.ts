import type { OrderExplanation, PlacedOrder } from '@finally/contract';
import { expect, test } from 'vitest';
import { MINUTE_MS } from '../../../src/kernel/time/units.ts';
import { TestServer } from '../../support/server/test-server.ts';

test('a server that was down says so in the explanation of an order that was open', {
  timeout: 60_000,
}, async () => {
  const server = await TestServer.start();
  const order = { ticker: 'AAPL', side: 'buy', quantity: 1, type: 'limit', limit_price: 1 };
  const placed = (await server.post('/api/orders', { ...order, time_in_force: 'gtc' }))
    .body as PlacedOrder;
  const explained = async () =>
    (await server.get(`/api/orders/${placed.order.id}/explanation`)).body as OrderExplanation;
  expect((await explained()).downtimes).toEqual([]);
  await server.restart(2_000);
  expect((await explained()).downtimes).toEqual([]);
  await server.restart(35 * MINUTE_MS);
  const told = [
    {
      from: '2026-02-11T14:30:02.000Z',
      to: '2026-02-11T15:05:02.000Z',
      market_ran: false,
      low: null,
      high: null,
      sentence:
        'The server was down from 2026-02-11 14:30 to 15:05 UTC; the simulated market did not run in that time.',
    },
  ];
  expect(await explained()).toEqual({ order_id: placed.order.id, fills: [], downtimes: told });
  await server.delete(`/api/orders/${placed.order.id}`);
  await server.restart(35 * MINUTE_MS);
  expect((await explained()).downtimes).toEqual(told);
  expect(server.errors).toEqual([]);
  await server.close();
});
