import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { AlpacaServer } from '../alpaca-server.ts';

interface Bar {
  readonly t: string;
  readonly o: number;
  readonly h: number;
  readonly l: number;
  readonly c: number;
  readonly v: number;
}

interface BarsPage {
  readonly bars: Readonly<Record<string, readonly Bar[]>>;
  readonly next_page_token: string | null;
}

async function page(alpaca: AlpacaServer, path: string): Promise<BarsPage> {
  const { status, body } = await alpaca.get(path);
  expect(status, path).toBe(200);
  return body as BarsPage;
}

/** Reads every page and joins them. */
async function allPages(alpaca: AlpacaServer, path: string) {
  const bars: [symbol: string, bar: Bar][] = [];
  let token: string | null = null;
  let pages = 0;
  do {
    const read: BarsPage = await page(
      alpaca,
      token === null ? path : `${path}&page_token=${token}`,
    );
    for (const [symbol, own] of Object.entries(read.bars)) {
      for (const bar of own) bars.push([symbol, bar]);
    }
    token = read.next_page_token;
    pages += 1;
  } while (token !== null && pages < 1_000);
  return { bars, pages };
}

describe('history of bars', () => {
  test('pages of any size join to the same bars, each once and in order', async () => {
    const alpaca = await AlpacaServer.start();
    const path = '/v2/stocks/bars?symbols=MSFT,AAPL,KO&timeframe=1Hour&start=2026-02-09';
    const whole = (await allPages(alpaca, path)).bars;
    expect(whole.length).toBeGreaterThan(100);
    expect(whole.map(([symbol]) => symbol)).toEqual(whole.map(([symbol]) => symbol).sort());
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: 70 }),
        fc.constantFrom('asc', 'desc'),
        async (limit, sort) => {
          const { bars, pages } = await allPages(alpaca, `${path}&limit=${limit}&sort=${sort}`);
          const inOrder = (symbol: string) =>
            sort === 'asc'
              ? whole.filter(([of]) => of === symbol)
              : whole.filter(([of]) => of === symbol).toReversed();
          expect(bars).toEqual([...inOrder('AAPL'), ...inOrder('KO'), ...inOrder('MSFT')]);
          expect(pages).toBeGreaterThanOrEqual(Math.ceil(whole.length / limit));
        },
      ),
      { numRuns: 12 },
    );
  });

  test.each([
    ['5Min', '1Min', 5],
    ['7min', '1Min', 7],
    ['90T', '1Min', 0],
    ['45Min', '15Min', 3],
    ['6Hour', '1Hour', 6],
  ])('bars of %s are made of those of %s', async (coarse, fine, count) => {
    const alpaca = await AlpacaServer.start();
    const of = async (timeframe: string) => {
      const path = `/v2/stocks/bars?symbols=AAPL&limit=10000&timeframe=${timeframe}`;
      const span = '&start=2026-02-10T00:00:00Z&end=2026-02-11T14:00:00Z';
      return (await alpaca.get(path + span)).body as BarsPage;
    };
    if (count === 0) {
      expect(await of(coarse)).toMatchObject({ code: 40010000 });
      return;
    }
    const [coarseBars = [], fineBars = []] = [
      (await of(coarse)).bars['AAPL'],
      (await of(fine)).bars['AAPL'],
    ];
    // The first and the last one reach beyond the span.
    for (const bar of coarseBars.slice(1, -1)) {
      const length_ms =
        (Date.parse(coarseBars[2]?.t ?? '') - Date.parse(coarseBars[1]?.t ?? '')) | 0;
      const parts = fineBars.filter(({ t }) => {
        const after_ms = Date.parse(t) - Date.parse(bar.t);
        return after_ms >= 0 && after_ms < length_ms;
      });
      expect(bar).toMatchObject({
        o: parts[0]?.o,
        c: parts.at(-1)?.c,
        h: Math.max(...parts.map(({ h }) => h)),
        l: Math.min(...parts.map(({ l }) => l)),
      });
    }
    expect(coarseBars.length).toBeGreaterThan(3);
  });

  test('days begin at midnight in New York, months with their first day', async () => {
    const alpaca = await AlpacaServer.start();
    const days = await page(
      alpaca,
      '/v2/stocks/bars?symbols=AAPL&timeframe=1Day&start=2025-10-30&end=2025-11-04',
    );
    expect(days.bars['AAPL']?.map(({ t }) => t)).toEqual([
      '2025-10-30T04:00:00Z',
      '2025-10-31T04:00:00Z',
      '2025-11-01T04:00:00Z',
      '2025-11-02T04:00:00Z',
      '2025-11-03T05:00:00Z',
      '2025-11-04T05:00:00Z',
    ]);
    const months = await page(
      alpaca,
      '/v2/stocks/bars?symbols=AAPL&timeframe=3Month&start=2025-06-15&end=2026-01-31',
    );
    expect(months.bars['AAPL']?.map(({ t }) => t)).toEqual([
      '2025-07-01T04:00:00Z',
      '2025-10-01T04:00:00Z',
      '2026-01-01T05:00:00Z',
    ]);
  });

  test('the bar of today is there, whatever the hour in New York', async () => {
    const alpaca = await AlpacaServer.start();
    for (let hour = 0; hour < 24; hour += 6) {
      const { body } = await alpaca.get('/v2/stocks/AAPL/snapshot');
      const today = new Date(alpaca.server.clock.now_ms()).toISOString().slice(0, 10);
      expect(body).toMatchObject({ dailyBar: { t: `${today}T05:00:00Z` } });
      alpaca.server.clock.skip(6 * 3_600_000);
      alpaca.server.clock.advance(1_000);
    }
  });
});

describe('what cannot be answered is refused, and says why', () => {
  test.each([
    ['symbols=AAPL', /timeframe is required/],
    ['symbols=AAPL&timeframe=61Min', /invalid timeframe: 61Min/],
    ['symbols=AAPL&timeframe=5Month', /invalid timeframe/],
    ['timeframe=1Min', /symbols is required/],
    ['symbols=A%20%3F&timeframe=1Min', /invalid symbol/],
    ['symbols=AAPL&timeframe=1Min&start=yesterday', /Invalid format for parameter start/],
    ['symbols=AAPL&timeframe=1Min&start=2026-02-30', /Invalid format for parameter start/],
    [
      'symbols=AAPL&timeframe=1Min&start=2026-02-10&end=2026-02-09',
      /end should not be before start/,
    ],
    ['symbols=AAPL&timeframe=1Min&limit=0', /limit/],
    ['symbols=AAPL&timeframe=1Min&limit=10001', /limit/],
    ['symbols=AAPL&timeframe=1Min&page_token=xyz', /page_token/],
    ['symbols=AAPL&timeframe=1Min&sort=up', /sort/],
  ])('%s', async (query, message) => {
    const alpaca = await AlpacaServer.start();
    const { status, body } = await alpaca.get(`/v2/stocks/bars?${query}`);
    expect(status).toBe(400);
    expect(body).toEqual({ code: 40010000, message: expect.stringMatching(message) });
  });

  test('unknown symbols are left out among others, and not found alone', async () => {
    const alpaca = await AlpacaServer.start();
    const several = await alpaca.get('/v2/stocks/trades/latest?symbols=AAPL,ZZZZ');
    expect(Object.keys((several.body as { trades: object }).trades)).toEqual(['AAPL']);
    const alone = await alpaca.get('/v2/stocks/ZZZZ/trades/latest');
    expect(alone).toMatchObject({ status: 404, body: { code: 40410000 } });
    const history = await alpaca.get('/v2/stocks/ZZZZ/bars?timeframe=1Day');
    expect(history.body).toEqual({ symbol: 'ZZZZ', bars: [], next_page_token: null });
  });

  test('market data need a key', async () => {
    const { server } = await AlpacaServer.start();
    for (const path of ['/v2/stocks/AAPL/snapshot', '/v1beta1/news']) {
      expect((await server.get(path)).status).toBe(401);
    }
  });
});

test('trades and quotes are kept from when a symbol was asked for, within the quotes of their step', async () => {
  const alpaca = await AlpacaServer.start();
  await alpaca.get('/v2/stocks/AAPL/quotes/latest');
  for (let step = 0; step < 20; step++) alpaca.server.clock.advance(500);
  const trades = (await alpaca.get('/v2/stocks/AAPL/trades?limit=10000')).body as {
    trades: readonly { t: string; p: number; s: number; i: number }[];
  };
  const quotes = (await alpaca.get('/v2/stocks/AAPL/quotes?limit=10000')).body as {
    quotes: readonly { t: string; bp: number; ap: number }[];
  };
  expect(quotes.quotes).toHaveLength(20);
  expect(trades.trades.length).toBeGreaterThan(20);
  expect(new Set(trades.trades.map(({ i }) => i)).size).toBe(trades.trades.length);
  for (const { t, p, s } of trades.trades) {
    const quote = quotes.quotes.find((one) => one.t === t);
    expect(s).toBeGreaterThanOrEqual(1);
    expect(p).toBeGreaterThanOrEqual(quote?.bp ?? Number.NaN);
    expect(p).toBeLessThanOrEqual(quote?.ap ?? Number.NaN);
  }
});

test('headlines of the market are its news, by symbol, time and page', async () => {
  const alpaca = await AlpacaServer.start();
  for (let minute = 0; minute < 240; minute++) alpaca.server.clock.advance(30_000);
  const read = async (query: string) =>
    (await alpaca.get(`/v1beta1/news?${query}`)).body as {
      news: readonly { id: number; symbols: readonly string[]; created_at: string }[];
      next_page_token: string | null;
    };
  const first = await read('limit=5');
  expect(first.news.length).toBeGreaterThan(0);
  const all = [...first.news];
  for (let token = first.next_page_token; token !== null; ) {
    const next = await read(`limit=5&page_token=${token}`);
    all.push(...next.news);
    token = next.next_page_token;
  }
  const ids = all.map(({ id }) => id);
  expect(ids).toEqual([...new Set(ids)].sort((a, b) => b - a));
  const oldestFirst: number[] = [];
  for (let token: string | null = ''; token !== null; ) {
    const next: Awaited<ReturnType<typeof read>> = await read(
      `limit=7&sort=asc&page_token=${token}`,
    );
    oldestFirst.push(...next.news.map(({ id }) => id));
    token = next.next_page_token;
  }
  expect(oldestFirst).toEqual(ids.toReversed());
  const [symbol = ''] = all[0]?.symbols ?? [];
  const own = await read(`symbols=${symbol}&limit=50`);
  expect(own.news.map(({ id }) => id)).toEqual(
    all.filter(({ symbols }) => symbols.includes(symbol)).map(({ id }) => id),
  );
});
