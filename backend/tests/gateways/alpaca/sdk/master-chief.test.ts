import { expect, onTestFinished, test } from 'vitest';
import { AlpacaServer } from '../alpaca-server.ts';

/** Its types cannot be resolved by its own exports. */
interface Stream {
  on(event: string, listener: (message: { event: string; stream?: string }) => void): void;
  once(event: string, listener: () => void): void;
  subscribe(channel: string): void;
  getConnection(): { close(): void };
}
interface Library {
  readonly AlpacaClient: new (
    options: object,
  ) => Readonly<Record<string, (given?: object) => Promise<never>>>;
  readonly AlpacaStream: new (options: object) => Stream;
}
// @ts-expect-error: that is what the compiler says of it
const library: unknown = await import('@master-chief/alpaca');
const { AlpacaClient, AlpacaStream } = library as Library;

function optionsOf({ url, pair }: AlpacaServer) {
  const host = url.replace('127.0.0.1', 'localhost');
  const socket = `${host.replace('http', 'ws')}/stream`;
  return {
    credentials: { key: pair.key_id, secret: pair.secret, paper: true },
    rate_limit: false,
    endpoints: {
      rest: {
        beta: `${host}/v1beta1`,
        account: `${host}/v2`,
        market_data_v2: `${host}/v2`,
        market_data_v1: `${host}/v1`,
      },
      websocket: { account: socket, market_data: () => socket },
    },
  };
}

test('an order lives its life, and positions are closed', async () => {
  const alpaca = await AlpacaServer.start();
  const client = new AlpacaClient(optionsOf(alpaca));
  expect(await client['isAuthenticated']?.()).toBe(true);
  expect(await client['getAccount']?.()).toMatchObject({ cash: 10_000 });
  const limit = {
    symbol: 'AAPL',
    qty: 2,
    side: 'buy',
    type: 'limit',
    time_in_force: 'gtc',
  } as const;
  const placed = (await client['placeOrder']?.({ ...limit, limit_price: 150 })) as unknown as {
    id: string;
    client_order_id: string;
  };
  const changed = (await client['replaceOrder']?.({
    order_id: placed.id,
    limit_price: 151,
  })) as unknown as { id: string };
  expect(changed).toMatchObject({ replaces: placed.id });
  expect(await client['getOrder']?.({ client_order_id: placed.client_order_id })).toMatchObject({
    status: 'replaced',
  });
  expect(await client['cancelOrder']?.({ order_id: changed.id })).toBe(true);
  await client['placeOrder']?.({ ...limit, limit_price: 140 });
  expect(await client['cancelOrders']?.()).toMatchObject([{ status: 200 }]);
  await client['placeOrder']?.({
    symbol: 'AAPL',
    qty: 4,
    side: 'buy',
    type: 'market',
    time_in_force: 'day',
  });
  expect(await client['getPosition']?.({ symbol: 'AAPL' })).toMatchObject({ qty: 4 });
  expect(await client['closePosition']?.({ symbol: 'AAPL', qty: 1 })).toMatchObject({
    side: 'sell',
  });
  expect(await client['closePositions']?.({ cancel_orders: true })).toMatchObject([
    { status: 200 },
  ]);
  expect(await client['getPositions']?.()).toEqual([]);
  await expect(client['getPosition']?.({ symbol: 'AAPL' })).rejects.toMatchObject({
    code: 40410000,
  });
});

test('what else it reads', async () => {
  const alpaca = await AlpacaServer.start();
  const client = new AlpacaClient(optionsOf(alpaca));
  await alpaca.order({ qty: '2' });
  expect(await client['getAccountActivities']?.({ activity_type: 'FILL' })).toMatchObject([
    { qty: 2 },
  ]);
  expect(await client['getPortfolioHistory']?.({ period: '1D', timeframe: '1Min' })).toMatchObject({
    timeframe: '1Min',
  });
  expect(await client['getClock']?.()).toMatchObject({ is_open: true });
  expect(
    await client['getCalendar']?.({ start: new Date('2026-02-02'), end: new Date('2026-02-03') }),
  ).toHaveLength(2);
  expect(await client['getAsset']?.({ asset_id_or_symbol: 'AAPL' })).toMatchObject({
    symbol: 'AAPL',
  });
  expect(await client['getAccountConfigurations']?.()).toMatchObject({ suspend_trade: false });
  const made = (await client['createWatchlist']?.({
    name: 'Mine',
    symbols: ['AAPL'],
  })) as unknown as {
    id: string;
  };
  expect(await client['addToWatchlist']?.({ uuid: made.id, symbol: 'MSFT' })).toMatchObject({
    name: 'Mine',
  });
  await client['removeFromWatchlist']?.({ uuid: made.id, symbol: 'AAPL' });
  expect(await client['getWatchlist']?.({ uuid: made.id })).toMatchObject({
    assets: [{ symbol: 'MSFT' }],
  });
  // It expects JSON where Alpaca answers with nothing.
  await client['deleteWatchlist']?.({ uuid: made.id }).catch(() => undefined);
  expect((await alpaca.get(`/v2/watchlists/${made.id}`)).status).toBe(404);
});

test('updates arrive over its socket', async () => {
  const alpaca = await AlpacaServer.start();
  const options = optionsOf(alpaca);
  const stream = new AlpacaStream({ ...options, type: 'account' });
  onTestFinished(() => stream.getConnection().close());
  const events: string[] = [];
  stream.on('trade_updates', ({ event }) => events.push(event));
  let listens = false;
  stream.on('message', (message) => {
    listens ||= message.stream === 'listening';
  });
  stream.once('authenticated', () => stream.subscribe('trade_updates'));
  await expect.poll(() => listens, { timeout: 10_000 }).toBe(true);
  await alpaca.order({});
  await expect.poll(() => events, { timeout: 10_000 }).toEqual(['new', 'fill']);
});
