import { OrderRequestSchema, type SentOrder } from '@finally/contract';
import { expect, test } from 'vitest';
import { AssistantSettingsService } from '../../src/assistant/index.ts';
import { type Actor, TOKEN } from '../../src/kernel/principal.ts';
import { cancelAgentOrders } from '../../src/orders/index.ts';
import { DEFAULT_SETTINGS } from '../../src/risk/limits.ts';
import { createAssistantStore } from '../../src/storage/sqlite/index.ts';
import { settle } from '../support/time/settle.ts';
import { testUnits, ticker } from '../support/trading/ledger.ts';
import { BY_USER, buy, openPortfolio } from '../support/trading/portfolio.ts';

/** A program that trades with the token. */
const BY_PROGRAM: Actor = {
  principal: { ...BY_USER.principal, kind: 'agent', source: TOKEN },
  cause: 'request-2',
};

type Opened = ReturnType<typeof openPortfolio>;

/** An account whose orders meet the prices that the test sets. */
async function open(options: Parameters<typeof openPortfolio>[0] = {}) {
  const opened = openPortfolio(options);
  await opened.followed.follow(ticker('AAPL'), 'the test');
  await opened.matcher.start();
  return opened;
}

const place = async ({ orders }: Opened, sent: Omit<SentOrder, 'ticker'> & { ticker: string }) => {
  const placed = await orders.place(OrderRequestSchema.parse(sent), BY_USER);
  if (!placed.ok) throw new Error(placed.error.detail);
  return placed.value;
};

const stateOf = async ({ orders }: Opened, id: string) => {
  const order = await orders.order(id);
  return order.ok ? order.value : undefined;
};

const limit = { ticker: 'AAPL', side: 'buy', quantity: 10, type: 'limit' } as const;

test('a limit order rests until its price comes, and is filled at it', async () => {
  const opened = await open();
  const { order, account } = await place(opened, { ...limit, limit_price: 180 });
  expect(order).toMatchObject({ state: 'working', reserved_cash: 1_800 });
  expect(account).toEqual({ cash_balance: 10_000, reserved_cash: 1_800, buying_power: 8_200 });
  opened.source.move(ticker('AAPL'), 180.5);
  await settle();
  expect(await stateOf(opened, order.id)).toMatchObject({ state: 'working' });
  opened.source.move(ticker('AAPL'), 179);
  await settle();
  expect(await stateOf(opened, order.id)).toMatchObject({ state: 'filled', average_price: 180 });
  const { cash_balance, positions } = await opened.service.portfolio();
  expect({ cash_balance, held: positions[0]?.quantity }).toEqual({ cash_balance: 8_200, held: 10 });
  const trades = await opened.service.trades({ limit: 10 });
  expect(trades).toMatchObject({ value: { trades: [{ price: 180, source: 'person' }] } });
  expect(await opened.verifier.verifyAll()).toBeUndefined();
});

test('an account meets one step of the market after the other, however many orders a step fills', async () => {
  const opened = await open();
  const near = { ...limit, quantity: 0.5, limit_price: 180 };
  for (let number = 0; number < 40; number++) await place(opened, near);
  await place(opened, { ...near, limit_price: 170 });
  opened.source.move(ticker('AAPL'), 179);
  opened.source.move(ticker('AAPL'), 169);
  await opened.matcher.stop();
  const trades = await opened.service.trades({ limit: 50 });
  const prices = trades.ok ? trades.value.trades.map(({ price }) => price) : [];
  expect(prices).toEqual([170, ...Array.from({ length: 40 }, () => 180)]);
});

test('open orders are matched after a restart, and those that expired meanwhile are not', async () => {
  const opened = await open();
  await opened.service.trade(buy('AAPL', 10), BY_USER);
  const { order: stop } = await place(opened, {
    ticker: 'AAPL',
    side: 'sell',
    quantity: 10,
    type: 'stop',
    stop_price: 170,
    time_in_force: 'gtc',
  });
  const { order: day } = await place(opened, { ...limit, limit_price: 160 });
  await opened.matcher.stop();
  opened.book.drop(opened.account_id);
  opened.clock.advance(24 * 3_600_000);
  opened.matcher.apply(opened.account_id, await opened.ledger.openOrders(opened.account_id));
  await opened.matcher.start();
  opened.source.move(ticker('AAPL'), 150);
  await settle();
  expect(await stateOf(opened, day.id)).toMatchObject({ state: 'expired', reason: 'day_end' });
  expect(await stateOf(opened, stop.id)).toMatchObject({ state: 'filled', average_price: 150 });
  expect(await opened.verifier.verifyAll()).toBeUndefined();
});

test('a retry answers with the order as it stands, another order under its id is refused', async () => {
  const opened = await open();
  const sent = { ...limit, limit_price: 180, client_order_id: 'mine' };
  const { order } = await place(opened, sent);
  expect((await place(opened, sent)).order).toEqual(order);
  opened.source.move(ticker('AAPL'), 179);
  await settle();
  const again = await place(opened, sent);
  expect(again).toMatchObject({
    order: { id: order.id, state: 'filled' },
    fills: [{ price: 180 }],
  });
  const other = OrderRequestSchema.parse({ ...sent, limit_price: 181 });
  expect(await opened.orders.place(other, BY_USER)).toMatchObject({
    error: { code: 'client_order_id_conflict' },
  });
});

test('a preview says what placing the order would do, and keeps nothing', async () => {
  const opened = await open();
  const preview = (sent: object) => opened.orders.preview(OrderRequestSchema.parse(sent), BY_USER);
  expect(await preview({ ...limit, limit_price: 180 })).toMatchObject({
    fills: [],
    cash_after: 10_000,
    buying_power_after: 8_200,
    reserved_after: 1_800,
    refusal: null,
  });
  expect(await preview({ ...limit, limit_price: 200 })).toMatchObject({
    fills: [{ price: 190, quantity: 10 }],
    cash_after: 8_100,
  });
  expect(await preview({ ...limit, quantity: 100, limit_price: 180 })).toMatchObject({
    refusal: { code: 'insufficient_cash' },
  });
  expect(await opened.orders.orders({ status: 'all', limit: 10 })).toMatchObject({
    value: { orders: [] },
  });
});

test('all orders are canceled at once, and a repeated cancel answers the same', async () => {
  const opened = await open();
  const { order } = await place(opened, { ...limit, limit_price: 180 });
  await place(opened, { ...limit, limit_price: 170, ticker: 'MSFT' });
  const done = await opened.orders.cancelAll(undefined, BY_USER);
  if (!done.ok) throw new Error('a person may cancel');
  const { canceled, account } = done.value;
  expect(canceled.map(({ state, reason }) => `${state} ${reason}`)).toEqual([
    'canceled user',
    'canceled user',
  ]);
  expect(account).toMatchObject({ reserved_cash: 0, buying_power: 10_000 });
  expect(await opened.orders.cancel(order.id, BY_USER)).toMatchObject({
    value: { state: 'canceled' },
  });
  opened.source.move(ticker('AAPL'), 100);
  await settle();
  expect((await opened.service.portfolio()).positions).toEqual([]);
});

test('a replaced order is matched at its new price only', async () => {
  const opened = await open();
  const { order } = await place(opened, { ...limit, limit_price: 180 });
  const replaced = await opened.orders.replace(order.id, { limit_price: 170 }, BY_USER);
  expect(replaced).toMatchObject({
    value: { order: { replaces: order.id, reserved_cash: 1_700 } },
  });
  opened.source.move(ticker('AAPL'), 175);
  await settle();
  expect((await opened.service.portfolio()).positions).toEqual([]);
  opened.source.move(ticker('AAPL'), 170);
  await settle();
  expect((await opened.service.portfolio()).cash_balance).toBe(8_300);
});

test('the tickers of open orders are followed until the last one ends', async () => {
  const opened = await open();
  const { order } = await place(opened, { ...limit, ticker: 'MSFT', limit_price: 300 });
  opened.source.move(ticker('MSFT'), 299);
  await settle();
  expect(await stateOf(opened, order.id)).toMatchObject({ state: 'filled' });
});

test('a halt cancels the open orders of agents, and those of persons stay', async () => {
  const opened = await open();
  const { account_id, clock, matcher, connection } = opened;
  const { order: own } = await place(opened, { ...limit, limit_price: 180 });
  const request = OrderRequestSchema.parse({ ...limit, limit_price: 170 });
  const agents = await opened.orders.place(request, BY_PROGRAM);
  if (!agents.ok) throw new Error(agents.error.detail);
  const settings = await AssistantSettingsService.open({
    account_id,
    store: createAssistantStore(connection, testUnits),
    clock,
    cancelOrders: cancelAgentOrders(account_id, { matcher, clock }),
    onError: (error) => {
      throw error;
    },
  });
  await settings.halt();
  expect(await stateOf(opened, agents.value.order.id)).toMatchObject({
    state: 'canceled',
    reason: 'assistant_halted',
  });
  expect(await stateOf(opened, own.id)).toMatchObject({ state: 'working' });
  expect(opened.book.of(account_id).map(({ id }) => id)).toEqual([own.id]);
  expect(await opened.verifier.verifyAll()).toBeUndefined();
});

test('the gate judges a resting order of an agent at its worst price, with those that are open', async () => {
  const settings = { ...DEFAULT_SETTINGS, dollars_per_day_max: 3_000 };
  const opened = await open({ settings });
  const request = OrderRequestSchema.parse({ ...limit, limit_price: 180 });
  expect(await opened.orders.place(request, BY_PROGRAM)).toMatchObject({ ok: true });
  expect(await opened.orders.place(request, BY_PROGRAM)).toMatchObject({
    error: { code: 'assistant_day_dollar_limit' },
  });
  expect(await opened.orders.place(request, BY_USER)).toMatchObject({ ok: true });
});

test('every fill is explained by the quote that it met and by what triggered it', async () => {
  const opened = await open();
  const bought = await place(opened, { ticker: 'AAPL', side: 'buy', quantity: 10 });
  const { order: stop } = await place(opened, {
    ticker: 'AAPL',
    side: 'sell',
    quantity: 10,
    type: 'stop',
    stop_price: 170,
  });
  opened.source.move(ticker('AAPL'), 165);
  await settle();
  const explain = (id: string) => opened.orders.explanation(id);
  expect(await explain(bought.order.id)).toMatchObject({
    value: {
      fills: [
        {
          explanation: {
            model: 'fill/1',
            profile: 'ideal',
            price: 190,
            quantity: 10,
            notional: 1_900,
            trigger: null,
            sentence: expect.stringContaining('190'),
          },
        },
      ],
    },
  });
  expect(await explain(stop.id)).toMatchObject({
    value: { fills: [{ explanation: { price: 165, trigger: { level: 170, met: 165 } } }] },
  });
  expect(await explain('none')).toMatchObject({ error: { code: 'unknown_order' } });
});
