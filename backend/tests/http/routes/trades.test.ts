import {
  ChatHistorySchema,
  HealthSchema,
  HistorySchema,
  PortfolioSchema,
  TradeReceiptSchema,
  TradesPageSchema,
  WatchlistSchema,
} from '@finally/contract';
import { beforeEach, describe, expect, test } from 'vitest';
import { parseCsv } from '../../support/parse-csv.ts';
import { exactly, priceOf, read, routes, serveRoutes } from './routes-fixture.ts';

serveRoutes();

describe('a trade', () => {
  test('of 5 AAPL is a receipt, a position, a line of the blotter and a point of the curve', async () => {
    const price = await priceOf('AAPL');
    const cost = Math.round(price * 500) / 100;
    const answer = await routes.server.post('/api/portfolio/trade', {
      ticker: ' aapl ',
      side: 'buy',
      quantity: 5,
      client_order_id: 'order-1',
    });
    expect(answer.status).toBe(201);
    const receipt = exactly(TradeReceiptSchema, answer.body);
    expect(receipt.trade).toMatchObject({
      ticker: 'AAPL',
      side: 'buy',
      quantity: 5,
      price,
      origin: 'user',
      client_order_id: 'order-1',
      executed_at: '2026-02-11T14:30:00.000Z',
    });
    expect(receipt.trade.notional).toBeCloseTo(cost, 2);
    expect(receipt.cash_balance).toBeCloseTo(10_000 - receipt.trade.notional, 8);

    const portfolio = await read('/api/portfolio', PortfolioSchema);
    expect(portfolio).toMatchObject({
      cash_balance: receipt.cash_balance,
      total_value: 10_000,
      positions: [{ ticker: 'AAPL', quantity: 5, cost_basis: receipt.trade.notional }],
    });
    expect((await read('/api/portfolio/trades', TradesPageSchema)).trades).toEqual([receipt.trade]);
  });

  test('draws a point of the value curve', async () => {
    routes.server.clock.advance(1_000);
    await routes.server.post('/api/portfolio/trade', { ticker: 'AAPL', side: 'buy', quantity: 1 });
    await expect
      .poll(async () => (await read('/api/portfolio/history', HistorySchema)).snapshots.length)
      .toBe(2);
  });

  test('sent twice with the same id is done once', async () => {
    const order = { ticker: 'AAPL', side: 'buy', quantity: 1, client_order_id: 'order-1' };
    const first = await routes.server.post('/api/portfolio/trade', order);
    routes.server.clock.advance(5_000);
    const again = await routes.server.post('/api/portfolio/trade', order);
    expect(again.status).toBe(201);
    expect(again.body).toEqual(first.body);
    const other = await routes.server.post('/api/portfolio/trade', { ...order, quantity: 2 });
    expect(other.status).toBe(409);
    expect(other.body).toMatchObject({ code: 'client_order_id_conflict' });
    expect((await read('/api/portfolio/trades', TradesPageSchema)).trades).toHaveLength(1);
  });

  test('of everything held closes the position', async () => {
    await routes.server.post('/api/portfolio/trade', {
      ticker: 'AAPL',
      side: 'buy',
      quantity: 2.5,
    });
    await routes.server.post('/api/portfolio/trade', {
      ticker: 'AAPL',
      side: 'sell',
      quantity: 2.5,
    });
    expect(await read('/api/portfolio', PortfolioSchema)).toMatchObject({
      cash_balance: 10_000,
      positions: [],
    });
  });

  test('in a ticker that nobody watches is possible, and its price stays alive', async () => {
    const bought = await routes.server.post('/api/portfolio/trade', {
      ticker: 'PYPL',
      side: 'buy',
      quantity: 1,
    });
    expect(bought.status).toBe(201);
    routes.server.clock.advance(60_000);
    const { positions } = await read('/api/portfolio', PortfolioSchema);
    expect(positions).toMatchObject([{ ticker: 'PYPL', price_stale: false }]);
  });

  test('is refused while prices do not move, and possible when they move again', async () => {
    routes.server.clock.skip(6_000);
    const order = { ticker: 'AAPL', side: 'buy', quantity: 1 };
    const refused = await routes.server.post('/api/portfolio/trade', order);
    expect(refused.status).toBe(503);
    expect(refused.body).toMatchObject({ code: 'price_stale' });
    expect(await read('/api/health', HealthSchema)).toMatchObject({
      status: 'degraded',
      market: { state: 'stale' },
    });
    routes.server.clock.advance(500);
    expect((await routes.server.post('/api/portfolio/trade', order)).status).toBe(201);
  });
});

describe('the blotter', () => {
  beforeEach(async () => {
    for (let count = 0; count < 5; count++) {
      await routes.server.post('/api/portfolio/trade', {
        ticker: 'V',
        side: 'buy',
        quantity: 0.5,
        client_order_id: `order-${count}`,
      });
    }
  });

  test('comes in pages, newest first', async () => {
    const first = await read('/api/portfolio/trades?limit=3', TradesPageSchema);
    expect(first.trades.map((trade) => trade.client_order_id)).toEqual([
      'order-4',
      'order-3',
      'order-2',
    ]);
    const rest = await read(
      `/api/portfolio/trades?limit=3&cursor=${first.next_cursor}`,
      TradesPageSchema,
    );
    expect(rest.trades.map((trade) => trade.client_order_id)).toEqual(['order-1', 'order-0']);
    expect(rest.next_cursor).toBeNull();
  });

  test('downloads as CSV, oldest first', async () => {
    const answer = await routes.server.get('/api/portfolio/trades?format=csv');
    expect(answer.status).toBe(200);
    expect(answer.headers.get('content-type')).toBe('text/csv; charset=utf-8');
    expect(answer.headers.get('content-disposition')).toMatch(/^attachment; filename=".*\.csv"$/);
    const [header, ...lines] = parseCsv(answer.text);
    expect(header).toContain('executed_at');
    const ids = header?.indexOf('client_order_id') ?? -1;
    expect(lines.map((line) => line[ids])).toEqual(
      [0, 1, 2, 3, 4].map((count) => `order-${count}`),
    );
  });

  test('downloads with semicolons and decimal commas if requested', async () => {
    const commas = await routes.server.get('/api/portfolio/trades?format=csv&separator=comma');
    const semicolons = await routes.server.get(
      '/api/portfolio/trades?format=csv&separator=semicolon',
    );
    expect(semicolons.text.replaceAll(',', '.').replaceAll(';', ',')).toBe(commas.text);
    expect(semicolons.text).toMatch(/;\d+,\d+;/);
    expect((await routes.server.get('/api/portfolio/trades?format=csv&separator=tab')).status).toBe(
      400,
    );
  });
});

test('a reset starts again with the starting cash', async () => {
  await routes.server.post('/api/portfolio/trade', { ticker: 'AAPL', side: 'buy', quantity: 5 });
  const answer = await routes.server.post('/api/portfolio/reset', {});
  expect(answer.status).toBe(200);
  expect(exactly(PortfolioSchema, answer.body)).toMatchObject({
    cash_balance: 10_000,
    positions: [],
  });
  expect((await read('/api/portfolio/trades', TradesPageSchema)).trades).toEqual([]);
  expect((await routes.server.get('/api/portfolio/reset')).status).toBe(405);
});

test('a restart changes nothing', async () => {
  await routes.server.post('/api/portfolio/trade', { ticker: 'AAPL', side: 'buy', quantity: 5 });
  await routes.server.post('/api/watchlist', { ticker: 'PYPL' });
  await routes.server.delete('/api/watchlist/NFLX');
  await routes.server.post('/api/chat', { message: 'how am I doing?' });
  routes.server.clock.advance(45_000);
  const before = await Promise.all([
    read('/api/portfolio', PortfolioSchema),
    read('/api/portfolio/trades', TradesPageSchema),
    read('/api/chat/history', ChatHistorySchema),
    read('/api/watchlist', WatchlistSchema),
  ]);
  await routes.server.restart();
  const after = await Promise.all([
    read('/api/portfolio', PortfolioSchema),
    read('/api/portfolio/trades', TradesPageSchema),
    read('/api/chat/history', ChatHistorySchema),
    read('/api/watchlist', WatchlistSchema),
  ]);
  expect(after.slice(0, 3)).toEqual(before.slice(0, 3));
  const prices = (list: (typeof before)[3]) =>
    list.entries.map(({ ticker, latest }) => [ticker, latest?.price, latest?.previous_close]);
  expect(prices(after[3])).toEqual(prices(before[3]));
});
