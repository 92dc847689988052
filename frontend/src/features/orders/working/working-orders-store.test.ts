import type { Order, OrderChange } from '@finally/contract';
import { expect, test } from 'vitest';
import { ApiError } from '@/shared/api/api';
import { openOrder, placedOrder } from '@/shared/tests/samples';
import { createOrderGate } from '../confirmation/order-gate-store';
import { type Announcement, announcementOf, summaryOf } from './announcement';
import { changesBetween } from './order-changes';
import { createWorkingOrdersStore } from './working-orders-store';

/** A server with these open orders, and what was asked of it. */
function setUp(
  open: readonly Order[],
  confirms = false,
  endOf: (id: string) => 'canceled' | 'filled' = () => 'filled',
) {
  const asked: string[] = [];
  let orders = [...open];
  const source = {
    list: async () => ({ orders, next_cursor: null }),
    cancel: async (id: string) => {
      asked.push(`cancel ${id}`);
      const order = orders.find((one) => one.id === id);
      if (!order) throw new ApiError(FINAL);
      // The other exit of a pair ends with it.
      const isPair = (one: Order) => one.group_id !== null && one.group_id === order.group_id;
      orders = orders.filter((one) => one !== order && !isPair(one));
      return { ...order, state: 'canceled' as const, reason: 'user' as const };
    },
    order: async (id: string) => {
      const order = open.find((one) => one.id === id);
      if (!order) throw new ApiError(FINAL);
      return { ...order, state: endOf(id) };
    },
    cancelAll: async () => {
      asked.push('cancel all');
      const canceled = orders;
      orders = [];
      return { canceled, account: placedOrder(openOrder()).account };
    },
    change: async (id: string, change: OrderChange) => {
      asked.push(`change ${id} to ${change.limit_price}`);
      const { limit_price = null } = change;
      const order = openOrder({ id: 'order-2', replaces: id, limit_price });
      orders = [order];
      return placedOrder(order);
    },
  };
  const gate = createOrderGate({ getState: () => ({ confirms, unit: 'shares' }) });
  return { asked, gate, store: createWorkingOrdersStore(source, gate) };
}

const FINAL = {
  type: '/problems/order_final',
  title: 'order_final',
  status: 409,
  code: 'order_final' as const,
  detail: 'The order has been filled.',
};

const idsOf = (store: ReturnType<typeof setUp>['store']) =>
  store.getState().orders?.map(({ id }) => id);

test('an order shows as soon as its answer has come, and its end as soon as it is canceled', async () => {
  const { store } = setUp([openOrder()]);
  store.apply(openOrder({ id: 'order-9' }));
  expect(idsOf(store)).toEqual(['order-9']);
  await store.refresh();
  expect(idsOf(store)).toEqual(['order-1']);
  await store.cancel('order-1');
  expect(idsOf(store)).toEqual([]);
  expect(store.isOwnEnd('order-1')).toBe(true);
});

test('an order is gone with the fill that ends it, and stays with one of a part', async () => {
  const { store } = setUp([openOrder({ id: 'a' }), openOrder({ id: 'b' })]);
  await store.refresh();
  store.applyFill({ order_id: 'a', quantity: 4.999999 });
  expect(idsOf(store)).toEqual(['a', 'b']);
  store.applyFill({ order_id: 'a', quantity: 5 });
  expect(idsOf(store)).toEqual(['b']);
  store.applyFill({ order_id: 'unknown', quantity: 5 });
  expect(idsOf(store)).toEqual(['b']);
  // It was not this page that ended it, so that is told.
  expect(store.isOwnEnd('a')).toBe(false);
});

test('an order that could not be canceled did not end by this page', async () => {
  const { store } = setUp([]);
  await expect(store.cancel('order-1')).rejects.toThrow('has been filled');
  expect(store.isOwnEnd('order-1')).toBe(false);
  expect(store.getState().canceling.size).toBe(0);
});

test('all orders are canceled after a yes only', async () => {
  const { asked, gate, store } = setUp([openOrder()]);
  const declined = store.cancelAll();
  expect(gate.getState()).toEqual({ kind: 'cancel_all' });
  gate.answer(false);
  expect(await declined).toBeNull();
  expect(asked).toEqual([]);
  const canceled = store.cancelAll();
  gate.answer(true);
  expect((await canceled)?.canceled).toHaveLength(1);
  expect(asked).toEqual(['cancel all']);
});

const EXIT = { side: 'sell', group_id: 'group' } as const;
const LOSS = openOrder({ ...EXIT, id: 'loss', role: 'stop_loss', type: 'stop', stop_price: 170 });
const { legs: _, ...LEG } = LOSS;

test.each<[string, Partial<Order>, boolean]>([
  ['a stop loss', LOSS, true],
  ['a take profit beside a stop loss', { ...EXIT, role: 'take_profit', legs: [LEG] }, true],
  ['a take profit on its own', { ...EXIT, role: 'take_profit' }, false],
  ['a stop sale of shares', { side: 'sell', type: 'trailing_stop' }, true],
  ['a stop loss that waits for its entry', { ...LOSS, state: 'held' }, false],
  ['a stop purchase', { type: 'stop' }, false],
  ['a limit order', {}, false],
])('the cancellation of %s is asked about if it protects shares', async (_name, order, asks) => {
  const { asked, gate, store } = setUp([openOrder({ ...order, id: 'order-1' })]);
  await store.refresh();
  const [listed] = store.getState().orders ?? [];
  const canceled = store.cancelWithCare(listed as Order);
  expect(gate.getState()?.kind).toBe(asks ? 'unprotect' : undefined);
  gate.answer(false);
  expect((await canceled) === null).toBe(asks);
  const all = store.cancelTicker(openOrder().ticker);
  gate.answer(true);
  await all;
  expect(asked).toEqual(asks ? ['cancel all'] : ['cancel order-1', 'cancel all']);
});

test.each([true, false])('a change is asked about if orders are: %s', async (confirms) => {
  const { asked, gate, store } = setUp([openOrder()], confirms);
  const changed = store.change(openOrder(), { limit_price: 188 });
  if (confirms) {
    expect(gate.getState()).toMatchObject({ kind: 'change', order: { limit_price: 188 } });
    expect(asked).toEqual([]);
    gate.answer(true);
  }
  expect((await changed)?.order.limit_price).toBe(188);
  expect(asked).toEqual(['change order-1 to 188']);
});

test('two lists of orders tell what was filled, triggered and ended', () => {
  const [one, two, three, four] = ['1', '2', '3', '4'].map((id) => openOrder({ id }));
  const filled = { ...openOrder({ id: '2' }), filled_quantity: 2 };
  const triggered = openOrder({ id: '3', state: 'triggered' });
  const before = [one, two, three].filter((order) => order !== undefined);
  expect(changesBetween(before, [filled, triggered, four as Order])).toEqual({
    gone: [one],
    filled: [filled],
    triggered: [triggered],
  });
});

test.each<[Partial<Order>, string | null]>([
  [{ state: 'filled', filled_quantity: 5, average_price: 187.41 }, 'Bought 5 AAPL at $187.41'],
  [{ filled_quantity: 2, average_price: 187.41 }, 'Bought 2 of 5 AAPL at $187.41'],
  [
    { state: 'expired', reason: 'day_end', time_in_force: 'day' },
    'Buy 5 AAPL at $187.50 or better: expired, the trading day ended',
  ],
  [
    { state: 'canceled', reason: 'user', time_in_force: 'day' },
    'Buy 5 AAPL at $187.50 or better: canceled on request',
  ],
  [{ state: 'canceled', reason: 'sibling_filled' }, null],
  [{ state: 'replaced', reason: 'replaced' }, null],
  [{}, null],
])('of an order with %o is told: %s', (order, title) => {
  expect(announcementOf(openOrder(order))?.title ?? null).toBe(title);
});

const told = (...kinds: Announcement['kind'][]) =>
  kinds.map((kind): Announcement => ({ kind, title: '', detail: null }));

test.each([
  [told('canceled', 'canceled', 'canceled', 'canceled'), '4 orders were canceled'],
  [told('filled', 'filled', 'filled', 'filled'), '4 orders were filled'],
  [told('filled', 'canceled', 'canceled', 'ended'), '4 orders have changed: 1 filled, 2 canceled'],
  [told('ended', 'ended', 'ended', 'triggered'), '4 orders have changed'],
])('of many orders that change at once is told: %#', (announcements, sentence) => {
  expect(summaryOf(announcements)).toBe(sentence);
});

test('exits are canceled together, of which one ends with the other, unless it was filled', async () => {
  const pair = ['order-1', 'order-2'].map((id) => openOrder({ id, group_id: 'order-1' }));
  const { asked, store } = setUp(pair, false, () => 'canceled');
  await store.cancelEach(pair);
  expect(asked).toEqual(['cancel order-1', 'cancel order-2']);
  const other = setUp(pair, false, () => 'filled');
  await expect(other.store.cancelEach(pair)).rejects.toThrow('The order has been filled.');
});
