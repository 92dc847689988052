import { expect, test } from 'vitest';
import { OrderDesk } from '../../support/trading/order-desk.ts';

type Answer = ReturnType<OrderDesk['place']> | ReturnType<OrderDesk['replace']>;
const refusalOf = (result: Answer) => (result.ok ? 'placed' : result.error);

function holding(price: number): OrderDesk {
  const desk = new OrderDesk(100_000);
  desk.hold('AAPL', 10);
  desk.price('AAPL', price);
  return desk;
}

const trailing = (trail_amount: number) =>
  ({ ticker: 'AAPL', side: 'sell', quantity: 10, type: 'trailing_stop', trail_amount }) as const;

const TOO_LARGE = {
  code: 'order_combination_invalid',
  detail: 'A trail of $400.00 must be smaller than the price: AAPL is at $333.38.',
};
const TOO_SMALL = {
  code: 'price_increment',
  detail: 'A trail of $0.001 is smaller than a step of the price of AAPL. Use at least $0.01.',
};

test('a trail must be smaller than the price and no smaller than a tick', () => {
  expect(refusalOf(holding(333.38).place(trailing(400)))).toEqual(TOO_LARGE);
  expect(refusalOf(holding(333.38).place(trailing(0.001)))).toEqual(TOO_SMALL);
  expect(refusalOf(holding(333.38).place(trailing(0.01)))).toBe('placed');
  expect(refusalOf(holding(333.38).place(trailing(333.37)))).toBe('placed');
  // Below a dollar prices move in 1/10,000 dollar.
  expect(refusalOf(holding(0.5).place(trailing(0.001)))).toBe('placed');
});

test('the trail of a stop-loss is judged at the price of its entry', () => {
  const bracket = (trail_amount: number) =>
    holding(333.38).place({
      ticker: 'AAPL',
      side: 'buy',
      quantity: 1,
      type: 'limit',
      limit_price: 300,
      order_class: 'oto',
      stop_loss: { trail_amount },
    });
  expect(refusalOf(bracket(310))).toMatchObject({ code: 'order_combination_invalid' });
  expect(refusalOf(bracket(10))).toBe('placed');
});

test('a trail cannot be changed to one that makes no sense', () => {
  const desk = holding(333.38);
  const placed = desk.place(trailing(5));
  if (!placed.ok) throw new Error(placed.error.detail);
  const { id } = placed.value;
  expect(refusalOf(desk.replace(id, { trail_amount: 400 }))).toEqual(TOO_LARGE);
  expect(refusalOf(desk.replace(id, { trail_amount: 0.001 }))).toEqual(TOO_SMALL);
  expect(refusalOf(desk.replace(id, { trail_amount: 6 }))).toBe('placed');
});
