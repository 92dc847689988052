import { expect, test } from 'vitest';
import { openOrder } from '@/shared/tests/samples';
import { describePlaced } from './placed-outcome';
import { describeLiveExits } from './placed-sentences';

const LOSS = openOrder({
  id: 'loss',
  role: 'stop_loss',
  side: 'sell',
  type: 'stop',
  limit_price: null,
  stop_price: 200,
});
const PROFIT = openOrder({ id: 'profit', role: 'take_profit', side: 'sell', limit_price: 215 });

test('a pair of exits is told with both prices', () => {
  expect(describePlaced({ ...PROFIT, legs: [LOSS] })).toBe(
    'Placed: Sell 5 AAPL at $215.00 or better, or if it falls to $200.00, until canceled',
  );
});

test('the fill of an entry says which exits work now', () => {
  const entry = openOrder({ role: 'entry', filled_quantity: 5, legs: [PROFIT, LOSS] });
  expect(describeLiveExits(entry)).toBe(
    'Working now: take profit at $215.00, stop loss at $200.00.',
  );
  expect(describeLiveExits({ ...entry, filled_quantity: 0 })).toBeNull();
  expect(describeLiveExits(openOrder({ filled_quantity: 5 }))).toBeNull();
});
