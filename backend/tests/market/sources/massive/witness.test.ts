import { restClient } from '@massive.com/client-js';
import { expect, test } from 'vitest';
import { KEY } from './massive-server.ts';
import { massiveWorld } from './world.ts';

// The vendor's own client must understand the test server, so that it serves the real format.

const witness = async () => {
  const { server, clock } = await massiveWorld();
  server.list('AAPL', { name: 'Apple Inc.', price: 190.5, previous_close: 188 });
  server.list('MSFT', { name: 'Microsoft Corporation', price: 410 });
  return { server, clock, rest: restClient(KEY, server.url) };
};

test("the vendor's client reads the snapshots", async () => {
  const { rest } = await witness();
  const answer = await rest.getStocksSnapshotTickers({ tickers: ['AAPL', 'MSFT'] });
  expect(answer.status).toBe('OK');
  expect(answer.count).toBe(2);
  expect(answer.tickers?.map((entry) => [entry.ticker, entry.lastTrade?.p])).toEqual([
    ['AAPL', 190.5],
    ['MSFT', 410],
  ]);
  expect(answer.tickers?.[0]).toMatchObject({ prevDay: { c: 188 }, min: { c: 190.5 } });
});

test("the vendor's client reads the bars", async () => {
  const { rest, clock } = await witness();
  const answer = await rest.getStocksAggregates({
    stocksTicker: 'AAPL',
    multiplier: 1,
    timespan: 'minute' as never,
    from: String(clock.now_ms() - 3_600_000),
    to: String(clock.now_ms()),
    adjusted: true,
    sort: 'asc' as never,
    limit: 50_000,
  });
  expect(answer).toMatchObject({ status: 'OK', ticker: 'AAPL', resultsCount: 50 });
  expect(answer.results?.[0]).toMatchObject({ o: 190.5, h: 191.5, l: 189.5, c: 190.5, v: 1_000 });
});

test("the vendor's client reads the listings", async () => {
  const { rest } = await witness();
  const answer = await rest.listTickers({
    search: 'apple',
    market: 'stocks' as never,
    active: true,
  });
  expect(answer.results).toHaveLength(1);
  expect(answer.results?.[0]).toMatchObject({ ticker: 'AAPL', name: 'Apple Inc.', type: 'CS' });
});

test("the vendor's client reads the market's status", async () => {
  const { rest, server } = await witness();
  server.market = 'extended-hours';
  expect(await rest.getMarketStatus()).toMatchObject({
    market: 'extended-hours',
    afterHours: true,
    exchanges: { nyse: 'extended-hours' },
  });
});

test("the vendor's client is refused with a wrong key, as the source is", async () => {
  const { server } = await witness();
  const refused = restClient('wrong', server.url).getMarketStatus();
  await expect(refused).rejects.toMatchObject({ response: { status: 401 } });
});
