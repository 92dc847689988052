import {
  type AssistantSettings,
  AssistantSettingsSchema,
  BarsSchema,
  ChatActionSchema,
  ChatAnswerSchema,
  ChatHistorySchema,
  HealthSchema,
  HistorySchema,
  PortfolioSchema,
  SymbolSearchSchema,
  TradeReceiptSchema,
  TradesPageSchema,
  WatchlistEntrySchema,
  WatchlistSchema,
} from '@finally/contract';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { z } from 'zod';
import { parseCsv } from '../support/parse-csv.ts';
import { TestServer } from '../support/server/test-server.ts';

let server: TestServer;

beforeEach(async () => {
  server = await TestServer.start();
});

afterEach(() => server.close());

/** The body, which must be exactly what the contract says: nothing more, nothing less. */
async function read<Schema extends z.ZodType>(path: string, schema: Schema) {
  const answer = await server.get(path);
  expect(answer.status).toBe(200);
  return exactly(schema, answer.body);
}

function exactly<Schema extends z.ZodType>(schema: Schema, body: unknown): z.output<Schema> {
  const parsed = schema.parse(body);
  expect(parsed).toEqual(body);
  return parsed;
}

const priceOf = async (ticker: string): Promise<number> => {
  const { entries } = await read('/api/watchlist', WatchlistSchema);
  const price = entries.find((entry) => entry.ticker === ticker)?.latest?.price;
  if (price === undefined) throw new Error(`there is no price of ${ticker}`);
  return price;
};

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

describe('a trade', () => {
  test('of 5 AAPL is a receipt, a position, a line of the blotter and a point of the curve', async () => {
    const price = await priceOf('AAPL');
    const cost = Math.round(price * 500) / 100;
    const answer = await server.post('/api/portfolio/trade', {
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
    server.clock.advance(1_000);
    await server.post('/api/portfolio/trade', { ticker: 'AAPL', side: 'buy', quantity: 1 });
    await expect
      .poll(async () => (await read('/api/portfolio/history', HistorySchema)).snapshots.length)
      .toBe(2);
  });

  test('sent twice with the same id is done once', async () => {
    const order = { ticker: 'AAPL', side: 'buy', quantity: 1, client_order_id: 'order-1' };
    const first = await server.post('/api/portfolio/trade', order);
    server.clock.advance(5_000);
    const again = await server.post('/api/portfolio/trade', order);
    expect(again.status).toBe(201);
    expect(again.body).toEqual(first.body);
    const other = await server.post('/api/portfolio/trade', { ...order, quantity: 2 });
    expect(other.status).toBe(409);
    expect(other.body).toMatchObject({ code: 'client_order_id_conflict' });
    expect((await read('/api/portfolio/trades', TradesPageSchema)).trades).toHaveLength(1);
  });

  test('of everything held closes the position', async () => {
    await server.post('/api/portfolio/trade', { ticker: 'AAPL', side: 'buy', quantity: 2.5 });
    await server.post('/api/portfolio/trade', { ticker: 'AAPL', side: 'sell', quantity: 2.5 });
    expect(await read('/api/portfolio', PortfolioSchema)).toMatchObject({
      cash_balance: 10_000,
      positions: [],
    });
  });

  test('in a ticker that nobody watches is possible, and its price stays alive', async () => {
    const bought = await server.post('/api/portfolio/trade', {
      ticker: 'PYPL',
      side: 'buy',
      quantity: 1,
    });
    expect(bought.status).toBe(201);
    server.clock.advance(60_000);
    const { positions } = await read('/api/portfolio', PortfolioSchema);
    expect(positions).toMatchObject([{ ticker: 'PYPL', price_stale: false }]);
  });

  test('is refused while prices do not move, and possible when they move again', async () => {
    server.clock.skip(6_000);
    const order = { ticker: 'AAPL', side: 'buy', quantity: 1 };
    const refused = await server.post('/api/portfolio/trade', order);
    expect(refused.status).toBe(503);
    expect(refused.body).toMatchObject({ code: 'price_stale' });
    expect(await read('/api/health', HealthSchema)).toMatchObject({
      status: 'degraded',
      market: { state: 'stale' },
    });
    server.clock.advance(500);
    expect((await server.post('/api/portfolio/trade', order)).status).toBe(201);
  });
});

describe('the blotter', () => {
  beforeEach(async () => {
    for (let count = 0; count < 5; count++) {
      await server.post('/api/portfolio/trade', {
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
    const answer = await server.get('/api/portfolio/trades?format=csv');
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
    const commas = await server.get('/api/portfolio/trades?format=csv&separator=comma');
    const semicolons = await server.get('/api/portfolio/trades?format=csv&separator=semicolon');
    expect(semicolons.text.replaceAll(',', '.').replaceAll(';', ',')).toBe(commas.text);
    expect(semicolons.text).toMatch(/;\d+,\d+;/);
    expect((await server.get('/api/portfolio/trades?format=csv&separator=tab')).status).toBe(400);
  });
});

test('a reset starts again with the starting cash', async () => {
  await server.post('/api/portfolio/trade', { ticker: 'AAPL', side: 'buy', quantity: 5 });
  const answer = await server.post('/api/portfolio/reset', {});
  expect(answer.status).toBe(200);
  expect(exactly(PortfolioSchema, answer.body)).toMatchObject({
    cash_balance: 10_000,
    positions: [],
  });
  expect((await read('/api/portfolio/trades', TradesPageSchema)).trades).toEqual([]);
  expect((await server.get('/api/portfolio/reset')).status).toBe(405);
});

test('a ticker is watched (201), was watched already (200), is taken off (204), was not there (404)', async () => {
  const added = await server.post('/api/watchlist', { ticker: 'pypl' });
  expect(added.status).toBe(201);
  expect(exactly(WatchlistEntrySchema, added.body)).toMatchObject({
    ticker: 'PYPL',
    name: expect.stringContaining('PayPal'),
    latest: { ticker: 'PYPL' },
  });
  const again = await server.post('/api/watchlist', { ticker: 'PYPL' });
  expect(again.status).toBe(200);
  expect(again.body).toEqual(added.body);
  expect((await read('/api/watchlist', WatchlistSchema)).entries.at(-1)?.ticker).toBe('PYPL');

  const removed = await server.delete('/api/watchlist/pypl');
  expect(removed.status).toBe(204);
  expect(removed.text).toBe('');
  const missing = await server.delete('/api/watchlist/PYPL');
  expect(missing.status).toBe(404);
  expect(missing.body).toMatchObject({ code: 'not_on_watchlist' });
});

test('taking a held ticker off the watchlist keeps its price alive', async () => {
  await server.post('/api/portfolio/trade', { ticker: 'AAPL', side: 'buy', quantity: 1 });
  await server.delete('/api/watchlist/AAPL');
  server.clock.advance(30_000);
  const { positions } = await read('/api/portfolio', PortfolioSchema);
  expect(positions).toMatchObject([{ ticker: 'AAPL', price_stale: false }]);
});

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
      server.clock.advance(5_000);
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

test('the value is recorded every 30 seconds', async () => {
  for (let round = 0; round < 3; round++) {
    server.clock.advance(30_000);
    await read('/api/portfolio', PortfolioSchema);
  }
  const { snapshots } = await read('/api/portfolio/history?range=all', HistorySchema);
  expect(snapshots).toHaveLength(4);
});

test('the assistant answers about this portfolio and its conversation is kept', async () => {
  const answer = await server.post('/api/chat', { message: 'buy 2 NVDA' });
  expect(answer.status).toBe(200);
  const { actions, model } = exactly(ChatAnswerSchema, answer.body);
  expect(model.provider).toBe('offline');
  expect(actions).toMatchObject([
    {
      kind: 'trade',
      status: 'executed',
      receipt: { trade: { ticker: 'NVDA', origin: 'assistant' } },
    },
  ]);
  const { messages } = await read('/api/chat/history', ChatHistorySchema);
  expect(messages.map(({ role }) => role)).toEqual(['user', 'assistant']);
  expect((await server.delete('/api/chat/history')).status).toBe(204);
  expect(await read('/api/chat/history', ChatHistorySchema)).toEqual({ messages: [] });
});

test('what the assistant may do is set, holds at once, and is there after a restart', async () => {
  const path = '/api/assistant/settings';
  const settings = await read(path, AssistantSettingsSchema);
  expect(settings).toMatchObject({ mode: 'auto', halted: false, actions_per_message_max: 10 });
  const wanted = { ...settings, mode: 'confirm', dollars_per_message_max: 1234.56 };
  const put = (value: unknown) =>
    server.send('PUT', path, JSON.stringify(value), { 'content-type': 'application/json' });
  const saved = (await put(wanted)).body as AssistantSettings;
  expect(saved).toEqual({ ...wanted, version: settings.version + 1 });
  expect(await put(wanted)).toMatchObject({
    status: 409,
    body: { code: 'assistant_settings_conflict' },
  });
  for (const broken of [
    { ...wanted, mode: 'careless' },
    { ...wanted, dollars_per_message_max: -1 },
    { ...wanted, dollars_per_message_max: 0.001 },
    { ...wanted, ticker_weight_max_percent: 101 },
    { ...wanted, actions_per_message_max: 0 },
    { ...wanted, more: 1 },
    { ...wanted, trades_per_day_max: 0 },
    { ...wanted, approval_price_band_percent: 0 },
    { ...wanted, version: undefined },
    { mode: 'auto' },
  ]) {
    expect(await put(broken), JSON.stringify(broken)).toMatchObject({
      status: 400,
      body: { code: 'invalid_request' },
    });
  }

  const asked = await server.post('/api/chat', { message: 'buy 2 NVDA' });
  const [proposed] = exactly(ChatAnswerSchema, asked.body).actions;
  expect(proposed).toMatchObject({ status: 'proposed', receipt: null, error: null });
  await server.restart();
  expect(await read(path, AssistantSettingsSchema)).toEqual(saved);
  const approved = await server.post(`/api/chat/actions/${proposed?.id}/approve`, {});
  expect(approved.status).toBe(200);
  expect(exactly(ChatActionSchema, approved.body)).toMatchObject({ status: 'executed' });
  const declined = await server.post(`/api/chat/actions/${proposed?.id}/decline`, {});
  expect(declined.body).toEqual(approved.body);
  expect(await server.post('/api/chat/actions/none/approve', {})).toMatchObject({
    status: 404,
    body: { code: 'not_found' },
  });
  expect(await server.post('/api/chat/cancel', { client_message_id: 'none' })).toMatchObject({
    status: 200,
    body: { cancelled: false },
  });
});

test('the kill switch is a call of its own, and a save neither ends it nor loses it', async () => {
  const path = '/api/assistant/settings';
  const before = await read(path, AssistantSettingsSchema);
  const halted = await server.post('/api/assistant/halt', {});
  expect(exactly(AssistantSettingsSchema, halted.body)).toMatchObject({
    halted: true,
    saved: true,
    version: before.version + 1,
  });
  const put = (value: unknown) =>
    server.send('PUT', path, JSON.stringify(value), { 'content-type': 'application/json' });
  expect((await put({ ...before, daily_loss_max: 5 })).status).toBe(409);
  const now = await read(path, AssistantSettingsSchema);
  const saved = await put({ ...now, halted: false, daily_loss_max: 5 });
  expect(exactly(AssistantSettingsSchema, saved.body)).toMatchObject({
    halted: true,
    daily_loss_max: 5,
  });
  const resumed = await server.post('/api/assistant/resume', {});
  expect(exactly(AssistantSettingsSchema, resumed.body)).toMatchObject({
    halted: false,
    daily_loss_max: 5,
  });
});

test('an approval may carry the price that was seen, and says if it has moved', async () => {
  const settings = await read('/api/assistant/settings', AssistantSettingsSchema);
  await server.send(
    'PUT',
    '/api/assistant/settings',
    JSON.stringify({ ...settings, mode: 'confirm' }),
    { 'content-type': 'application/json' },
  );
  const asked = await server.post('/api/chat', { message: 'buy 2 NVDA' });
  const [proposed] = exactly(ChatAnswerSchema, asked.body).actions;
  const approve = (body: unknown) => server.post(`/api/chat/actions/${proposed?.id}/approve`, body);
  expect(await approve({ price: 1 })).toMatchObject({
    status: 409,
    body: { code: 'price_moved' },
  });
  expect(await approve({ price: 'cheap' })).toMatchObject({ status: 400 });
  for (const unheld of [0, -1, 1e-9, 14.123456, 1e11, 922337203685477, 1e308]) {
    expect(await approve({ price: unheld }), String(unheld)).toMatchObject({
      status: 400,
      body: { code: 'invalid_request', detail: expect.stringContaining('more than $0') },
    });
  }
  expect(await approve({ price: 99_999_999_999.9999 })).toMatchObject({
    body: { code: 'price_moved' },
  });
  const { entries } = await read('/api/watchlist', WatchlistSchema);
  const price = entries.find(({ ticker }) => ticker === 'NVDA')?.latest?.price;
  expect((await approve({ price })).status).toBe(200);
});

test('health reports the state of each part', async () => {
  server.clock.advance(2_500);
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

test('a restart changes nothing', async () => {
  await server.post('/api/portfolio/trade', { ticker: 'AAPL', side: 'buy', quantity: 5 });
  await server.post('/api/watchlist', { ticker: 'PYPL' });
  await server.delete('/api/watchlist/NFLX');
  await server.post('/api/chat', { message: 'how am I doing?' });
  server.clock.advance(45_000);
  const before = await Promise.all([
    read('/api/portfolio', PortfolioSchema),
    read('/api/portfolio/trades', TradesPageSchema),
    read('/api/chat/history', ChatHistorySchema),
    read('/api/watchlist', WatchlistSchema),
  ]);
  await server.restart();
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
