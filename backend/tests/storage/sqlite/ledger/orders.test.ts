import {
  END_REASONS,
  FINAL_STATES,
  OPEN_STATES,
  ORDER_ROLES,
  ORDER_STATES,
  ORDER_TYPES,
  STOP_TRIGGERS,
  TIMES_IN_FORCE,
} from '@finally/contract';
import { expect, test } from 'vitest';
import { cents, priceE4, quantityE6 } from '../../../../src/kernel/money.ts';
import { decideOrder } from '../../../../src/ledger/decide-order.ts';
import type { OrderRow } from '../../../../src/ledger/orders/order-row.ts';
import type { Transaction } from '../../../../src/storage/sqlite/connection.ts';
import {
  DEFAULT_ACCOUNT_ID as ACCOUNT,
  createAccount,
} from '../../../../src/storage/sqlite/index.ts';
import { insertOrder } from '../../../../src/storage/sqlite/ledger/orders/insert-order.ts';
import {
  countOpenOrders,
  readOpenOrders,
  readReserved,
} from '../../../../src/storage/sqlite/ledger/orders/open-orders.ts';
import {
  appendOrderEvent,
  readOrderEvents,
} from '../../../../src/storage/sqlite/ledger/orders/order-events.ts';
import { readEntriesOfOrder } from '../../../../src/storage/sqlite/ledger/orders/order-fills.ts';
import {
  readOrder,
  readOrderByClientId,
  readOrderPage,
  readOrdersOfGroup,
} from '../../../../src/storage/sqlite/ledger/orders/read-orders.ts';
import { updateOrder } from '../../../../src/storage/sqlite/ledger/orders/update-orders.ts';
import { executeOrder } from '../../../support/trading/execute-order.ts';
import { openStores, order, ticker } from '../../../support/trading/ledger.ts';

/** A working order to sell two shares, with every field set. */
const working = (id: string, more: Partial<OrderRow> = {}): OrderRow => ({
  id,
  ledger: 1,
  client_order_id: `client-${id}`,
  request_hash: 'hash',
  group_id: null,
  role: 'simple',
  replaces: null,
  ticker: ticker('AAPL'),
  side: 'sell',
  type: 'trailing_stop_limit',
  time_in_force: 'gtd',
  quantity_e6: quantityE6(2_000_000),
  notional_cents: cents(38_000),
  limit_price_e4: priceE4(1_890_000),
  stop_price_e4: priceE4(1_900_000),
  trail_amount_e4: priceE4(20_000),
  trail_bp: 100,
  limit_offset_e4: priceE4(10_000),
  trigger: 'bid_ask',
  reduce_only: true,
  post_only: false,
  expires_ms: 1_800_000_000_000,
  state: 'working',
  reason: null,
  filled_e6: quantityE6(500_000),
  filled_cents: cents(9_500),
  reserved_cents: cents(7),
  reserved_e6: quantityE6(1_500_000),
  mark_e4: priceE4(1_920_000),
  ahead_e6: quantityE6(300_000_000),
  fees_cents: cents(3),
  reached_e6: quantityE6(0),
  is_best: true,
  met_step: 42,
  queued_step: 40,
  revision: 3,
  source: 'assistant',
  cause: 'message',
  placed_ms: 1_770_000_000_000,
  updated_ms: 1_770_000_000_001,
  ...more,
});

function open() {
  const stores = openStores();
  const { connection } = stores;
  const write = <Returned>(work: (transaction: Transaction) => Returned): Returned =>
    connection.blockingTransaction(work);
  const insert = (...orders: OrderRow[]) =>
    write((transaction) => orders.map((row) => insertOrder(transaction, ACCOUNT, row)));
  return { ...stores, write, insert };
}

test('an order is read as it was written, by its id and by that of the client', () => {
  const { connection, insert } = open();
  const one = working('one');
  const two = working('two', { post_only: true, reduce_only: false, client_order_id: null });
  expect(insert(one, two)).toEqual([1, 2]);
  expect(readOrder(connection, ACCOUNT, 'one')).toEqual(one);
  expect(readOrder(connection, ACCOUNT, 'two')).toEqual(two);
  expect(readOrderByClientId(connection, ACCOUNT, 'client-one')).toEqual(one);
  expect(readOrder(connection, 'other', 'one')).toBeUndefined();
  expect(readOrderByClientId(connection, 'other', 'client-one')).toBeUndefined();
});

test('what can change of an order is written, and the rest refuses it', () => {
  const { connection, insert, write } = open();
  insert(working('one'));
  const changed = working('one', {
    state: 'triggered',
    quantity_e6: quantityE6(3_000_000),
    limit_price_e4: null,
    stop_price_e4: priceE4(1_910_000),
    filled_e6: quantityE6(1_000_000),
    filled_cents: cents(19_000),
    reserved_cents: cents(0),
    reserved_e6: quantityE6(2_000_000),
    mark_e4: priceE4(1_930_000),
    ahead_e6: null,
    updated_ms: 1_770_000_000_002,
  });
  const update = (row: OrderRow) =>
    write((transaction) => updateOrder(transaction, ACCOUNT, working(row.id), row));
  update({ ...changed, side: 'buy', cause: 'another' });
  expect(readOrder(connection, ACCOUNT, 'one')).toEqual(changed);
  const ended = {
    ...changed,
    reserved_e6: quantityE6(0),
    state: 'canceled',
    reason: 'user',
  } as const;
  update(ended);
  expect(() => update(changed)).toThrow('an order that ended stays as it is');
  expect(() => update(working('nobody'))).toThrow('there is no order nobody');
  expect(readOrder(connection, ACCOUNT, 'one')).toEqual(ended);
  insert(working('two'));
  for (const sql of [
    "UPDATE orders SET side = 'buy' WHERE id = 'two'",
    "UPDATE orders SET client_order_id = 'x' WHERE id = 'two'",
    "DELETE FROM orders WHERE id = 'two'",
  ]) {
    expect(() => write((transaction) => transaction.run(sql)), sql).toThrow(/kept/);
  }
});

test('the terms that a held order got in the step in which it begins to work are written', () => {
  const { connection, insert, write } = open();
  const held = working('exit', {
    state: 'held',
    time_in_force: 'gtc',
    expires_ms: 1_780_000_000_000,
  });
  insert(held);
  const activated: OrderRow = { ...held, state: 'working', time_in_force: 'day', expires_ms: 1 };
  write((transaction) => updateOrder(transaction, ACCOUNT, held, activated));
  expect(readOrder(connection, ACCOUNT, 'exit')).toEqual(activated);
});

test('the rows of orders contain what the contract allows, and nothing else', () => {
  const { insert } = open();
  let made = 0;
  const insertWith = (more: Partial<OrderRow>) => () =>
    insert(
      working(`order-${made++}`, { reserved_cents: cents(0), reserved_e6: quantityE6(0), ...more }),
    );
  for (const type of ORDER_TYPES) insertWith({ type })();
  for (const time_in_force of TIMES_IN_FORCE) insertWith({ time_in_force })();
  for (const trigger of STOP_TRIGGERS) insertWith({ trigger })();
  for (const role of ORDER_ROLES) insertWith({ role })();
  for (const state of ORDER_STATES) insertWith({ state })();
  for (const reason of END_REASONS) insertWith({ state: 'canceled', reason })();
  for (const wrong of [
    { type: 'iceberg' },
    { time_in_force: 'never' },
    { trigger: 'bid' },
    { role: 'parent' },
    { state: 'pending_cancel' },
    { state: 'canceled', reason: 'whim' },
    { state: 'filled', reason: 'user' },
    { state: 'working', reason: 'user' },
    { filled_e6: 2_000_001 },
    { reserved_cents: -1 },
    { source: '' },
    { cause: null },
    ...FINAL_STATES.map((state) => ({ state, reserved_cents: 1 })),
    ...FINAL_STATES.map((state) => ({ state, reserved_e6: 1 })),
  ]) {
    expect(insertWith(wrong as Partial<OrderRow>), JSON.stringify(wrong)).toThrow(/CHECK/);
  }
});

test('the open orders of an account come in the order in which they were placed', () => {
  const { connection, insert, write } = open();
  write((transaction) => createAccount(transaction, 'other', '2026-02-11T14:30:00.000Z'));
  insert(
    working('a'),
    working('b', { state: 'filled', reserved_cents: cents(0), reserved_e6: quantityE6(0) }),
  );
  write((transaction) => insertOrder(transaction, 'other', working('c', { state: 'held' })));
  insert(working('d', { state: 'pending', ticker: ticker('A') }));
  const ids = (account_id: string) => readOpenOrders(connection, account_id).map(({ id }) => id);
  expect(ids(ACCOUNT)).toEqual(['a', 'd']);
  expect(ids('other')).toEqual(['c']);
  expect(countOpenOrders(connection, ACCOUNT)).toBe(2);
  expect(readReserved(connection, ACCOUNT)).toEqual([
    { ticker: 'A', reserved_cents: 7, reserved_e6: 1_500_000 },
    { ticker: 'AAPL', reserved_cents: 7, reserved_e6: 1_500_000 },
  ]);
});

test('the orders of a group come together', () => {
  const { connection, insert } = open();
  const legs = ['take', 'stop'].map((id) => working(id, { group_id: 'entry', state: 'held' }));
  insert(working('entry', { group_id: 'entry', role: 'entry' }), working('other'), ...legs);
  const ids = readOrdersOfGroup(connection, ACCOUNT, 'entry').map(({ id }) => id);
  expect(ids).toEqual(['entry', 'take', 'stop']);
  expect(() => insert(working('lost', { group_id: 'nobody' }))).toThrow(/FOREIGN KEY/);
  expect(() => insert(working('lost', { replaces: 'nobody' }))).toThrow(/FOREIGN KEY/);
});

test('orders are listed newest first, by status and ticker, a page at a time', async () => {
  const { connection, insert, ledger } = open();
  const none = { reserved_cents: cents(0), reserved_e6: quantityE6(0) };
  insert(
    working('a'),
    working('b', { ...none, state: 'expired', reason: 'day_end' }),
    working('c', { ticker: ticker('MSFT') }),
    working('d', { ...none, state: 'filled', ticker: ticker('MSFT') }),
  );
  const page = (query: Parameters<typeof readOrderPage>[2]) =>
    readOrderPage(connection, ACCOUNT, query).map(({ id }) => id);
  expect(page({ status: 'all', limit: 10 })).toEqual(['d', 'c', 'b', 'a']);
  expect(page({ status: 'open', limit: 10 })).toEqual(['c', 'a']);
  expect(page({ status: 'closed', limit: 10 })).toEqual(['d', 'b']);
  expect(page({ status: 'closed', ticker: ticker('MSFT'), limit: 10 })).toEqual(['d']);
  const [, last] = readOrderPage(connection, ACCOUNT, { status: 'all', limit: 2 });
  expect(page({ status: 'all', limit: 2, before: last?.sequence })).toEqual(['b', 'a']);

  await ledger.reset(ACCOUNT);
  expect(page({ status: 'all', limit: 10 })).toEqual([]);
});

test('a reset ends the open orders and gives back what they had set aside', async () => {
  const { connection, insert, write, ledger } = open();
  insert(working('a'), working('b', { state: 'held' }));
  write((transaction) => transaction.run('UPDATE accounts SET reserved_cents = 14'));
  expect((await ledger.reset(ACCOUNT)).reserved_cents).toBe(0);
  expect(countOpenOrders(connection, ACCOUNT)).toBe(0);
  expect(readReserved(connection, ACCOUNT)).toEqual([]);
  expect(readOrder(connection, ACCOUNT, 'b')).toMatchObject({
    state: 'canceled',
    reason: 'reset',
    reserved_cents: 0,
    reserved_e6: 0,
  });
  expect(readOrderEvents(connection, ACCOUNT, 'b')).toMatchObject([
    { from_state: 'held', to_state: 'canceled', reason: 'reset' },
  ]);
});

test('the changes of an order are appended and kept', () => {
  const { connection, insert, write } = open();
  insert(working('one'));
  const event = {
    order_id: 'one',
    source: 'token',
    cause: 'request',
    from_state: 'working',
    to_state: 'canceled',
    reason: 'user',
    detail: { why: 'text' },
    at_ms: 1_770_000_000_003,
  } as const;
  write((transaction) =>
    appendOrderEvent(transaction, ACCOUNT, { ...event, from_state: null, detail: null }),
  );
  write((transaction) => appendOrderEvent(transaction, ACCOUNT, event));
  expect(readOrderEvents(connection, ACCOUNT, 'one')).toEqual([
    { ...event, sequence: 1, from_state: null, detail: null },
    { ...event, sequence: 2 },
  ]);
  expect(readOrderEvents(connection, 'other', 'one')).toEqual([]);
  for (const sql of ['UPDATE order_events SET cause = NULL', 'DELETE FROM order_events']) {
    expect(() => write((transaction) => transaction.run(sql)), sql).toThrow(/append-only/);
  }
});

test('a trade is the only entry of the market order that it filled', async () => {
  const { connection, ledger } = open();
  const bought = order('buy', 'AAPL', 2, 'mine');
  const price = { price_e4: priceE4(1_900_000), stale: false };
  const trade = await executeOrder(ledger, ACCOUNT, bought, (view) =>
    decideOrder(view, bought, price),
  );
  const placed = readOrderByClientId(connection, ACCOUNT, 'mine');
  expect(placed).toMatchObject({
    type: 'market',
    state: 'filled',
    filled_e6: 2_000_000,
    filled_cents: 38_000,
  });
  expect(readEntriesOfOrder(connection, ACCOUNT, placed?.id ?? '')).toMatchObject([
    { ...(trade.ok && trade.value), cost_rule: 2, liquidity: 'taker' },
  ]);
  // Its row and its entry say all of it.
  expect(readOrderEvents(connection, ACCOUNT, placed?.id ?? '')).toEqual([]);
});

test('the queries of open orders, groups and pages use their indexes', () => {
  const { connection } = open();
  const states = OPEN_STATES.map((state) => `'${state}'`).join(', ');
  const plan = (sql: string) =>
    connection
      .all<{ detail: string }>(`EXPLAIN QUERY PLAN ${sql}`)
      .map(({ detail }) => detail)
      .join('; ');
  const where = `FROM orders WHERE account_id = 'a' AND state IN (${states})`;
  expect(plan(`SELECT count(*) ${where}`)).toContain('orders_open');
  expect(plan(`SELECT sum(reserved_cents) ${where} GROUP BY ticker`)).toContain('orders_open');
  expect(plan("SELECT * FROM orders WHERE group_id = 'g'")).toContain('orders_by_group');
  expect(
    plan("SELECT * FROM orders WHERE account_id = 'a' AND ledger = 1 ORDER BY sequence DESC"),
  ).toMatch(/orders_by_ledger(?!.*TEMP B-TREE)/);
  expect(plan("SELECT * FROM entries WHERE order_id = 'o'")).toContain('entries_by_order');
});
