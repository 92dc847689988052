import { expect, test } from 'vitest';
import { OrderDesk } from '../../support/trading/order-desk.ts';

const accept = <Value>(
  result: { ok: true; value: Value } | { ok: false; error: unknown },
): Value => {
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
};
const codeOf = (result: { ok: boolean; error?: { code: string } }) =>
  result.ok ? 'placed' : result.error?.code;

test('a resting purchase sets its cash aside and is filled at its limit', () => {
  const desk = new OrderDesk();
  desk.price('AAPL', 191);
  const order = accept(
    desk.place({ ticker: 'AAPL', side: 'buy', quantity: 30, type: 'limit', limit_price: 190.12 }),
  );
  expect(desk.account).toMatchObject({ cash_cents: 1_000_000, reserved_cents: 570_360 });
  desk.tick('AAPL', 190.5);
  expect(desk.orders.get(order.id)?.state).toBe('working');
  desk.tick('AAPL', 189);
  expect(desk.orders.get(order.id)).toMatchObject({ state: 'filled', filled_cents: 570_360 });
  expect(desk.account).toMatchObject({ cash_cents: 429_640, reserved_cents: 0 });
});

test('a limit that the market has passed already is filled at the market', () => {
  const desk = new OrderDesk();
  desk.price('AAPL', 190);
  const order = accept(
    desk.place({ ticker: 'AAPL', side: 'buy', quantity: 10, type: 'limit', limit_price: 200 }),
  );
  expect(order).toMatchObject({ state: 'filled', filled_cents: 190_000 });
  expect(desk.account.reserved_cents).toBe(0);
});

test('a stop through a gap is filled behind the gap', () => {
  const desk = new OrderDesk();
  desk.hold('AAPL', 500);
  desk.price('AAPL', 96);
  const order = accept(
    desk.place({ ticker: 'AAPL', side: 'sell', quantity: 500, type: 'stop', stop_price: 95 }),
  );
  desk.tick('AAPL', 90.5);
  expect(desk.orders.get(order.id)).toMatchObject({ state: 'filled', filled_cents: 4_525_000 });
});

test('a purchase with a stop sets aside up to its collar', () => {
  const desk = new OrderDesk(20_000);
  desk.price('AAPL', 190);
  accept(desk.place({ ticker: 'AAPL', side: 'buy', quantity: 50, type: 'stop', stop_price: 200 }));
  expect(desk.account.reserved_cents).toBe(1_050_000);
});

test('a trailing stop is compared before its mark moves', () => {
  const desk = new OrderDesk();
  desk.hold('AAPL', 10);
  desk.price('AAPL', 50);
  const { id } = accept(
    desk.place({
      ticker: 'AAPL',
      side: 'sell',
      quantity: 10,
      type: 'trailing_stop',
      trail_amount: 2,
    }),
  );
  const stops = [50.4, 51.1, 50].map((price) => {
    desk.tick('AAPL', price);
    return desk.orders.get(id)?.stop_price_e4;
  });
  expect(stops).toEqual([484_000, 491_000, 491_000]);
  desk.tick('AAPL', 49.1);
  expect(desk.orders.get(id)).toMatchObject({ state: 'filled', filled_cents: 49_100 });
});

test('a trailing stop in per cent is rounded away from the market', () => {
  const desk = new OrderDesk();
  desk.hold('AAPL', 10);
  desk.price('AAPL', 123.47);
  const order = accept(
    desk.place({
      ticker: 'AAPL',
      side: 'sell',
      quantity: 10,
      type: 'trailing_stop',
      trail_percent: 5,
    }),
  );
  expect(order.stop_price_e4).toBe(1_172_900);
});

test('a pair of exits sets its shares aside once, and one fill lowers the other', () => {
  const desk = new OrderDesk();
  desk.hold('AAPL', 100);
  desk.price('AAPL', 100);
  const first = accept(
    desk.place({
      ticker: 'AAPL',
      side: 'sell',
      quantity: 100,
      order_class: 'oco',
      take_profit: { limit_price: 110 },
      stop_loss: { stop_price: 90 },
      time_in_force: 'gtc',
    }),
  );
  expect(desk.positions.values().next().value?.reserved_e6).toBe(100_000_000);
  expect(codeOf(desk.place({ ticker: 'AAPL', side: 'sell', quantity: 1 }))).toBe(
    'insufficient_shares',
  );
  desk.tick('AAPL', 89);
  const [profit, loss] = [...desk.orders.values()];
  expect(profit).toMatchObject({
    id: first.id,
    state: 'canceled',
    reason: 'sibling_filled',
    // As it was placed, although nothing of it was left to sell.
    quantity_e6: 100_000_000,
    filled_e6: 0,
  });
  expect(loss).toMatchObject({ state: 'filled', filled_cents: 890_000 });
  expect(desk.held('AAPL')).toBe(0);
});

test('the exits of a bracket wait for the entry, and end with it if it is never filled', () => {
  const desk = new OrderDesk();
  desk.price('AAPL', 100);
  const bracket = {
    ticker: 'AAPL',
    side: 'buy',
    quantity: 10,
    type: 'limit',
    limit_price: 95,
    order_class: 'bracket',
    take_profit: { limit_price: 110 },
    stop_loss: { stop_price: 90 },
    time_in_force: 'gtc',
  } as const;
  const canceled = accept(desk.place(bracket));
  expect(desk.open().map(({ state }) => state)).toEqual(['working', 'held', 'held']);
  accept(desk.cancel(canceled.id));
  expect([...desk.orders.values()].map(({ reason }) => reason)).toEqual([
    'user',
    'parent_canceled',
    'parent_canceled',
  ]);
  accept(desk.place(bracket));
  desk.tick('AAPL', 94);
  expect(desk.open().map(({ role, state }) => `${role} ${state}`)).toEqual([
    'take_profit working',
    'stop_loss working',
  ]);
  desk.tick('AAPL', 111);
  expect(desk.open()).toEqual([]);
  expect(desk.held('AAPL')).toBe(0);
  expect(desk.account).toMatchObject({ cash_cents: 1_015_000, reserved_cents: 0 });
});

test.each([
  ['a price between two ticks', { type: 'limit', limit_price: 190.125 }, 'price_increment'],
  [
    'a stop above the market that sells',
    { side: 'sell', type: 'stop', stop_price: 200 },
    'stop_wrong_side',
  ],
  ['a stop order without a stop', { type: 'stop' }, 'order_combination_invalid'],
  ['a market order with a limit', { limit_price: 100 }, 'order_combination_invalid'],
  [
    'a stop that is immediate or cancel',
    { type: 'stop', stop_price: 200, time_in_force: 'ioc' },
    'order_combination_invalid',
  ],
  [
    'a date without gtd',
    { type: 'limit', limit_price: 100, expires_at: '2027-01-01T00:00:00.000Z' },
    'order_combination_invalid',
  ],
  [
    'a date in the past',
    {
      type: 'limit',
      limit_price: 100,
      time_in_force: 'gtd',
      expires_at: '2020-01-01T00:00:00.000Z',
    },
    'order_combination_invalid',
  ],
  [
    'exits that cross',
    { order_class: 'bracket', take_profit: { limit_price: 180 }, stop_loss: { stop_price: 170 } },
    'bracket_prices_crossed',
  ],
  [
    'a part of a share with a stop-limit',
    { quantity: 0.5, type: 'stop_limit', stop_price: 200, limit_price: 201 },
    'fraction_not_allowed',
  ],
  [
    'a post-only order that crosses',
    { type: 'limit', limit_price: 200, post_only: true },
    'post_only_would_cross',
  ],
  ['more than the cash', { quantity: 100, type: 'limit', limit_price: 180 }, 'insufficient_cash'],
  ['nothing held', { side: 'sell', type: 'limit', limit_price: 250 }, 'insufficient_shares'],
  ['an order for an auction', { time_in_force: 'opg' }, 'auction_closed'],
  ['a purchase that reduces', { reduce_only: true }, 'order_combination_invalid'],
])('%s is refused', (_, terms, code) => {
  const desk = new OrderDesk();
  desk.price('AAPL', 190);
  const order = { ticker: 'AAPL', side: 'buy', quantity: 1, ...terms } as Parameters<
    OrderDesk['place']
  >[0];
  expect(codeOf(desk.place(order))).toBe(code);
  expect(desk.orders.size).toBe(0);
});

test('fill or kill is filled whole or not at all, and immediate or cancel never rests', () => {
  const desk = new OrderDesk();
  desk.price('AAPL', 100);
  const order = { ticker: 'AAPL', side: 'buy', quantity: 10, type: 'limit' } as const;
  const kill = accept(desk.place({ ...order, limit_price: 99, time_in_force: 'fok' }));
  expect(kill).toMatchObject({ state: 'canceled', reason: 'fok_unfillable' });
  const cancel = accept(desk.place({ ...order, limit_price: 99, time_in_force: 'ioc' }));
  expect(cancel).toMatchObject({ state: 'canceled', reason: 'ioc_remainder' });
  const filled = accept(desk.place({ ...order, limit_price: 101, time_in_force: 'fok' }));
  expect(filled).toMatchObject({ state: 'filled', filled_cents: 100_000 });
  expect(desk.account.reserved_cents).toBe(0);
});

test('a replacement is a new order, and a repeated cancel answers the same state', () => {
  const desk = new OrderDesk();
  desk.price('AAPL', 100);
  const order = accept(
    desk.place({ ticker: 'AAPL', side: 'buy', quantity: 10, type: 'limit', limit_price: 90 }),
  );
  const replaced = accept(desk.replace(order.id, { limit_price: 95, quantity: 20 }));
  expect(replaced).toMatchObject({ replaces: order.id, quantity_e6: 20_000_000 });
  expect(desk.orders.get(order.id)).toMatchObject({ state: 'replaced', reason: 'replaced' });
  expect(desk.account.reserved_cents).toBe(190_000);
  expect(codeOf(desk.replace(order.id, { limit_price: 94 }))).toBe('order_final');
  accept(desk.cancel(replaced.id));
  expect(accept(desk.cancel(replaced.id)).state).toBe('canceled');
  expect(codeOf(desk.cancel(order.id))).toBe('order_final');
  expect(desk.account.reserved_cents).toBe(0);
});
