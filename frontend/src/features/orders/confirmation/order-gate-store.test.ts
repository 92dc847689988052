import { beforeEach, expect, test } from 'vitest';
import { portfolioStore } from '@/features/portfolio/portfolio-store';
import { pricesStore } from '@/features/prices/prices-store';
import { portfolio, position, priceUpdate, ticker } from '@/shared/tests/samples';
import { createOrderGate, type Order } from './order-gate-store';

const AAPL = ticker('AAPL');

beforeEach(() => {
  portfolioStore.setState({ portfolio: portfolio(0, [position('AAPL', 5, 100, 100)]) });
  pricesStore.setState({ latest: { [AAPL]: priceUpdate('AAPL', 100, 0) } });
});

const sale = (terms: Partial<Order>): Order => ({
  ticker: AAPL,
  side: 'sell',
  quantity: 5,
  ...terms,
});

test.each<[string, Partial<Order>, boolean]>([
  ['at the market', {}, true],
  ['with a limit that the market meets', { type: 'limit', limit_price: 99 }, true],
  ['with a limit at the market', { type: 'limit', limit_price: 100 }, true],
  ['with a limit that is not reached yet', { type: 'limit', limit_price: 101 }, false],
  ['with a stop', { type: 'stop', stop_price: 99 }, false],
])('a sale of all that is held %s is asked about: %s', (_, terms, asks) => {
  const gate = createOrderGate({ getState: () => ({ unit: 'shares', confirms: false }) });
  expect(gate.asks([sale(terms)])).toBe(asks);
});

test('with the switch on every order is asked about', () => {
  const gate = createOrderGate({ getState: () => ({ unit: 'shares', confirms: true }) });
  expect(gate.asks([sale({ type: 'stop', stop_price: 99 })])).toBe(true);
});
