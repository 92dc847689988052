import type { WatchlistEntry } from '@finally/contract';
import { expect, test } from 'vitest';
import { NOON, priceUpdate, ticker } from '@/shared/tests/samples';
import { orderEntries } from './watchlist-order';

const entry = (name: string): WatchlistEntry => ({
  ticker: ticker(name),
  name,
  latest: null,
  recent_prices: [],
  added_at: NOON,
});
const entries = ['V', 'AAPL', 'NEW', 'TSLA'].map(entry);
const prices = {
  V: { ...priceUpdate('V', 300, 0), bid: 299.9, ask: 300.1 },
  AAPL: { ...priceUpdate('AAPL', 190, 0), bid: 189.99, ask: 190.01 },
  TSLA: priceUpdate('TSLA', 200, 0),
};

test("without a sort column the order is the person's own", () => {
  expect(orderEntries(entries, prices, null)).toEqual(['V', 'AAPL', 'NEW', 'TSLA']);
});

test('entries without a figure are last, ascending and descending', () => {
  const by = (key: 'price' | 'spread', descending: boolean) =>
    orderEntries(entries, prices, { key, descending });
  expect(by('price', true)).toEqual(['V', 'TSLA', 'AAPL', 'NEW']);
  expect(by('price', false)).toEqual(['AAPL', 'TSLA', 'V', 'NEW']);
  expect(by('spread', false)).toEqual(['AAPL', 'V', 'NEW', 'TSLA']);
});
