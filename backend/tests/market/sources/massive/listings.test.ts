import { expect, test } from 'vitest';
import { createSymbols, createUniverse, findInstrument } from '../../../../src/market/index.ts';
import { ticker } from '../../../support/trading/ledger.ts';
import { massiveWorld } from './world.ts';

/** `ZZTOP` is listed only at the vendor, `AAPL` is built in as well. */
async function listed(poll_seconds = 5) {
  const world = await massiveWorld({ poll_seconds });
  world.server.list('ZZTOP', { name: 'Zzyzx Holdings', price: 12.5 });
  world.server.list('ZZF', { name: 'Zzyzx Fund', type: 'ETF' });
  world.server.list('ZZpA', { name: 'Zzyzx Preferred' });
  world.server.list('AAPL', { name: 'Apple at the vendor' });
  await world.source.start([ticker('AAPL')]);
  await world.pass(1);
  return { ...world, symbols: createSymbols(createUniverse(), world.source) };
}

test('built-in symbols come first, those of the vendor after them', async () => {
  const { symbols } = await listed();
  expect(await symbols.searchSource?.('zzyzx', 10)).toEqual([
    { ticker: 'ZZTOP', name: 'Zzyzx Holdings', sector: 'Other' },
    { ticker: 'ZZF', name: 'Zzyzx Fund', sector: 'ETF' },
  ]);
  const apples = await symbols.searchSource?.('AAPL', 10);
  expect(apples?.[0]).toMatchObject({ ticker: 'AAPL', name: expect.stringContaining('Apple') });
  expect(apples?.filter((listing) => listing.ticker === 'AAPL')).toHaveLength(1);
});

test('a ticker typed in full comes first, wherever it is listed', async () => {
  const { symbols } = await listed();
  expect((await symbols.searchSource?.('zztop', 10))?.[0]?.ticker).toBe('ZZTOP');
});

test('a listing found by a search is known without another request', async () => {
  const { symbols, server } = await listed();
  await symbols.searchSource?.('zzyzx', 10);
  expect(await findInstrument(symbols, ticker('ZZF'))).toMatchObject({ ok: true });
  expect(server.callsTo('reference')).toHaveLength(1);
});

test('a search that the built-in symbols fill costs no call, the same one twice costs one', async () => {
  const { symbols, server } = await listed();
  await symbols.searchSource?.('a', 10);
  expect(server.callsTo('reference')).toHaveLength(0);
  await symbols.searchSource?.('zzyzx', 10);
  await symbols.searchSource?.(' Zzyzx', 10);
  expect(server.callsTo('reference')).toHaveLength(1);
});

test('a ticker that only the vendor lists can be followed, by its name', async () => {
  const { symbols, source, prices } = await listed();
  const found = await findInstrument(symbols, ticker('ZZTOP'));
  expect(found).toMatchObject({ ok: true, value: { name: 'Zzyzx Holdings' } });
  expect(symbols.get(ticker('ZZTOP'))?.name).toBe('Zzyzx Holdings');
  await source.addTicker(ticker('ZZTOP'));
  expect(prices.latest(ticker('ZZTOP'))?.price).toBe(12.5);
});

test('an unlisted ticker is unknown, with the nearest known one', async () => {
  const { symbols, server } = await listed();
  for (let time = 0; time < 3; time++) {
    expect(await findInstrument(symbols, ticker('NVDX'))).toMatchObject({
      ok: false,
      error: { code: 'unknown_ticker', detail: expect.stringContaining('NVDA') },
    });
  }
  expect(server.callsTo('reference')).toHaveLength(1);
});

test('one with small letters cannot be followed and is not mistaken for another', async () => {
  const { symbols } = await listed();
  expect(await findInstrument(symbols, ticker('ZZpA'))).toMatchObject({
    error: { code: 'unknown_ticker' },
  });
});

test('a ticker that is followed already is known without asking', async () => {
  const { symbols, source, server } = await listed();
  await source.addTicker(ticker('ZZTOP'));
  expect(await findInstrument(symbols, ticker('ZZTOP'))).toMatchObject({ ok: true });
  expect(server.callsTo('reference')).toHaveLength(0);
});

test('if Massive cannot be asked, built-in symbols are found and others are not called unknown', async () => {
  const { symbols, server } = await listed();
  server.trouble('reference', { status: 500 });
  expect((await symbols.searchSource?.('micros', 10))?.[0]?.ticker).toBe('MSFT');
  expect(await findInstrument(symbols, ticker('ZZTOP'))).toEqual({
    ok: false,
    error: {
      code: 'price_unavailable',
      detail:
        'FinAlly does not know ZZTOP, and Massive cannot be asked about it now. ' +
        'Massive reported an internal error.',
    },
  });
});

test('on the free plan a search is sent only if a call is left', async () => {
  const { symbols, server, pass } = await listed(15);
  expect(await symbols.searchSource?.('zzyzx', 10)).toEqual([]);
  expect(await findInstrument(symbols, ticker('ZZTOP'))).toMatchObject({
    error: { code: 'price_unavailable', detail: expect.stringContaining('in a minute') },
  });
  expect(server.callsTo('reference')).toHaveLength(0);
  await pass(61);
  expect(await symbols.searchSource?.('zzyzx', 10)).toHaveLength(2);
});

test('a search that takes too long returns built-in symbols', async () => {
  const { symbols, server, pass } = await listed();
  server.trouble('reference', 'silence');
  const search = symbols.searchSource?.('micros', 10);
  await pass(3);
  expect((await search)?.[0]?.ticker).toBe('MSFT');
});
