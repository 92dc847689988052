import { describe, expect, test } from 'vitest';
import { codeOf, OrderServer } from './order-server.ts';

const api = new OrderServer();

const TRADE = '/api/portfolio/trade';
const market = { side: 'buy', quantity: 2 };
const limit = { side: 'buy', quantity: 2, type: 'limit', limit_price: 100 };

/** An id that no test has used. */
let used = 0;
const newId = (): string => `id-${used++}`;

const trade = (order: object) => api.server.post(TRADE, { ticker: 'AAPL', ...order });

const cash = async (): Promise<number> =>
  ((await api.server.get('/api/portfolio')).body as { cash_balance: number }).cash_balance;

describe('a known client order id is a conflict before anything else is', () => {
  test.each([
    ['a ticker that does not exist', { ...limit, ticker: 'ZZZZZ' }],
    ['a quantity of zero', { ...limit, quantity: 0 }],
    ['terms that do not go together', { ...limit, stop_price: 90 }],
    ['more than the cash covers', { ...limit, quantity: 1e6 }],
  ])('%s', async (_what, other) => {
    const client_order_id = newId();
    await api.place({ ...limit, client_order_id });
    expect(codeOf(await api.post({ ...other, client_order_id }))).toBe('client_order_id_conflict');
    const { refusal } = await api.preview({ ...other, client_order_id });
    expect(refusal?.code).toBe('client_order_id_conflict');
  });

  test.each([
    ['a ticker that does not exist', { ...market, ticker: 'ZZZZZ' }],
    ['a quantity of zero', { ...market, quantity: 0 }],
  ])('of a trade: %s', async (_what, other) => {
    const client_order_id = newId();
    await trade({ ...market, client_order_id });
    expect(codeOf(await trade({ ...other, client_order_id }))).toBe('client_order_id_conflict');
  });

  test('an unknown client order id leaves the refusal as it is', async () => {
    const answer = await api.post({ ...limit, ticker: 'ZZZZZ', client_order_id: newId() });
    expect(codeOf(answer)).toBe('unknown_ticker');
  });
});

describe('a trade and an order under one client order id', () => {
  test('the order that a trade was placed as is answered, and trades once', async () => {
    const client_order_id = newId();
    const first = await trade({ ...market, client_order_id });
    const left = await cash();
    const { order, fills } = await api.place({ ...market, client_order_id });
    expect(order).toMatchObject({ client_order_id, state: 'filled', type: 'market' });
    const receipt = first.body as { trade: { id: string } };
    expect(fills.map(({ trade_id }) => trade_id)).toEqual([receipt.trade.id]);
    expect(await cash()).toBe(left);
    expect(await api.orders()).toHaveLength(1);
  });

  test('the trade of a market order is answered, and trades once', async () => {
    const client_order_id = newId();
    const { fills } = await api.place({ side: 'buy', notional: 500, client_order_id });
    const left = await cash();
    const again = await trade({ side: 'buy', notional: 500, client_order_id });
    expect(again.status).toBe(201);
    expect(again.body).toMatchObject({ trade: { id: fills[0]?.trade_id } });
    expect(await cash()).toBe(left);
  });

  test.each([
    ['another quantity', { ...market, quantity: 3 }],
    ['another side', { ...market, side: 'sell' }],
    ['dollars', { side: 'buy', notional: 100 }],
    ['another time in force', { ...market, time_in_force: 'ioc' }],
    ['another type', limit],
  ])('an order with %s than the trade is a conflict', async (_what, other) => {
    const client_order_id = newId();
    await trade({ ...market, client_order_id });
    const left = await cash();
    const answer = await api.post({ ...other, client_order_id });
    expect([answer.status, codeOf(answer)]).toEqual([409, 'client_order_id_conflict']);
    expect(await cash()).toBe(left);
  });

  test.each([
    ['another quantity', market, { ...market, quantity: 3 }],
    ['other terms', { ...market, time_in_force: 'ioc' }, market],
    ['a limit', { ...limit, limit_price: 2_000 }, market],
  ])('a trade of an order with %s is a conflict', async (_what, order, other) => {
    const client_order_id = newId();
    expect((await api.place({ ...order, client_order_id })).order.state).toBe('filled');
    const left = await cash();
    const answer = await trade({ ...other, client_order_id });
    expect([answer.status, codeOf(answer)]).toEqual([409, 'client_order_id_conflict']);
    expect(await cash()).toBe(left);
  });
});

describe('a preview says what placing under its client order id would do', () => {
  test.each([
    ['a market order', market],
    ['an order that waits', limit],
  ])('%s: the same order, and nothing would change', async (_what, order) => {
    const client_order_id = newId();
    const placed = await api.place({ ...order, client_order_id });
    expect(await api.preview({ ...order, client_order_id })).toMatchObject({
      repeats: placed.order.id,
      fills: [],
      refusal: null,
      cash_after: placed.account.cash_balance,
      reserved_after: placed.account.reserved_cash,
      buying_power_after: placed.account.buying_power,
    });
    const other = await api.preview({ ...order, quantity: 1, client_order_id });
    expect(other).toMatchObject({
      repeats: null,
      refusal: { code: 'client_order_id_conflict' },
      cash_after: null,
    });
  });

  test('an id of its own changes nothing of a preview', async () => {
    const plain = await api.preview(limit);
    expect(plain).toMatchObject({ repeats: null, refusal: null });
    expect(await api.preview({ ...limit, client_order_id: newId() })).toEqual(plain);
    expect(await api.orders()).toEqual([]);
  });
});
