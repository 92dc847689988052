import { expect, test } from 'vitest';
import { ticker } from '../../../support/trading/ledger.ts';
import { massiveWorld } from './world.ts';

const AAPL = ticker('AAPL');
const MSFT = ticker('MSFT');
const none = { c: 0, h: 0, l: 0, o: 0, v: 0, vw: 0 };

/** Polls an entry for AAPL, after a valid price of 100, beside a valid MSFT. */
async function pollWith(entry: Readonly<Record<string, unknown>>) {
  const world = await massiveWorld();
  world.server.list('AAPL', { price: 100, previous_close: 98 });
  world.server.list('MSFT', { price: 400, previous_close: 390 });
  await world.source.start([AAPL, MSFT]);
  await world.settle();
  world.server.list('AAPL', { price: 110, previous_close: 98, entry });
  world.server.list('MSFT', { price: 401, previous_close: 390 });
  await world.pass(15);
  return world;
}

const UNUSABLE: readonly [name: string, entry: Readonly<Record<string, unknown>>][] = [
  ['a negative price', { lastTrade: { p: -1, t: 1 } }],
  ['a price as text', { lastTrade: { p: '110', t: 1 } }],
  ['a price that is "NaN"', { lastTrade: { p: 'NaN', t: 1 } }],
  ['a price beyond every share', { lastTrade: { p: 1e12, t: 1 } }],
  ['a price too small to hold', { lastTrade: { p: 0.00001, t: 1 } }],
  ['a previous close as text', { prevDay: { ...none, c: '98' } }],
  ['a negative volume', { day: { ...none, v: -5 } }],
  ['a trade that is no object', { lastTrade: [] }],
  ['no values at all', { day: none, min: none, prevDay: none, lastTrade: null }],
  [
    'no fields at all',
    { day: undefined, min: undefined, prevDay: undefined, lastTrade: undefined },
  ],
];

test.each(UNUSABLE)('%s is skipped and reported, the others are used', async (_, entry) => {
  const { source, prices, ticks, pass } = await pollWith(entry);
  expect(prices.latest(MSFT)?.price).toBe(401);
  expect(prices.latest(AAPL)?.price).toBe(100);
  expect(source.status()).toMatchObject({
    state: 'live',
    detail: 'What Massive sent for AAPL is not a valid price.',
  });
  await pass(31);
  expect(prices.quote(AAPL)).toMatchObject({ price_e4: 1_000_000, stale: true });
  expect(prices.quote(MSFT)).toMatchObject({ stale: false });
  expect(ticks.filter((tick) => tick.ticker === AAPL).map((tick) => tick.price_e4)).toEqual([
    1_000_000,
  ]);
});

test.each([
  ['the minute if the plan has no trades', { lastTrade: undefined, day: { ...none, c: 109 } }, 110],
  ['the minute if the trade is empty', { lastTrade: { p: 0, t: 0 } }, 110],
  ['the day if there is no minute', { lastTrade: undefined, min: { ...none, t: 0 } }, 110],
])('the price is taken from %s', async (_, entry, price) => {
  const { source, prices } = await pollWith(entry);
  expect(prices.latest(AAPL)?.price).toBe(price);
  expect(prices.quote(AAPL)?.stale).toBe(false);
  expect(source.status().detail).toBeNull();
});

test('an inconsistent spread is left out, the price is kept', async () => {
  const { ticks } = await pollWith({ lastQuote: { p: 120, P: 110 } });
  const tick = ticks.findLast(({ ticker: of }) => of === AAPL);
  expect(tick).toMatchObject({ price_e4: 1_100_000 });
  expect(tick).not.toHaveProperty('bid_e4');
});

test('bid and ask come with the price', async () => {
  const { ticks } = await pollWith({});
  expect(ticks.findLast(({ ticker: of }) => of === AAPL)).toMatchObject({
    bid_e4: 1_099_900,
    ask_e4: 1_100_100,
  });
});

test('before the first trade of a day the last price is shown, but cannot be traded at', async () => {
  const cleared = { day: none, min: { ...none, t: 0 }, lastTrade: { p: 0, t: 0 }, updated: 0 };
  const { prices, pass } = await pollWith(cleared);
  await pass(31);
  expect(prices.quote(AAPL)).toMatchObject({ price_e4: 1_000_000, stale: true });
});

test('if no other price is known, that is the previous close', async () => {
  const { source, server, prices } = await massiveWorld();
  server.list('AAPL', {
    previous_close: 98,
    entry: { day: none, min: { ...none, t: 0 }, lastTrade: undefined, updated: 0 },
  });
  await source.start([AAPL]);
  expect(prices.quote(AAPL)).toMatchObject({ price_e4: 980_000, stale: true });
});

test('a share on its first day is measured against its opening', async () => {
  const { source, server, prices } = await massiveWorld();
  server.list('AAPL', {
    price: 100,
    entry: { prevDay: none, day: { ...none, o: 80, c: 100, v: 10 } },
  });
  await source.start([AAPL]);
  expect(prices.latest(AAPL)).toMatchObject({ previous_close: 80, day_change_percent: 25 });
});

test('volume is the shares traded since the previous poll, also across midnight', async () => {
  const { source, server, ticks, pass } = await massiveWorld();
  for (const day_volume of [10_000, 10_250.4, 40]) {
    server.list('AAPL', { day_volume });
    if (day_volume === 10_000) await source.start([AAPL]);
    else await pass(15);
  }
  expect(ticks.map(({ volume }) => volume)).toEqual([0, 250, 40]);
});

test('volume counts before the regular session as well', async () => {
  const { source, server, ticks, pass } = await massiveWorld();
  for (const [av, v] of [
    [500, 0],
    [700, 0],
    [710, 708],
  ]) {
    server.list('AAPL', { entry: { day: { ...none, v }, min: { ...none, c: 100, av } } });
    if (av === 500) await source.start([AAPL]);
    else await pass(15);
  }
  expect(ticks.map(({ volume }) => volume)).toEqual([0, 200, 10]);
});

test('a ticker removed during a poll does not come back', async () => {
  const { source, server, prices, clock, settle } = await massiveWorld();
  server.list('AAPL');
  server.list('MSFT');
  await source.start([AAPL, MSFT]);
  await settle();
  clock.advance(15_000);
  await source.removeTicker(AAPL);
  await settle();
  expect(server.callsTo('snapshot').at(-1)?.url.search).toContain('AAPL,MSFT');
  expect(prices.tickers()).toEqual([MSFT]);
});

test('a ticker that was not requested is ignored', async () => {
  const { source, server, prices, pass } = await massiveWorld();
  server.list('AAPL');
  await source.start([AAPL]);
  const entry = '{"ticker":"TSLA","lastTrade":{"p":5,"t":1},"prevDay":{"c":5}}';
  server.trouble('snapshot', { body: `{"status":"OK","tickers":[${entry},null,7,"AAPL"]}` });
  await pass(15);
  expect(prices.tickers()).toEqual([AAPL]);
  expect(source.status().detail).toBe('Massive has no price for AAPL.');
});

test('an infinite price is skipped', async () => {
  const { source, server, prices, pass } = await massiveWorld();
  server.list('AAPL');
  await source.start([AAPL]);
  const entry = '{"ticker":"AAPL","lastTrade":{"p":1e999},"min":{"c":110},"prevDay":{"c":98}}';
  server.trouble('snapshot', { body: `{"status":"OK","tickers":[${entry}]}` });
  await pass(15);
  expect(prices.latest(AAPL)?.price).toBe(100);
});

test('an unknown symbol is named, and has no price', async () => {
  const { source, server, prices } = await massiveWorld();
  server.list('AAPL');
  await source.start([AAPL, ticker('NOSUCH')]);
  expect(prices.tickers()).toEqual([AAPL]);
  expect(source.status()).toMatchObject({
    state: 'live',
    detail: 'Massive has no price for NOSUCH.',
  });
});

test('an answer with only unusable tickers is a fault', async () => {
  const { source, server } = await massiveWorld();
  server.list('AAPL', { entry: { lastTrade: { p: 'x' } } });
  await source.start([AAPL]);
  expect(source.status()).toMatchObject({
    state: 'failed',
    detail: expect.stringContaining('cannot be read'),
  });
});

test('without followed tickers no request is made, because an empty list means every share', async () => {
  const { source, server, pass } = await massiveWorld();
  await source.start([]);
  await pass(60);
  expect(server.callsTo('snapshot')).toEqual([]);
  expect(source.status()).toMatchObject({ state: 'live', detail: null });
});
