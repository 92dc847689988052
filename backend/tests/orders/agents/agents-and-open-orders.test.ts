import type { Order } from '@finally/contract';
import { expect, test } from 'vitest';
import { type AgentServer, type Client, codeOf, startAgentServer } from './agent-server.ts';

const LIMIT = { side: 'buy', type: 'limit', time_in_force: 'gtc', quantity: 1, limit_price: 100 };

const openIds = async (client: Client): Promise<string[]> =>
  ((await client.get('/api/orders?status=open')).body as { orders: Order[] }).orders.map(
    ({ id }) => id,
  );

const restrictions: Record<string, (agents: AgentServer) => Promise<unknown>> = {
  assistant_halted: ({ person }) => person.send('POST', '/api/assistant/halt', {}),
  assistant_read_only: ({ limit }) => limit({ mode: 'read_only' }),
  assistant_approval_needed: ({ limit }) => limit({ mode: 'confirm' }),
};

test.each(Object.entries(restrictions))('a program cancels nothing: %s', async (code, restrict) => {
  const agents = await startAgentServer();
  const { person, program } = agents;
  const { order } = await person.place(LIMIT);
  await restrict(agents);
  for (const path of [`/api/orders/${order.id}`, '/api/orders', '/api/orders?ticker=AAPL']) {
    const answer = await program.delete(path);
    expect([path, answer.status, codeOf(answer)]).toEqual([path, 409, code]);
  }
  expect(codeOf(await program.change(order.id, { limit_price: 101 }))).toBe(code);
  expect(codeOf(await program.delete('/api/orders/unknown'))).toBe('unknown_order');
  expect(await openIds(person)).toEqual([order.id]);
  expect(await person.delete(`/api/orders/${order.id}`)).toMatchObject({
    status: 200,
    body: { state: 'canceled', reason: 'user' },
  });
  // Nothing would change, so the repetition is answered.
  expect((await program.delete(`/api/orders/${order.id}`)).status).toBe(200);
  await person.place(LIMIT);
  const all = await person.delete('/api/orders');
  expect(all).toMatchObject({ status: 200, body: { canceled: [{ state: 'canceled' }] } });
});

test('a program that is not restricted cancels its orders and those of a person', async () => {
  const { person, program } = await startAgentServer();
  const { order } = await person.place(LIMIT);
  expect((await program.delete(`/api/orders/${order.id}`)).status).toBe(200);
  await program.place(LIMIT);
  expect((await program.delete('/api/orders')).status).toBe(200);
  expect(await openIds(person)).toEqual([]);
});

test('an order stays that of the person who placed it if a program changes it, also in a halt', async () => {
  const { person, program } = await startAgentServer();
  await person.place({ side: 'buy', quantity: 1 });
  const stop = { side: 'sell', type: 'stop', quantity: 1, time_in_force: 'gtc' };
  const { order } = await person.place({ ...stop, stop_price: 100 });
  const changed = await program.change(order.id, { stop_price: 110 });
  expect(changed).toMatchObject({
    status: 200,
    body: { order: { replaces: order.id, origin: 'user', source: 'person', cause: order.cause } },
  });
  await person.send('POST', '/api/assistant/halt', {});
  expect(await openIds(person)).toEqual([(changed.body as { order: Order }).order.id]);
});

test('an order stays that of the program that placed it if a person changes it', async () => {
  const { person, program } = await startAgentServer();
  const { order } = await program.place(LIMIT);
  const changed = await person.change(order.id, { limit_price: 110 });
  expect(changed).toMatchObject({ status: 200, body: { order: { origin: 'agent' } } });
  await person.send('POST', '/api/assistant/halt', {});
  const { id } = (changed.body as { order: Order }).order;
  expect(await person.order(id)).toMatchObject({ state: 'canceled', reason: 'assistant_halted' });
});
