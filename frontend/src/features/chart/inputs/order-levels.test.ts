import type { Order } from '@finally/contract';
import { expect, test } from 'vitest';
import { openOrder } from '@/shared/tests/samples';
import { orderLevels } from './order-levels';

test.each<[Partial<Order>, readonly (readonly [price: number, title: string, isHeld: boolean])[]]>([
  [{}, [[187.5, 'Buy 5 limit', false]]],
  [{ filled_quantity: 2 }, [[187.5, 'Buy 3 limit', false]]],
  [
    { side: 'sell', type: 'trailing_stop', limit_price: null, stop_price: 180 },
    [[180, 'Sell 5 trailing stop', false]],
  ],
  [
    { type: 'stop_limit', stop_price: 200, limit_price: 201 },
    [
      [200, 'Buy 5 stop limit', false],
      [201, 'Buy 5 limit behind its stop', false],
    ],
  ],
  [
    { type: 'stop_limit', state: 'triggered', stop_price: 200, limit_price: 201 },
    [[201, 'Buy 5 limit behind its stop', false]],
  ],
  [
    { side: 'sell', role: 'take_profit', state: 'held', limit_price: 195 },
    [[195, 'Sell 5 take profit', true]],
  ],
  [{ role: 'entry' }, [[187.5, 'Buy 5 limit entry', false]]],
  [{ type: 'market', limit_price: null, time_in_force: 'opg' }, []],
])('an order with %o is drawn at %o', (order, levels) => {
  const drawn = orderLevels([openOrder(order)]);
  expect(drawn.map(({ price, title, isHeld }) => [price, title, isHeld])).toEqual(levels);
});
