import { expect, test } from 'vitest';
import { createPricesStore } from '@/features/prices/prices-store';
import { priceUpdate } from '@/shared/tests/samples';
import { createHeadlinesStore } from './chart-headlines-store';

test('a headline stays until there is another one', () => {
  const prices = createPricesStore();
  const headlines = createHeadlinesStore(prices);
  const told = (headline: string | null, seconds: number) =>
    prices.apply({ AAPL: { ...priceUpdate('AAPL', 100, seconds), headline } });
  told('Apple opens a shop', 1);
  told(null, 2);
  expect(headlines.getState()['AAPL']?.text).toBe('Apple opens a shop');
  told('Apple shuts a shop', 3);
  expect(headlines.getState()['AAPL']?.text).toBe('Apple shuts a shop');
});

test('prices without headlines do not change the store', () => {
  const prices = createPricesStore();
  const headlines = createHeadlinesStore(prices);
  let told = 0;
  headlines.subscribe(() => {
    told += 1;
  });
  prices.apply({ AAPL: priceUpdate('AAPL', 100, 1) });
  expect(told).toBe(0);
});
