import type { Order, PlacedOrder } from '@finally/contract';
import { describe, expect, test } from 'vitest';
import { codeOf, OrderServer } from './order-server.ts';

const api = new OrderServer();

/** A bracket that waits below the market. */
const bracket = {
  side: 'buy',
  quantity: 2,
  type: 'limit',
  limit_price: 180,
  order_class: 'bracket',
  take_profit: { limit_price: 220 },
  stop_loss: { stop_price: 160 },
};

const exit = ({ order }: PlacedOrder, role: Order['role']): string => {
  const found = [order, ...order.legs].find((leg) => leg.role === role);
  if (!found) throw new Error(`the order has no ${role}`);
  return found.id;
};

describe('prices of a group that a change would cross are refused, and nothing changes', () => {
  test.each([
    ['the entry above its take-profit', 'entry', { limit_price: 221 }],
    ['the entry at its take-profit', 'entry', { limit_price: 220 }],
    ['the entry below its stop-loss', 'entry', { limit_price: 159.99 }],
    ['the take-profit below the entry', 'take_profit', { limit_price: 179 }],
    ['the stop-loss above the entry', 'stop_loss', { stop_price: 181 }],
  ] as const)('%s', async (_what, role, change) => {
    const placed = await api.place(bracket);
    const before = await api.orders();
    const answer = await api.change(exit(placed, role), change);
    expect([answer.status, codeOf(answer)]).toEqual([422, 'bracket_prices_crossed']);
    expect(await api.orders()).toEqual(before);
  });

  test('exits of a filled entry are compared with each other only', async () => {
    const placed = await api.place({
      ...bracket,
      limit_price: 2_000,
      take_profit: { limit_price: 2_001 },
    });
    expect(placed.order.state).toBe('filled');
    const crossed = await api.change(exit(placed, 'take_profit'), { limit_price: 150 });
    expect(codeOf(crossed)).toBe('bracket_prices_crossed');
    expect((crossed.body as { detail: string }).detail).toBe(
      'The take-profit at $150.00 must be above the stop-loss at $160.00.',
    );
    const raised = await api.change(exit(placed, 'stop_loss'), { stop_price: 170 });
    expect(raised.status).toBe(200);
  });

  test('a change of the quantity is not refused for the prices of the group', async () => {
    const placed = await api.place(bracket);
    expect((await api.change(placed.order.id, { quantity: 1 })).status).toBe(200);
  });
});

describe('a change that says what the order says already makes no new order', () => {
  let used = 0;
  const limit = { side: 'buy', quantity: 2, type: 'limit', limit_price: 100, time_in_force: 'gtc' };

  test.each<[string, (order: Order) => Record<string, unknown>]>([
    ['nothing', () => ({})],
    ['the same price', () => ({ limit_price: 100 })],
    ['the same quantity and time in force', () => ({ quantity: 2, time_in_force: 'gtc' })],
    ['the same expiry', ({ expires_at }) => ({ expires_at })],
    [
      'its own client order id',
      (order) => ({ client_order_id: order.client_order_id, limit_price: 100 }),
    ],
  ])('%s', async (_what, changeOf) => {
    const { order } = await api.place({ ...limit, client_order_id: `mine-${used++}` });
    api.server.clock.advance(60_000);
    const answer = await api.change(order.id, changeOf(order));
    expect(answer.status).toBe(200);
    expect(answer.body).toMatchObject({ order, fills: [] });
    expect(await api.orders()).toEqual([order]);
    await api.server.delete(`/api/orders/${order.id}`);
  });

  test('a part of an exit that follows its group may be repeated', async () => {
    const placed = await api.place(bracket);
    const id = exit(placed, 'take_profit');
    expect((await api.change(id, { quantity: 2, time_in_force: 'gtc' })).status).toBe(200);
    expect(codeOf(await api.change(id, { quantity: 1 }))).toBe('order_combination_invalid');
  });

  test('its own client order id with other terms is a conflict', async () => {
    const { order } = await api.place({ ...limit, client_order_id: 'taken' });
    const answer = await api.change(order.id, { limit_price: 101, client_order_id: 'taken' });
    expect([answer.status, codeOf(answer)]).toEqual([409, 'client_order_id_conflict']);
    expect(await api.orders()).toEqual([order]);
  });
});

describe('an exit that waits for its entry', () => {
  let used = 0;

  test('keeps the client order id of its change, and a retry changes nothing', async () => {
    const placed = await api.place(bracket);
    const id = exit(placed, 'take_profit');
    const client_order_id = `exit-${used++}`;
    const change = { limit_price: 230, client_order_id };
    const changed = await api.change(id, change);
    expect(changed.body).toMatchObject({ order: { id, client_order_id, limit_price: 230 } });
    expect((await api.change(id, { limit_price: 231 })).body).toMatchObject({
      order: { id, client_order_id, limit_price: 231 },
    });
    const again = await api.change(id, change);
    expect(again.body).toMatchObject({ order: { id, limit_price: 231 } });
    expect(codeOf(await api.change(id, { ...change, limit_price: 232 }))).toBe(
      'client_order_id_conflict',
    );
    expect(codeOf(await api.post({ ...bracket, client_order_id }))).toBe(
      'client_order_id_conflict',
    );
  });

  test('gets the time in force of its entry', async () => {
    const placed = await api.place(bracket);
    const changed = await api.change(placed.order.id, { time_in_force: 'gtc' });
    expect(changed.status).toBe(200);
    const open = await api.orders('open');
    expect(open.map(({ role, time_in_force }) => `${role} ${time_in_force}`).sort()).toEqual([
      'entry gtc',
      'stop_loss gtc',
      'take_profit gtc',
    ]);
    expect(new Set(open.map(({ expires_at }) => expires_at)).size).toBe(1);
  });

  describe('keeps its time in force if its entry gets another', () => {
    test.each<[string, Record<string, unknown>, object?]>([
      ['price', { limit_price: 181 }],
      ['quantity', { quantity: 1 }],
      ['client order id', { client_order_id: 'renamed' }],
      ['price, and the time in force that it has', { limit_price: 181, time_in_force: 'day' }],
      ['price that fills it', { limit_price: 2_000 }, { limit_price: 2_100 }],
    ])('%s', async (_what, change, take_profit?: object) => {
      const placed = await api.place({ ...bracket, ...(take_profit && { take_profit }) });
      const [exit] = placed.order.legs;
      const changed = await api.change(placed.order.id, change);
      expect(changed.status).toBe(200);
      const times = (await api.orders('open')).filter(({ role }) => role !== 'entry');
      expect(times).toHaveLength(2);
      for (const { time_in_force, expires_at } of times) {
        expect([time_in_force, expires_at]).toEqual(['gtc', exit?.expires_at]);
      }
    });
  });

  test.each([
    ['and the entry waits', {}],
    ['and the entry is filled at once', { limit_price: 2_000 }],
  ] as const)('gets a time in force that is said for its entry, %s', async (_what, price) => {
    const { order } = await api.place({ ...bracket, take_profit: { limit_price: 2_100 } });
    const expires_at = new Date(api.server.clock.now_ms() + 86_400_000).toISOString();
    const change = { ...price, time_in_force: 'gtd', expires_at };
    expect((await api.change(order.id, change)).status).toBe(200);
    const exits = (await api.orders('open')).filter(({ role }) => role !== 'entry');
    expect(exits).toHaveLength(2);
    for (const exit of exits) expect(exit).toMatchObject({ time_in_force: 'gtd', expires_at });
  });
});
