import { expect, test } from 'vitest';
import { DEFAULT_ACCOUNT_ID as ACCOUNT, DEFAULT_TICKERS } from '../../src/db/index.ts';
import { openStores, ticker } from '../support/ledger.ts';

const NOW = '2026-02-11T14:31:00.000Z';
const PYPL = ticker('PYPL');

test('a ticker is added at the end, once', async () => {
  const { watchlist } = openStores();
  expect(await watchlist.add(ACCOUNT, PYPL, NOW, 500)).toBe('added');
  expect(await watchlist.add(ACCOUNT, PYPL, '2027-01-01T00:00:00.000Z', 500)).toBe('present');
  const list = await watchlist.list(ACCOUNT);
  expect(list).toHaveLength(DEFAULT_TICKERS.length + 1);
  expect(list.at(-1)).toEqual({ ticker: PYPL, added_at: NOW });
});

test('one that was removed comes back at the end', async () => {
  const { watchlist } = openStores();
  expect(await watchlist.remove(ACCOUNT, ticker('GOOGL'))).toBe(true);
  expect(await watchlist.remove(ACCOUNT, ticker('GOOGL'))).toBe(false);
  await watchlist.add(ACCOUNT, ticker('GOOGL'), NOW, 500);
  const order = (await watchlist.list(ACCOUNT)).map((row) => row.ticker);
  expect(order.slice(0, 2)).toEqual(['AAPL', 'MSFT']);
  expect(order.at(-1)).toBe('GOOGL');
});

test('a full list takes nothing more, and says of what is there that it is', async () => {
  const { watchlist } = openStores();
  const size = DEFAULT_TICKERS.length;
  expect(await watchlist.add(ACCOUNT, PYPL, NOW, size)).toBe('full');
  expect(await watchlist.add(ACCOUNT, ticker('AAPL'), NOW, size)).toBe('present');
  expect(await watchlist.list(ACCOUNT)).toHaveLength(size);
});

test('the list may be emptied and begun anew', async () => {
  const { watchlist } = openStores();
  for (const symbol of DEFAULT_TICKERS) await watchlist.remove(ACCOUNT, symbol);
  expect(await watchlist.list(ACCOUNT)).toEqual([]);
  expect(await watchlist.add(ACCOUNT, PYPL, NOW, 500)).toBe('added');
});
