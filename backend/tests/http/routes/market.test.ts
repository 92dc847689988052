import { BarsSchema, SymbolSearchSchema, WatchlistSchema } from '@finally/contract';
import { describe, expect, test } from 'vitest';
import { priceOf, read, routes, serveRoutes } from './routes-fixture.ts';

serveRoutes();

test('symbols are found by ticker and by name, best first', async () => {
  const byTicker = await read('/api/market/search?q=aapl', SymbolSearchSchema);
  expect(byTicker.matches[0]?.ticker).toBe('AAPL');
  const byName = await read('/api/market/search?q=micros&limit=3', SymbolSearchSchema);
  expect(byName.matches[0]?.ticker).toBe('MSFT');
  expect(byName.matches.length).toBeLessThanOrEqual(3);
  expect(await read('/api/market/search?q=qqqqzzzz', SymbolSearchSchema)).toEqual({
    matches: [],
    unknown_ticker: 'QQQQZZZZ is not a known ticker.',
  });
});

describe('bars', () => {
  test.each(['1s', '5s', '1m', '5m', '15m', '1h', '1d'] as const)(
    'of %s are full at once, in order, and end at the price of now',
    async (interval) => {
      routes.server.clock.advance(5_000);
      const { bars } = await read(`/api/market/bars?ticker=AAPL&interval=${interval}`, BarsSchema);
      expect(bars.length).toBeGreaterThanOrEqual(40);
      expect(bars.length).toBeLessThanOrEqual(300);
      const times = bars.map((bar) => Date.parse(bar.time));
      expect(times).toEqual(times.toSorted((a, b) => a - b));
      expect(new Set(times).size).toBe(times.length);
      for (const bar of bars) {
        expect(bar.high).toBeGreaterThanOrEqual(Math.max(bar.open, bar.close));
        expect(bar.low).toBeLessThanOrEqual(Math.min(bar.open, bar.close));
      }
      expect(bars.at(-1)?.close).toBe(await priceOf('AAPL'));
    },
  );

  test('are one-minute ones, at most 300, unless asked otherwise', async () => {
    const usual = await read('/api/market/bars?ticker=aapl', BarsSchema);
    expect(usual).toMatchObject({ ticker: 'AAPL', interval: '1m' });
    expect(usual.bars).toHaveLength(300);
    const few = await read('/api/market/bars?ticker=AAPL&limit=7', BarsSchema);
    expect(few.bars).toEqual(usual.bars.slice(-7));
  });

  test('of a ticker that nobody follows are there too, and it is not followed for long', async () => {
    const { bars } = await read('/api/market/bars?ticker=PYPL', BarsSchema);
    expect(bars).toHaveLength(300);
    expect((await read('/api/watchlist', WatchlistSchema)).entries).toHaveLength(10);
  });
});
