import { WATCHLIST_SIZE_MAX, WATCHLISTS_MAX, WatchlistSchema } from '@finally/contract';
import { expect, test } from 'vitest';
import { createUniverse, FollowedTickers, PriceCache } from '../../src/market/index.ts';
import { DEFAULT_ACCOUNT_ID, DEFAULT_TICKERS } from '../../src/storage/sqlite/index.ts';
import { WatchlistService, watched } from '../../src/watchlists/index.ts';
import { openBarService } from '../support/market/bar-book.ts';
import { HandFedSource } from '../support/market/hand-fed-source.ts';
import { openStores, ticker } from '../support/trading/ledger.ts';

const PYPL = ticker('PYPL');

const open = async () => {
  const { clock, watchlist: store } = openStores();
  const prices = new PriceCache(clock);
  const source = new HandFedSource(prices, clock, { AAPL: 190, PYPL: 70 });
  const bars = openBarService(source, prices);
  const followed = new FollowedTickers(source, bars);
  const universe = createUniverse();
  let lists = 0;
  await followed.start({ [watched(DEFAULT_ACCOUNT_ID)]: DEFAULT_TICKERS });
  const service = new WatchlistService({
    account_id: DEFAULT_ACCOUNT_ID,
    store,
    prices,
    bars,
    followed,
    universe,
    clock,
    newId: () => `list-${++lists}`,
  });
  return { clock, source, followed, universe, service };
};

test('an entry has name, price and recent prices; without a price they are null and empty', async () => {
  const { clock, source, service } = await open();
  for (let step = 1; step <= 100; step++) {
    clock.advance(5_000);
    source.move('AAPL', 190 + step);
  }
  const list = await service.list();
  expect(WatchlistSchema.parse(list)).toEqual(list);
  const [aapl, googl] = list.entries;
  expect(aapl).toMatchObject({ ticker: 'AAPL', name: expect.stringContaining('Apple') });
  expect(aapl?.latest?.price).toBe(290);
  expect(aapl?.recent_prices).toEqual(Array.from({ length: 60 }, (_, step) => 231 + step));
  expect(googl).toMatchObject({ ticker: 'GOOGL', latest: null, recent_prices: [] });
});

test('a ticker that is added is followed and answered with its price', async () => {
  const { service, source } = await open();
  const added = await service.add(PYPL);
  expect(added).toMatchObject({
    ok: true,
    value: { changed: true, entry: { ticker: 'PYPL', latest: { price: 70 }, recent_prices: [70] } },
  });
  expect(source.tickers()).toContain(PYPL);
});

test('adding a ticker twice changes nothing and keeps its first time', async () => {
  const { service, clock } = await open();
  const first = await service.add(PYPL);
  clock.advance(60_000);
  const again = await service.add(PYPL);
  expect(again).toMatchObject({ ok: true, value: { changed: false } });
  expect(again.ok && again.value.entry.added_at).toBe(first.ok && first.value.entry.added_at);
  expect((await service.list()).entries).toHaveLength(DEFAULT_TICKERS.length + 1);
});

test('a removed ticker is unfollowed, unless it is held', async () => {
  const { service, source, followed } = await open();
  await followed.follow(ticker('AAPL'), 'holding');
  expect(await service.remove(ticker('AAPL'))).toMatchObject({
    ok: true,
    value: { ticker: 'AAPL', name: expect.stringContaining('Apple') },
  });
  await service.remove(ticker('V'));
  expect(source.tickers()).toContain('AAPL');
  expect(source.tickers()).not.toContain('V');
  expect((await service.list()).entries.map((entry) => entry.ticker)).not.toContain('AAPL');
});

test('a ticker that is not on the list cannot be removed', async () => {
  const { service } = await open();
  expect(await service.remove(PYPL)).toMatchObject({
    ok: false,
    error: { code: 'not_on_watchlist', detail: 'PYPL is not on the watchlist.' },
  });
});

test('an unknown ticker is not added', async () => {
  const { service } = await open();
  expect(await service.add(ticker('NVDX'))).toMatchObject({
    ok: false,
    error: { code: 'unknown_ticker', suggestions: expect.any(Array) },
  });
});

test('a full list accepts no more tickers', async () => {
  const { service, universe, source } = await open();
  const others = universe.all().filter((one) => !DEFAULT_TICKERS.includes(one.ticker));
  for (const one of others.slice(0, WATCHLIST_SIZE_MAX - DEFAULT_TICKERS.length)) {
    await service.add(one.ticker);
  }
  const next = others[WATCHLIST_SIZE_MAX - DEFAULT_TICKERS.length];
  if (!next) throw new Error('the universe is too small for this test');
  expect(await service.add(next.ticker)).toMatchObject({
    ok: false,
    error: { code: 'watchlist_full' },
  });
  expect(source.tickers()).toHaveLength(WATCHLIST_SIZE_MAX);
});

test('a list can be created, filled, renamed and deleted, and its tickers are followed meanwhile', async () => {
  const { service, source } = await open();
  expect(await service.create('Payments')).toMatchObject({
    ok: true,
    value: { id: 'list-1', name: 'Payments', size: 0 },
  });
  await service.add(PYPL, { list_id: 'list-1' });
  await service.add(ticker('V'), { list_id: 'list-1', position: 0 });
  expect(source.tickers()).toContain(PYPL);
  expect(await service.entriesOf('list-1')).toMatchObject({
    value: { entries: [{ ticker: 'V' }, { ticker: 'PYPL', latest: { price: 70 } }] },
  });
  expect(await service.change('list-1', { name: 'Cards', position: 0 })).toMatchObject({
    value: { name: 'Cards', size: 2 },
  });
  expect((await service.lists()).lists.map(({ name }) => name)).toEqual(['Cards', 'Watchlist']);

  expect(await service.delete('list-1')).toMatchObject({ ok: true });
  expect(source.tickers()).not.toContain(PYPL);
  expect(source.tickers()).toContain('V');
});

test('invalid changes of lists are refused with a reason', async () => {
  const { service } = await open();
  await service.create('Cards');
  const codes = [
    await service.create('cards'),
    await service.change('list-1', { name: 'Watchlist' }),
    await service.change('none', { name: 'Other' }),
    await service.delete('default'),
    await service.delete('none'),
    await service.entriesOf('none'),
    await service.add(PYPL, { list_id: 'none' }),
    await service.move(PYPL, 0, 'list-1'),
  ].map((result) => (result.ok ? 'done' : result.error.code));
  expect(codes).toEqual([
    'watchlist_name_taken',
    'watchlist_name_taken',
    'unknown_watchlist',
    'default_watchlist_stays',
    'unknown_watchlist',
    'unknown_watchlist',
    'unknown_watchlist',
    'not_on_watchlist',
  ]);
});

test('the number of lists is limited', async () => {
  const { service } = await open();
  for (let count = 1; count < WATCHLISTS_MAX; count++) await service.create(`List ${count}`);
  expect(await service.create('One more')).toMatchObject({
    ok: false,
    error: { code: 'too_many_watchlists' },
  });
});
