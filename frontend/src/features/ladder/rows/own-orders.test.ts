import { expect, test } from 'vitest';
import { openOrder } from '@/shared/tests/samples';
import { changeTo, ordersByRow } from './own-orders';

test('orders of one side and row are added up, with the place of the first in the queue', () => {
  const orders = [
    openOrder({ id: 'one', limit_price: 187.5, quantity: 5, filled_quantity: 2 }),
    openOrder({ id: 'two', limit_price: 187.5, quantity: 1.5 }),
    openOrder({ id: 'other', limit_price: 187.4 }),
    openOrder({ id: 'sale', side: 'sell', limit_price: 187.5 }),
    openOrder({ id: 'market', type: 'market', limit_price: null }),
  ];
  const queue = [
    { order_id: 'one', ahead: 300 },
    { order_id: 'two', ahead: 120.5 },
  ];
  const rows = ordersByRow('buy', orders, queue, 100);
  expect([...rows.keys()]).toEqual([1_875_000, 1_874_000]);
  expect(rows.get(1_875_000)).toMatchObject({ quantity: 4.5, ahead: 120.5, hasStop: false });
  expect(rows.get(1_874_000)).toMatchObject({ ahead: null });
});

test('a stop is shown at its stop until it is triggered, then at its limit', () => {
  const stop = openOrder({ side: 'sell', type: 'stop_limit', stop_price: 180, limit_price: 179.5 });
  expect([...ordersByRow('sell', [stop], [], 100).keys()]).toEqual([1_800_000]);
  const triggered = { ...stop, state: 'triggered' as const };
  expect([...ordersByRow('sell', [triggered], [], 100)]).toMatchObject([
    [1_795_000, { hasStop: false }],
  ]);
});

test('an order is moved by the price that it waits for', () => {
  expect(changeTo(openOrder(), 187)).toEqual({ limit_price: 187 });
  const stop = openOrder({ type: 'stop', stop_price: 180, limit_price: null });
  expect(changeTo(stop, 181)).toEqual({ stop_price: 181 });
  const limited = openOrder({ type: 'stop_limit', stop_price: 180, limit_price: 179.5 });
  expect(changeTo(limited, 181.1)).toEqual({ stop_price: 181.1, limit_price: 180.6 });
  expect(changeTo({ ...limited, state: 'triggered' }, 178)).toEqual({ limit_price: 178 });
  expect(changeTo(openOrder({ type: 'trailing_stop', stop_price: 180 }), 181)).toBeNull();
});
