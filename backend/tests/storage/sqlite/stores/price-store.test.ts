import { expect, test } from 'vitest';
import { priceE4 } from '../../../../src/kernel/money.ts';
import { openStores, ticker } from '../../../support/trading/ledger.ts';

const row = (symbol: string, price: number) => ({
  ticker: ticker(symbol),
  price_e4: priceE4(price),
  previous_close_e4: priceE4(price - 1),
  recorded_at_ms: 1_000 + price,
});

test('the latest price of each ticker replaces the one before', async () => {
  const { lastPrices } = openStores();
  expect(await lastPrices.last(ticker('AAPL'))).toBeUndefined();
  await lastPrices.record([row('AAPL', 100), row('MSFT', 200)]);
  await lastPrices.record([row('AAPL', 101)]);
  await lastPrices.record([]);
  expect(await lastPrices.last(ticker('AAPL'))).toEqual(row('AAPL', 101));
  expect(await lastPrices.all()).toEqual([row('AAPL', 101), row('MSFT', 200)]);
});

test('either all prices are recorded or none', async () => {
  const { lastPrices } = openStores();
  await expect(lastPrices.record([row('AAPL', 100), row('MSFT', 0)])).rejects.toThrow(/CHECK/);
  expect(await lastPrices.all()).toEqual([]);
});
