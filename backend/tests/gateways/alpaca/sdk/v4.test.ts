import { Alpaca } from '@alpacahq/alpaca-trade-api';
import { expect, onTestFinished, test } from 'vitest';
import { AlpacaServer } from '../alpaca-server.ts';
import { expectDescribed } from '../answers.ts';

const HOSTS = /^https:\/\/[a-z.-]+alpaca\.markets/;

/** The client as its users make it; only the host that it calls is another one. */
function clientOf({ url, pair }: AlpacaServer): Alpaca {
  return new Alpaca({
    keyId: pair.key_id,
    secret: pair.secret,
    rateLimit: false,
    retry: false,
    fetchApi: async (input, init) => {
      const address = String(input).replace(HOSTS, url);
      const response = await fetch(address, init as RequestInit);
      const text = await response.clone().text();
      const path = address.slice(url.length);
      expectDescribed(init?.method ?? 'GET', path, response.status, text && JSON.parse(text));
      return response as never;
    },
  });
}

test('an order lives its life: placed, changed, canceled, and another one filled and closed', async () => {
  const alpaca = await AlpacaServer.start();
  const { trading } = clientOf(alpaca);
  expect(await trading.validateConnection()).toMatchObject({ ok: true });
  expect(await trading.account.getAccount()).toMatchObject({ equity: '10000', status: 'ACTIVE' });

  const limit = await trading.orders.limit({
    symbol: 'AAPL',
    side: 'buy',
    qty: 2,
    limitPrice: 150,
  });
  expect(limit).toMatchObject({ status: 'new', type: 'limit' });
  const changed = await trading.orders.patchOrderByOrderId({
    orderId: String(limit.id),
    patchOrderRequest: { limitPrice: '151' },
  });
  expect(changed).toMatchObject({ replaces: limit.id, status: 'new' });
  const before = await trading.orders.getOrderByOrderID({ orderId: String(limit.id) });
  expect(before).toMatchObject({ status: 'replaced', replacedBy: changed.id });
  await trading.orders.deleteOrderByOrderID({ orderId: String(changed.id) });
  const open = await trading.orders.getAllOrders({ status: 'open' });
  expect(open).toEqual([]);
  const closed = await trading.orders.getAllOrders({ status: 'closed', direction: 'asc' });
  expect(closed.map(({ status }) => status)).toEqual(['replaced', 'canceled']);

  const clientOrderId = 'mine-1';
  await trading.orders.market({ symbol: 'AAPL', side: 'buy', qty: 4, clientOrderId });
  expect(await trading.orders.getOrderByClientOrderId({ clientOrderId })).toMatchObject({
    status: 'filled',
  });
  alpaca.pass();
  expect(await trading.positions.getOpenPosition({ symbolOrAssetId: 'AAPL' })).toMatchObject({
    side: 'long',
  });
  await trading.positions.deleteOpenPosition({ symbolOrAssetId: 'AAPL', percentage: 50 });
  expect(await trading.positions.getAllOpenPositions()).toMatchObject([{ symbol: 'AAPL' }]);
  await trading.closeAllPositions({ cancelOrders: true });
  expect(await trading.positions.getAllOpenPositions()).toEqual([]);
});

test('every kind of order and group is taken', async () => {
  const alpaca = await AlpacaServer.start();
  const { orders } = clientOf(alpaca).trading;
  await orders.market({ symbol: 'AAPL', side: 'buy', qty: 10 });
  await orders.market({ symbol: 'AAPL', side: 'buy', notional: 100 });
  const sell = { symbol: 'AAPL', side: 'sell', qty: 1 } as const;
  expect(await orders.stop({ ...sell, stopPrice: 140 })).toMatchObject({ type: 'stop' });
  expect(await orders.stopLimit({ ...sell, stopPrice: 140, limitPrice: 139 })).toMatchObject({
    type: 'stop_limit',
  });
  expect(await orders.trailingStop({ ...sell, trailPercent: 5 })).toMatchObject({
    type: 'trailing_stop',
  });
  const exits = { takeProfit: { limitPrice: 900 }, stopLoss: { stopPrice: 140 } };
  expect(await orders.oco({ ...sell, ...exits })).toMatchObject({
    orderClass: 'oco',
    status: 'new',
    legs: [{ status: 'held', type: 'stop' }],
  });
  const buy = { symbol: 'MSFT', side: 'buy', qty: 1 } as const;
  const bracket = await orders.bracket({
    ...buy,
    limitPrice: 150,
    takeProfit: { limitPrice: 160 },
    stopLoss: { stopPrice: 140 },
  });
  expect(bracket).toMatchObject({
    orderClass: 'bracket',
    legs: [{ status: 'held' }, { status: 'held' }],
  });
  expect(
    await orders.oto({ ...buy, limitPrice: 150, takeProfit: { limitPrice: 160 } }),
  ).toMatchObject({ orderClass: 'oto', legs: [{ status: 'held' }] });
  const nested = await orders.getAllOrders({ status: 'open', nested: true });
  expect(nested.filter(({ legs }) => legs).length).toBe(3);
  const canceled = await orders.deleteAllOrders();
  expect(canceled.every(({ status }) => status === 200)).toBe(true);
  expect(await orders.getAllOrders({ status: 'open' })).toEqual([]);
});

test('updates of an order arrive over the stream, in order and once', async () => {
  const alpaca = await AlpacaServer.start(
    {},
    { starting_cash: 50_000_000, fill_profile: 'realistic' },
  );
  const { trading } = clientOf(alpaca);
  const stream = trading.stream({ url: `${alpaca.url.replace('http', 'ws')}/stream` });
  onTestFinished(() => void stream.disconnect());
  const updates: { event: string; qty: unknown; id: string }[] = [];
  stream.onTradeUpdate((update) =>
    updates.push({ event: update.event, qty: update.qty, id: String(update.order.id) }),
  );
  stream.onConnect(() => stream.subscribeTradeUpdates());
  stream.connect();
  expect(await stream.whenAuthenticated()).toMatchObject({ authenticated: true });
  const placed = await trading.orders.market({ symbol: 'AAPL', side: 'buy', qty: 20_000 });
  alpaca.pass(3);
  await expect.poll(() => updates.at(-1)?.event, { timeout: 10_000 }).toBe('fill');
  const events = updates.map(({ event }) => event);
  expect(events[0]).toBe('new');
  expect(events.slice(1, -1)).toEqual(events.slice(1, -1).map(() => 'partial_fill'));
  expect(events.length).toBeGreaterThan(2);
  expect(new Set(updates.map(({ id }) => id))).toEqual(new Set([placed.id]));
});

test('an order is placed after the stream listens, and its end is awaited', async () => {
  const alpaca = await AlpacaServer.start();
  const { trading } = clientOf(alpaca);
  const stream = trading.stream({ url: `${alpaca.url.replace('http', 'ws')}/stream` });
  onTestFinished(() => void stream.disconnect());
  stream.connect();
  expect(await stream.waitForAuthentication()).toBe(true);
  const filled = await trading.submitAndWait(
    { type: 'market', symbol: 'AAPL', side: 'buy', qty: 1 },
    { timeoutMs: 10_000, stream },
  );
  expect(filled).toMatchObject({ status: 'filled' });
});

test('a fault has the status and the code of Alpaca', async () => {
  const alpaca = await AlpacaServer.start();
  const { trading } = clientOf(alpaca);
  await expect(
    trading.orders.market({ symbol: 'AAPL', side: 'buy', qty: 100_000 }),
  ).rejects.toMatchObject({ status: 403, code: 40310000 });
  await expect(trading.orders.getOrderByOrderID({ orderId: 'no-such' })).rejects.toMatchObject({
    status: 404,
    code: 40410000,
  });
});

test('activities, history, calendar, clocks, assets, watchlists and configurations are read', async () => {
  const alpaca = await AlpacaServer.start();
  const { trading } = clientOf(alpaca);
  for (const side of ['buy', 'sell'] as const) {
    await trading.orders.market({ symbol: 'AAPL', side, qty: 3 });
    alpaca.pass();
  }
  const activities = await trading.collectActivities({ pageSize: 1 });
  expect(activities.length).toBe(3);
  const fills = await trading.collectActivitiesByType({ activityType: 'FILL' });
  // Its model of activities has no side.
  expect(fills).toMatchObject([{ symbol: 'AAPL', qty: '3' }, { activityType: 'FILL' }]);
  const history = await trading.portfolioHistory.getAccountPortfolioHistory({
    period: '1D',
    timeframe: '5Min',
  });
  expect(history).toMatchObject({ baseValue: 10_000, timeframe: '5Min' });
  const dates = { start: new Date('2026-02-02'), end: new Date('2026-02-06') };
  expect(await trading.calendar.legacyCalendar(dates)).toHaveLength(5);
  expect(await trading.calendar.calendar({ market: 'us_equity' as never, ...dates })).toMatchObject(
    {
      calendar: expect.any(Array),
    },
  );
  expect(await trading.clock.legacyClock()).toMatchObject({ isOpen: true });
  expect(await trading.clock.clock()).toMatchObject({ clocks: [{ phase: 'core' }, {}] });
  const asset = await trading.assets.getV2AssetsSymbolOrAssetId({ symbolOrAssetId: 'AAPL' });
  expect(
    await trading.assets.getV2AssetsSymbolOrAssetId({ symbolOrAssetId: String(asset.id) }),
  ).toMatchObject({ symbol: 'AAPL' });
  expect((await trading.assets.getV2Assets({})).length).toBeGreaterThan(100);
  expect(await trading.collectOptionsContracts({ underlyingSymbols: 'AAPL' })).toEqual([]);
  const list = await trading.watchlists.postWatchlist({
    createWatchlistRequest: { name: 'Tech', symbols: ['AAPL', 'MSFT'] },
  } as never);
  await trading.watchlists.updateWatchlistByName({
    name: 'Tech',
    updateWatchlistRequest: { name: 'Chips', symbols: ['NVDA'] },
  });
  const watchlistId = String(list.id);
  expect(await trading.watchlists.getWatchlistById({ watchlistId })).toMatchObject({
    name: 'Chips',
    assets: [{ symbol: 'NVDA' }],
  });
  await trading.watchlists.removeAssetFromWatchlist({ watchlistId, symbol: 'NVDA' });
  await trading.watchlists.deleteWatchlistById({ watchlistId });
  expect(
    await trading.accountConfigurations.patchAccountConfig({
      accountConfigurations: { noShorting: true },
    }),
  ).toMatchObject({ noShorting: true, suspendTrade: false });
});
