import { expect, test } from 'vitest';
import { OrderDesk } from '../../support/trading/order-desk.ts';

type Answer = ReturnType<OrderDesk['place']> | ReturnType<OrderDesk['replace']>;
const refusalOf = (result: Answer) => (result.ok ? 'placed' : result.error);

/** An account that holds AAPL at $333.38. */
function holding(): OrderDesk {
  const desk = new OrderDesk(100_000);
  desk.hold('AAPL', 10);
  desk.price('AAPL', 333.38);
  return desk;
}

const pair = (limit_price: number, stop_price: number) =>
  ({
    ticker: 'AAPL',
    side: 'sell',
    quantity: 10,
    order_class: 'oco',
    take_profit: { limit_price },
    stop_loss: { stop_price },
  }) as const;

test('a pair of exits whose take-profit lies below the market is refused and sells nothing', () => {
  const desk = holding();
  expect(refusalOf(desk.place(pair(310, 300)))).toEqual({
    code: 'bracket_prices_crossed',
    detail:
      'A take-profit at $310.00 would sell at once: AAPL is at $333.38, and the take-profit of a sale must be above that.',
  });
  expect([desk.orders.size, desk.held('AAPL')]).toEqual([0, 10_000_000]);
  expect(refusalOf(desk.place(pair(340, 300)))).toBe('placed');
  expect(desk.held('AAPL')).toBe(10_000_000);
});

test('a take-profit cannot be moved below the market', () => {
  const desk = holding();
  const placed = desk.place(pair(340, 300));
  if (!placed.ok) throw new Error(placed.error.detail);
  expect(refusalOf(desk.replace(placed.value.id, { limit_price: 320 }))).toMatchObject({
    code: 'bracket_prices_crossed',
    detail: expect.stringContaining('AAPL is at $333.38'),
  });
  expect(desk.held('AAPL')).toBe(10_000_000);
});

const bracket = { ticker: 'AAPL', side: 'buy', quantity: 10, order_class: 'bracket' } as const;

test('the exits of a market order must lie on both sides of the market', () => {
  const at = (limit_price: number, stop_price: number) =>
    refusalOf(
      holding().place({ ...bracket, take_profit: { limit_price }, stop_loss: { stop_price } }),
    );
  expect(at(320, 300)).toMatchObject({
    detail: 'The take-profit at $320.00 must be above the price of the order, $333.38.',
  });
  expect(at(350, 340)).toMatchObject({
    detail: 'The stop-loss at $340.00 must be below the price of the order, $333.38.',
  });
  expect(at(350, 320)).toBe('placed');
});

test('a limit order that is filled at once is refused if the market has met its stop-loss', () => {
  const at = (limit_price: number, stop_price: number) =>
    refusalOf(
      holding().place({
        ...bracket,
        type: 'limit',
        limit_price,
        take_profit: { limit_price: 350 },
        stop_loss: { stop_price },
      }),
    );
  expect(at(340, 336)).toMatchObject({ code: 'stop_wrong_side' });
  expect(at(340, 330)).toBe('placed');
  // This one waits for 330, and the market is above its stop-loss then.
  expect(at(330, 325)).toBe('placed');
});

test('a post-only order that would be filled at once says below which price it waits', () => {
  const order = {
    ticker: 'AAPL',
    side: 'buy',
    quantity: 1,
    type: 'limit',
    post_only: true,
  } as const;
  expect(refusalOf(holding().place({ ...order, limit_price: 334 }))).toEqual({
    code: 'post_only_would_cross',
    detail:
      'At $334.00 the order would be filled at once, and it is post-only. Use a limit below $333.38.',
  });
});

test('an order that the cash does not cover says how many shares it covers', () => {
  const desk = new OrderDesk(1_000);
  desk.price('AAPL', 333.38);
  const order = { ticker: 'AAPL', side: 'buy', quantity: 10 } as const;
  expect(refusalOf(desk.place({ ...order, type: 'limit', limit_price: 300 }))).toMatchObject({
    detail: expect.stringContaining('That is enough for at most 3.33 AAPL.'),
  });
  expect(refusalOf(desk.place(order))).toMatchObject({
    detail: expect.stringContaining('That is enough for at most 2.99 AAPL.'),
  });
  expect(refusalOf(desk.place({ ...order, quantity: 2.99 }))).toBe('placed');
});
