import { expect, test } from 'vitest';
import { priceE4 } from '../../src/kernel/money.ts';
import { RestingBook } from '../../src/orders/index.ts';
import { OrderDesk } from '../support/trading/order-desk.ts';

const ACCOUNT = 'default';

function restingOrder(desk: OrderDesk) {
  const placed = desk.place({
    ticker: 'AAPL',
    side: 'buy',
    quantity: 1,
    type: 'stop',
    stop_price: 200,
    trigger: 'mid',
  });
  if (!placed.ok) throw new Error(placed.error.detail);
  return placed.value;
}

test('an order that is put in again and again keeps the book small, and expires once', () => {
  const desk = new OrderDesk();
  desk.price('AAPL', 190);
  const order = restingOrder(desk);
  const book = new RestingBook();
  for (let step = 0; step < 100_000; step++) book.put(ACCOUNT, order);
  expect(book.size).toBe(1);
  expect(book.expiries).toBeLessThan(2_000);
  const due = book.expired(order.expires_ms ?? 0);
  expect(due.map(({ order: { id } }) => id)).toEqual([order.id]);
});

test('orders that have ended do not stay in the book', () => {
  const desk = new OrderDesk();
  desk.price('AAPL', 190);
  const order = restingOrder(desk);
  const book = new RestingBook();
  for (let number = 0; number < 100_000; number++) {
    const one = { ...order, id: `order-${number}` };
    book.put(ACCOUNT, one);
    book.put(ACCOUNT, { ...one, state: 'canceled' });
  }
  expect(book.size).toBe(0);
  expect(book.expiries).toBeLessThan(2_000);
});

test('of orders at one price in one millisecond the older comes first, whatever their ids and moves', () => {
  const desk = new OrderDesk();
  desk.price('AAPL', 190);
  const order = { ...restingOrder(desk), trigger: 'last' } as const;
  const book = new RestingBook();
  const named = ['c', 'a', 'd', 'b'];
  for (const id of named) book.put(ACCOUNT, { ...order, id });
  // As if its mark had moved.
  book.put(ACCOUNT, { ...order, id: 'c' });
  const market = { price_e4: priceE4(2_000_000), bid_e4: null, ask_e4: null };
  const met = book.take(order.ticker, market);
  expect(met.map(({ order: { id } }) => id)).toEqual(named);
});

test('the nearest purchase is met first, whatever sales came between', () => {
  const desk = new OrderDesk();
  desk.price('AAPL', 190);
  const base = { ...restingOrder(desk), type: 'limit', trigger: 'last' } as const;
  const limits = [
    { ...base, id: 'far', stop_price_e4: null, limit_price_e4: priceE4(1_900_000) },
    { ...base, id: 'sale', side: 'sell', stop_price_e4: null, limit_price_e4: priceE4(1_700_000) },
    { ...base, id: 'near', stop_price_e4: null, limit_price_e4: priceE4(1_900_100) },
  ] as const;
  const market = { price_e4: priceE4(1_800_000), bid_e4: null, ask_e4: null };
  for (const [one, two, three] of [
    [0, 1, 2],
    [0, 2, 1],
    [1, 0, 2],
    [1, 2, 0],
    [2, 0, 1],
    [2, 1, 0],
  ] as const) {
    const book = new RestingBook();
    for (const place of [one, two, three]) book.put(ACCOUNT, limits[place]);
    const met = book.take(base.ticker, market).map(({ order: { id } }) => id);
    expect(met).toEqual(['sale', 'near', 'far']);
  }
});
