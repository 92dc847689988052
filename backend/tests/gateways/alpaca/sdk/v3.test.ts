import { expect, onTestFinished, test } from 'vitest';
import { AlpacaServer } from '../alpaca-server.ts';

/** What the tests call of a client without types. */
type Calls = Readonly<Record<string, (...given: readonly unknown[]) => Promise<never>>> & {
  readonly trade_ws: {
    onConnect(listener: () => void): void;
    onOrderUpdate(listener: (update: { event: string; order: { id: string } }) => void): void;
    subscribe(streams: readonly string[]): void;
    connect(): void;
    disconnect(): void;
  };
};
const { default: Alpaca } = (await import('alpaca-trade-api-3')) as unknown as {
  readonly default: new (options: object) => Calls;
};

const clientOf = ({ url, pair }: AlpacaServer): Calls =>
  new Alpaca({ keyId: pair.key_id, secretKey: pair.secret, paper: true, baseUrl: url });

test('an order lives its life, and positions are closed', async () => {
  const alpaca = await AlpacaServer.start();
  const client = clientOf(alpaca);
  expect(await client['getAccount']?.()).toMatchObject({ cash: '10000', multiplier: '1' });
  const limit = { symbol: 'AAPL', qty: 2, side: 'buy', type: 'limit', time_in_force: 'gtc' };
  const placed = (await client['createOrder']?.({ ...limit, limit_price: 150 })) as unknown as {
    id: string;
    client_order_id: string;
  };
  expect(placed).toMatchObject({ status: 'new', qty: '2', limit_price: '150' });
  const changed = (await client['replaceOrder']?.(placed.id, { qty: 3 })) as unknown as {
    id: string;
  };
  expect(changed).toMatchObject({ replaces: placed.id, qty: '3' });
  expect(await client['getOrder']?.(placed.id)).toMatchObject({
    status: 'replaced',
    replaced_by: changed.id,
  });
  expect(await client['getOrderByClientId']?.(placed.client_order_id)).toMatchObject({
    id: placed.id,
  });
  // It sends an empty content type.
  await client['cancelOrder']?.(changed.id);
  expect(await client['getOrders']?.({ status: 'open' })).toEqual([]);
  await client['createOrder']?.({ ...limit, limit_price: 140 });
  expect(await client['cancelAllOrders']?.()).toMatchObject([{ status: 200 }]);

  const market = { symbol: 'AAPL', qty: 4, side: 'buy', type: 'market', time_in_force: 'day' };
  expect(await client['createOrder']?.(market)).toMatchObject({
    status: 'filled',
    filled_qty: '4',
  });
  expect(await client['getPosition']?.('AAPL')).toMatchObject({ qty: '4', side: 'long' });
  expect(await client['closePosition']?.('AAPL')).toMatchObject({ side: 'sell', status: 'filled' });
  expect(await client['closeAllPositions']?.()).toEqual([]);
  await expect(client['getPosition']?.('AAPL')).rejects.toMatchObject({
    response: { status: 404, data: { code: 40410000, message: 'position does not exist' } },
  });
});

test('what else it reads', async () => {
  const alpaca = await AlpacaServer.start();
  const client = clientOf(alpaca);
  await alpaca.order({ qty: '2' });
  expect(await client['getAccountActivities']?.({ activityTypes: 'FILL' })).toMatchObject([
    { activity_type: 'FILL', qty: '2' },
  ]);
  expect(
    await client['getPortfolioHistory']?.({
      period: '1D',
      timeframe: '1Min',
      date_end: '2026-02-11',
    }),
  ).toMatchObject({ timeframe: '1Min', base_value: 10_000 });
  expect(await client['getClock']?.()).toMatchObject({ is_open: true });
  expect(await client['getCalendar']?.({ start: '2026-02-02', end: '2026-02-03' })).toHaveLength(2);
  expect(await client['getAsset']?.('AAPL')).toMatchObject({ symbol: 'AAPL', tradable: true });
  expect(await client['getAssets']?.({ status: 'active' })).toContainEqual(
    expect.objectContaining({ symbol: 'BRK.B' }),
  );
  expect(await client['updateAccountConfigurations']?.({ suspend_trade: true })).toMatchObject({
    suspend_trade: true,
  });
  const list = (await client['addWatchlist']?.('Mine', ['AAPL'])) as unknown as { id: string };
  await client['addToWatchlist']?.(list.id, 'MSFT');
  await client['deleteFromWatchlist']?.(list.id, 'AAPL');
  expect(await client['getWatchlist']?.(list.id)).toMatchObject({ assets: [{ symbol: 'MSFT' }] });
  await client['updateWatchlist']?.(list.id, { name: 'Other', symbols: ['NVDA'] });
  expect(await client['getWatchlists']?.()).toContainEqual(
    expect.objectContaining({ name: 'Other' }),
  );
  await client['deleteWatchlist']?.(list.id);
});

test('updates arrive over its socket, which dies of nothing that the server says', async () => {
  const alpaca = await AlpacaServer.start();
  const { trade_ws } = clientOf(alpaca);
  const events: string[] = [];
  let connected = false;
  trade_ws.onConnect(() => {
    trade_ws.subscribe(['trade_updates', 'account_updates']);
    connected = true;
  });
  trade_ws.onOrderUpdate(({ event }) => events.push(event));
  onTestFinished(() => trade_ws.disconnect());
  trade_ws.connect();
  await expect.poll(() => connected, { timeout: 10_000 }).toBe(true);
  // Each order is canceled, so that any number may be placed until the socket listens.
  await expect
    .poll(
      async () => {
        const { body } = await alpaca.order({ type: 'limit', limit_price: '10' });
        await alpaca.send('DELETE', `/v2/orders/${(body as { id: string }).id}`);
        return events.slice(0, 2);
      },
      { timeout: 10_000 },
    )
    .toEqual(['new', 'canceled']);
});
