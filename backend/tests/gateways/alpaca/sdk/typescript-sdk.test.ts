import { type Client, createClient } from '@alpacahq/typescript-sdk';
import { expect, test } from 'vitest';
import { AlpacaServer } from '../alpaca-server.ts';

const clientOf = ({ url, pair }: AlpacaServer): Client =>
  createClient({ key: pair.key_id, secret: pair.secret, baseURL: url });

// Each call waits a second for its turn.
test('an order lives its life, and positions are closed', { timeout: 60_000 }, async () => {
  const alpaca = await AlpacaServer.start();
  const client = clientOf(alpaca);
  expect(await client.getAccount()).toMatchObject({ cash: '10000' });
  const placed = await client.createOrder({
    symbol: 'AAPL',
    qty: 2,
    side: 'buy',
    type: 'limit',
    limit_price: '150',
    time_in_force: 'gtc',
  } as never);
  expect(placed).toMatchObject({ status: 'new' });
  const changed = await client.replaceOrder({ order_id: placed.id, limit_price: 151 } as never);
  expect(changed).toMatchObject({ replaces: placed.id });
  await client.cancelOrder({ order_id: changed.id }).catch(() => undefined);
  expect((await alpaca.get(`/v2/orders/${changed.id}`)).body).toMatchObject({ status: 'canceled' });
  await alpaca.order({ qty: '4' });
  expect(await client.getPosition({ symbol_or_asset_id: 'AAPL' })).toMatchObject({ qty: '4' });
  expect(await client.getOrders({ status: 'closed' } as never)).toHaveLength(3);
  expect(await client.getActivities()).toHaveLength(1);
  expect(await client.getClock()).toMatchObject({ is_open: true });
  const list = await client.createWatchlist({ name: 'Mine', symbols: ['AAPL'] } as never);
  // It sends PATCH for what is a PUT.
  await client.updateWatchlist({
    watchlist_id: list.id,
    name: 'Other',
    symbols: ['MSFT'],
  } as never);
  expect(await client.getWatchlist({ watchlist_id: list.id })).toMatchObject({
    name: 'Other',
    assets: [{ symbol: 'MSFT' }],
  });
});
