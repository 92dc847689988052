import { expect, test } from 'vitest';
import {
  DEFAULT_ACCOUNT_ID as ACCOUNT,
  DEFAULT_TICKERS,
} from '../../../../src/storage/sqlite/index.ts';
import type { WatchlistStore } from '../../../../src/watchlists/store.ts';
import { openStores, ticker } from '../../../support/trading/ledger.ts';

const NOW = '2026-02-11T14:31:00.000Z';
const PYPL = ticker('PYPL');

const entries = async (watchlist: WatchlistStore, list?: string) =>
  (await watchlist.entries(ACCOUNT, list)) ?? [];
const tickers = async (watchlist: WatchlistStore, list?: string) =>
  (await entries(watchlist, list)).map((entry) => entry.ticker);

test('a ticker is added at the end, once', async () => {
  const { watchlist } = openStores();
  expect(await watchlist.add(ACCOUNT, { ticker: PYPL, added_at: NOW }, 500)).toBe('added');
  expect(
    await watchlist.add(ACCOUNT, { ticker: PYPL, added_at: '2027-01-01T00:00:00.000Z' }, 500),
  ).toBe('present');
  const list = await entries(watchlist);
  expect(list).toHaveLength(DEFAULT_TICKERS.length + 1);
  expect(list.at(-1)).toEqual({ ticker: PYPL, added_at: NOW });
});

test('a removed ticker is added again at the end', async () => {
  const { watchlist } = openStores();
  expect(await watchlist.remove(ACCOUNT, ticker('GOOGL'))).toEqual({
    removed: true,
    still_watched: false,
  });
  expect(await watchlist.remove(ACCOUNT, ticker('GOOGL'))).toMatchObject({ removed: false });
  await watchlist.add(ACCOUNT, { ticker: ticker('GOOGL'), added_at: NOW }, 500);
  const order = (await entries(watchlist)).map((row) => row.ticker);
  expect(order.slice(0, 2)).toEqual(['AAPL', 'MSFT']);
  expect(order.at(-1)).toBe('GOOGL');
});

test('a full list accepts no new ticker, and reports one that is on it', async () => {
  const { watchlist } = openStores();
  const size = DEFAULT_TICKERS.length;
  expect(await watchlist.add(ACCOUNT, { ticker: PYPL, added_at: NOW }, size)).toBe('full');
  expect(await watchlist.add(ACCOUNT, { ticker: ticker('AAPL'), added_at: NOW }, size)).toBe(
    'present',
  );
  expect(await entries(watchlist)).toHaveLength(size);
});

test('the list may be emptied and filled again', async () => {
  const { watchlist } = openStores();
  for (const symbol of DEFAULT_TICKERS) await watchlist.remove(ACCOUNT, symbol);
  expect(await entries(watchlist)).toEqual([]);
  expect(await watchlist.add(ACCOUNT, { ticker: PYPL, added_at: NOW }, 500)).toBe('added');
});

const chips = { id: 'chips', name: 'Chips', created_at: NOW };

test('a ticker can be added at a position, and moved to another', async () => {
  const { watchlist } = openStores();
  await watchlist.add(ACCOUNT, { ticker: PYPL, added_at: NOW, position: 1 }, 500);
  expect((await tickers(watchlist)).slice(0, 3)).toEqual(['AAPL', 'PYPL', 'GOOGL']);
  expect(await watchlist.move(ACCOUNT, PYPL, 0)).toBe(true);
  expect((await tickers(watchlist)).slice(0, 3)).toEqual(['PYPL', 'AAPL', 'GOOGL']);
  expect(await watchlist.move(ACCOUNT, PYPL, 10_000)).toBe(true);
  expect((await tickers(watchlist)).at(-1)).toBe('PYPL');
  expect(await watchlist.move(ACCOUNT, ticker('IBM'), 0)).toBe(false);
});

test('lists have names and an order', async () => {
  const { watchlist } = openStores();
  expect(await watchlist.create(ACCOUNT, chips, 3)).toBe('created');
  expect(await watchlist.create(ACCOUNT, { ...chips, id: 'b', name: 'CHIPS' }, 3)).toBe('taken');
  expect(await watchlist.create(ACCOUNT, { ...chips, id: 'c', name: 'Banks' }, 3)).toBe('created');
  expect(await watchlist.create(ACCOUNT, { ...chips, id: 'd', name: 'Oil' }, 3)).toBe('full');
  expect(await watchlist.rename(ACCOUNT, 'c', 'watchlist')).toBe('taken');
  expect(await watchlist.rename(ACCOUNT, 'c', 'Lenders')).toBe('renamed');
  expect(await watchlist.rename(ACCOUNT, 'none', 'Nothing')).toBe('no_list');
  expect(await watchlist.moveList(ACCOUNT, 'c', 0)).toBe(true);
  expect((await watchlist.lists(ACCOUNT)).map(({ name, size }) => [name, size])).toEqual([
    ['Lenders', 0],
    ['Watchlist', DEFAULT_TICKERS.length],
    ['Chips', 0],
  ]);
});

test('a ticker on two lists is watched until it is removed from both', async () => {
  const { watchlist } = openStores();
  await watchlist.create(ACCOUNT, chips, 3);
  const nvda = { ticker: ticker('NVDA'), added_at: NOW };
  expect(await watchlist.add(ACCOUNT, nvda, DEFAULT_TICKERS.length, 'chips')).toBe('added');
  expect(await watchlist.add(ACCOUNT, nvda, 500, 'none')).toBe('no_list');
  expect(await watchlist.remove(ACCOUNT, nvda.ticker)).toEqual({
    removed: true,
    still_watched: true,
  });
  expect(await watchlist.tickers(ACCOUNT)).toHaveLength(DEFAULT_TICKERS.length);
  expect(await watchlist.delete(ACCOUNT, 'chips')).toEqual(['NVDA']);
  expect(await watchlist.delete(ACCOUNT, 'chips')).toBeUndefined();
  expect(await watchlist.entries(ACCOUNT, 'chips')).toBeUndefined();
});
