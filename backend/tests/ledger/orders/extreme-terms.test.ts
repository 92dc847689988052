import type { SentOrder } from '@finally/contract';
import { expect, test } from 'vitest';
import { OrderDesk } from '../../support/trading/order-desk.ts';

const LARGEST = 99_999_999_999.99;
const order = { ticker: 'AAPL', side: 'buy', quantity: 1, time_in_force: 'gtc' } as const;

const TOO_LARGE: readonly (Omit<SentOrder, 'ticker' | 'side' | 'quantity'> & {
  readonly named: string;
})[] = [
  { named: 'a stop', type: 'stop', stop_price: LARGEST },
  { named: 'an offset', type: 'trailing_stop_limit', trail_amount: 1, limit_offset: LARGEST },
];

test.each(TOO_LARGE)(
  '$named beyond what the ledger can store is refused',
  ({ named, ...terms }) => {
    const desk = new OrderDesk();
    desk.price('AAPL', 190);
    expect(desk.place({ ...order, ...terms })).toMatchObject({
      ok: false,
      error: { code: 'insufficient_cash' },
    });
  },
);

test('a trail beyond the price is refused, in a change, too', () => {
  const desk = new OrderDesk();
  desk.price('AAPL', 190);
  const trailing = { ...order, type: 'trailing_stop' } as const;
  const refused = { ok: false, error: { code: 'order_combination_invalid' } };
  expect(desk.place({ ...trailing, trail_amount: LARGEST })).toMatchObject(refused);
  const placed = desk.place({ ...trailing, trail_amount: 5 });
  if (!placed.ok) throw new Error(placed.error.detail);
  expect(desk.replace(placed.value.id, { trail_amount: LARGEST })).toMatchObject(refused);
});

test('a change beyond what the ledger can store is refused', () => {
  const desk = new OrderDesk();
  desk.price('AAPL', 190);
  const placed = desk.place({ ...order, type: 'stop', stop_price: 200 });
  if (!placed.ok) throw new Error(placed.error.detail);
  expect(desk.replace(placed.value.id, { stop_price: LARGEST })).toMatchObject({
    ok: false,
    error: { code: 'insufficient_buying_power' },
  });
});

test('a resting sale is worth at least a cent, unless it closes the position', () => {
  const desk = new OrderDesk();
  desk.price('AAPL', 190);
  desk.hold('AAPL', 0.000002, 10_000);
  const sale = { ...order, side: 'sell', type: 'limit', limit_price: 200 } as const;
  expect(desk.place({ ...sale, quantity: 0.000001 })).toMatchObject({
    error: { code: 'notional_too_small' },
  });
  expect(desk.place({ ...sale, quantity: 0.000002 })).toMatchObject({ ok: true });
});
