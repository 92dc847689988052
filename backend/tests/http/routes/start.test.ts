import {
  HealthSchema,
  HistorySchema,
  PortfolioSchema,
  WatchlistEntrySchema,
  WatchlistSchema,
} from '@finally/contract';
import { expect, test } from 'vitest';
import { exactly, read, routes, serveRoutes } from './routes-fixture.ts';

serveRoutes();

test('a fresh start shows $10,000, ten tickers with prices and sparklines, and one point of the curve', async () => {
  expect(await read('/api/portfolio', PortfolioSchema)).toMatchObject({
    cash_balance: 10_000,
    positions: [],
    total_value: 10_000,
  });
  const { entries } = await read('/api/watchlist', WatchlistSchema);
  expect(entries).toHaveLength(10);
  for (const { latest, recent_prices, name } of entries) {
    expect(latest?.price).toBeGreaterThan(0);
    expect(recent_prices.length).toBeGreaterThanOrEqual(30);
    expect(name).toMatch(/\w/);
  }
  const { snapshots } = await read('/api/portfolio/history', HistorySchema);
  expect(snapshots).toMatchObject([{ total_value: 10_000, cash_balance: 10_000 }]);
});

test('a ticker is watched (201), was watched already (200), is taken off (204), was not there (404)', async () => {
  const added = await routes.server.post('/api/watchlist', { ticker: 'pypl' });
  expect(added.status).toBe(201);
  expect(exactly(WatchlistEntrySchema, added.body)).toMatchObject({
    ticker: 'PYPL',
    name: expect.stringContaining('PayPal'),
    latest: { ticker: 'PYPL' },
  });
  const again = await routes.server.post('/api/watchlist', { ticker: 'PYPL' });
  expect(again.status).toBe(200);
  expect(again.body).toEqual(added.body);
  expect((await read('/api/watchlist', WatchlistSchema)).entries.at(-1)?.ticker).toBe('PYPL');

  const removed = await routes.server.delete('/api/watchlist/pypl');
  expect(removed.status).toBe(204);
  expect(removed.text).toBe('');
  const missing = await routes.server.delete('/api/watchlist/PYPL');
  expect(missing.status).toBe(404);
  expect(missing.body).toMatchObject({ code: 'not_on_watchlist' });
});

test('taking a held ticker off the watchlist keeps its price alive', async () => {
  await routes.server.post('/api/portfolio/trade', { ticker: 'AAPL', side: 'buy', quantity: 1 });
  await routes.server.delete('/api/watchlist/AAPL');
  routes.server.clock.advance(30_000);
  const { positions } = await read('/api/portfolio', PortfolioSchema);
  expect(positions).toMatchObject([{ ticker: 'AAPL', price_stale: false }]);
});

test('the value is recorded every 30 seconds', async () => {
  for (let round = 0; round < 3; round++) {
    routes.server.clock.advance(30_000);
    await read('/api/portfolio', PortfolioSchema);
  }
  const { snapshots } = await read('/api/portfolio/history?range=all', HistorySchema);
  expect(snapshots).toHaveLength(4);
});

test('health reports the state of each part', async () => {
  routes.server.clock.advance(2_500);
  expect(await read('/api/health', HealthSchema)).toEqual({
    status: 'ready',
    version: '0.0.0-test',
    uptime_seconds: 2.5,
    market: {
      state: 'live',
      source: 'simulator',
      session: null,
      detail: null,
      last_update_at: '2026-02-11T14:30:02.500Z',
    },
    database: { state: 'ok', detail: null },
    assistant: {
      state: 'ok',
      model: { provider: 'offline', name: expect.any(String) },
      detail: null,
    },
  });
});
