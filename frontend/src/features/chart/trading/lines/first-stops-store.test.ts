import type { Order } from '@finally/contract';
import { expect, test } from 'vitest';
import { openOrder, ticker } from '@/shared/tests/samples';
import { createFirstStopsStore } from './first-stops-store';

const AAPL = ticker('AAPL');
const stop = (id: string, stop_price: number, replaces: string | null = null) =>
  openOrder({ id, side: 'sell', type: 'stop', limit_price: null, stop_price, replaces });

/** The ended orders of an account, and how often they were asked for. */
function setUp(ended: readonly Order[] = []) {
  const asked = { count: 0 };
  const store = createFirstStopsStore({
    list: async () => {
      asked.count += 1;
      return { orders: [...ended], next_cursor: null };
    },
  });
  return { asked, store };
}

test('a stop that was never moved is its own first one, and nothing is asked', async () => {
  const { asked, store } = setUp();
  await store.learn(AAPL, [stop('a', 95)]);
  await store.learn(AAPL, [stop('b', 98, 'a')]);
  await store.learn(AAPL, [stop('c', 99, 'b')]);
  expect(store.getState()).toEqual({ a: 95, b: 95, c: 95 });
  expect(asked.count).toBe(0);
});

test('the first stop is found among ended orders, once', async () => {
  const { asked, store } = setUp([stop('b', 97, 'a'), stop('a', 95)]);
  await store.learn(AAPL, [stop('c', 99, 'b')]);
  await store.learn(AAPL, [stop('c', 99, 'b')]);
  expect(store.getState()).toEqual({ c: 95 });
  expect(asked.count).toBe(1);
});

test('a chain that goes further back than the list begins with its oldest order', async () => {
  const { store } = setUp([stop('b', 97, 'a')]);
  await store.learn(AAPL, [stop('c', 99, 'b')]);
  expect(store.getState()).toEqual({ c: 97 });
});
