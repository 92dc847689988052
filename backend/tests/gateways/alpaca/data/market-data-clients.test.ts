import { createRequire } from 'node:module';
import { Alpaca, TimeFrame } from '@alpacahq/alpaca-trade-api';
import { createClient } from '@alpacahq/typescript-sdk';
import { expect, test } from 'vitest';
import { AlpacaServer } from '../alpaca-server.ts';

const HOSTS = /^https:\/\/[a-z.-]+alpaca\.markets/;
const START = '2026-02-01T00:00:00Z';

/** What a library without usable types has. */
type Calls = Readonly<Record<string, (...given: readonly unknown[]) => Promise<unknown>>>;

const isBar = { o: expect.any(Number), c: expect.any(Number), v: expect.any(Number) };

/** A server on whose market some seconds have passed since a client asked for the symbol. */
async function startAsked(): Promise<AlpacaServer> {
  const alpaca = await AlpacaServer.start();
  await alpaca.get('/v2/stocks/AAPL/quotes/latest');
  for (let step = 0; step < 10; step++) alpaca.server.clock.advance(500);
  return alpaca;
}

test('version 4 of the SDK reads history over pages, the newest figures, news and lists', async () => {
  const alpaca = await startAsked();
  const { marketData } = new Alpaca({
    keyId: alpaca.pair.key_id,
    secret: alpaca.pair.secret,
    rateLimit: false,
    retry: false,
    fetchApi: async (input, init) =>
      (await fetch(String(input).replace(HOSTS, alpaca.url), init as RequestInit)) as never,
  });
  const days: unknown[] = [];
  const asked = { symbols: ['AAPL', 'MSFT'], timeframe: TimeFrame.Day, start: new Date(START) };
  for await (const { symbol } of marketData.iterateStockBars({ ...asked, limit: 3 })) {
    days.push(symbol);
  }
  expect(days).toHaveLength(2 * 11);
  expect(await marketData.getLatestPrice('AAPL')).toBeGreaterThan(1);
  const trades = await marketData.stocks.stockTrades({ symbols: 'AAPL' });
  expect(trades.trades['AAPL']?.length).toBeGreaterThan(0);
  const snapshots = await marketData.stocks.stockSnapshots({ symbols: 'AAPL,MSFT' });
  expect(Object.keys(snapshots)).toEqual(['AAPL', 'MSFT']);
  expect(snapshots['AAPL']).toMatchObject({
    latestTrade: { p: expect.any(Number) },
    latestQuote: { bp: expect.any(Number) },
    minuteBar: isBar,
    dailyBar: isBar,
    prevDailyBar: isBar,
  });
  expect(await marketData.collectNews({ symbols: 'AAPL' })).toEqual(expect.any(Array));
  const movers = await marketData.screener.movers({ marketType: 'stocks', top: 5 });
  expect(movers.gainers).toHaveLength(5);
  const actives = await marketData.screener.mostActives({ top: 5 });
  expect(actives.mostActives).toHaveLength(5);
  const auctions = await marketData.stocks.stockAuctions({ symbols: 'AAPL' });
  expect(auctions).toMatchObject({ auctions: {}, nextPageToken: null });
  await expect(
    marketData.stocks.stockBars({ symbols: 'AAPL', timeframe: '61Min' }),
  ).rejects.toMatchObject({ status: 400 });
});

test('version 3 of the SDK reads bars, trades, quotes, snapshots and news', async () => {
  const alpaca = await startAsked();
  const Alpaca3 = createRequire(import.meta.url)('alpaca-trade-api-3') as new (
    options: object,
  ) => Calls & {
    getBarsV2(symbol: string, options: object): AsyncGenerator<object>;
    getTradesV2(symbol: string, options: object): AsyncGenerator<object>;
  };
  const client = new Alpaca3({
    keyId: alpaca.pair.key_id,
    secretKey: alpaca.pair.secret,
    baseUrl: alpaca.url,
    dataBaseUrl: alpaca.url,
  });
  const bars: object[] = [];
  for await (const bar of client.getBarsV2('AAPL', { start: START, timeframe: '1Day' })) {
    bars.push(bar);
  }
  expect(bars).toHaveLength(11);
  expect(bars[0]).toMatchObject({
    Timestamp: '2026-02-01T05:00:00Z',
    ClosePrice: expect.any(Number),
  });
  const trades: object[] = [];
  for await (const trade of client.getTradesV2('AAPL', { start: START, limit: 5 })) {
    trades.push(trade);
  }
  expect(trades).toHaveLength(5);
  const several = (await client['getMultiBarsV2']?.(['AAPL', 'KO'], {
    start: START,
    timeframe: '1Day',
  })) as Map<string, object[]>;
  expect([...several.keys()].sort()).toEqual(['AAPL', 'KO']);
  expect(await client['getLatestTrade']?.('AAPL')).toMatchObject({ Price: expect.any(Number) });
  expect(await client['getLatestQuote']?.('AAPL')).toMatchObject({ BidPrice: expect.any(Number) });
  expect(await client['getSnapshot']?.('AAPL')).toMatchObject({
    DailyBar: { ClosePrice: expect.any(Number) },
  });
  expect(await client['getNews']?.({ symbols: ['AAPL'] })).toEqual(expect.any(Array));
});

test('the SDK of master-chief reads bars, trades and snapshots', async () => {
  const alpaca = await startAsked();
  const name = '@master-chief/alpaca';
  const { AlpacaClient } = (await import(name)) as { AlpacaClient: new (options: object) => Calls };
  const client = new AlpacaClient({
    credentials: { key: alpaca.pair.key_id, secret: alpaca.pair.secret, paper: true },
    rate_limit: false,
    endpoints: {
      rest: {
        beta: `${alpaca.url}/v1beta1`,
        account: `${alpaca.url}/v2`,
        market_data_v2: `${alpaca.url}/v2`,
        market_data_v1: `${alpaca.url}/v1`,
      },
      websocket: { account: '', market_data: () => '' },
    },
  });
  const span = { symbol: 'AAPL', start: new Date(START), end: new Date('2026-02-12T00:00:00Z') };
  expect(await client['getBars']?.({ ...span, timeframe: '1Day' })).toMatchObject({
    symbol: 'AAPL',
    bars: expect.arrayContaining([expect.objectContaining({ c: expect.any(Number) })]),
  });
  expect(await client['getTrades']?.({ ...span, limit: 2 })).toMatchObject({
    trades: [{ p: expect.any(Number) }, { p: expect.any(Number) }],
    next_page_token: expect.any(String),
  });
  expect(await client['getLatestTrade']?.({ symbol: 'AAPL' })).toMatchObject({ symbol: 'AAPL' });
  expect(await client['getSnapshot']?.({ symbol: 'AAPL' })).toMatchObject({
    dailyBar: expect.objectContaining({ c: expect.any(Number) }),
  });
  expect(
    Object.keys((await client['getSnapshots']?.({ symbols: ['AAPL', 'KO'] })) as object),
  ).toEqual(['AAPL', 'KO']);
  expect(await client['getNews']?.({ symbols: ['AAPL'] })).toMatchObject({
    news: expect.any(Array),
  });
});

// Each call waits a second for its turn.
test('the typescript-sdk reads bars, latest figures, news and lists', {
  timeout: 60_000,
}, async () => {
  const alpaca = await startAsked();
  const client = createClient({
    key: alpaca.pair.key_id,
    secret: alpaca.pair.secret,
    baseURL: alpaca.url,
  }) as unknown as Calls;
  const symbols = { symbols: 'AAPL' };
  expect(
    await client['getStocksBars']?.({ ...symbols, timeframe: '1Day', start: START, limit: 2 }),
  ).toMatchObject({ bars: { AAPL: [isBar, isBar] } });
  expect(await client['getStocksBarsLatest']?.(symbols)).toMatchObject({ bars: { AAPL: isBar } });
  expect(await client['getStocksTradesLatest']?.(symbols)).toMatchObject({
    trades: { AAPL: { p: expect.any(Number) } },
  });
  expect(await client['getStocksSnapshots']?.(symbols)).toMatchObject({
    AAPL: { dailyBar: isBar },
  });
  expect(await client['getStocksMostActives']?.({ by: 'volume', top: 3 })).toMatchObject({
    most_actives: [{}, {}, {}],
  });
  expect(await client['getStocksMarketMovers']?.({ by: 'volume', top: 3 })).toMatchObject({
    gainers: [{}, {}, {}],
  });
  expect(await client['getNews']?.({ ...symbols, limit: 3 })).toMatchObject({
    news: expect.any(Array),
  });
  expect(await client['getStocksCorporateActions']?.(symbols)).toMatchObject({
    corporate_actions: {},
  });
});
