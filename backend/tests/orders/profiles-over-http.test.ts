import type { OrderPreview, PlacedOrder, Portfolio, TradeReceipt } from '@finally/contract';
import { expect, test } from 'vitest';
import { checkFillsOf } from '../../src/cli/fills-check.ts';
import { checkLedger } from '../../src/cli/ledger-check.ts';
import { TestServer } from '../support/server/test-server.ts';
import { settle } from '../support/time/settle.ts';

/** Lets the simulated market take steps, each of which the orders meet. */
async function steps(server: TestServer, count: number): Promise<void> {
  for (let step = 0; step < count; step++) {
    server.clock.advance(500);
    for (let turn = 0; turn < 4; turn++) await settle();
  }
}

const cents = (dollars: number): number => Math.round(dollars * 100);

test.each([
  ['realistic', 0],
  ['harsh', 1],
] as const)(
  'the profile %s fills orders in the simulated market, over HTTP and a restart',
  {
    timeout: 120_000,
  },
  async (FILL_PROFILE, latency) => {
    const server = await TestServer.start({ settings: { FILL_PROFILE } });
    await steps(server, 2);
    const order = { ticker: 'NFLX', side: 'buy', quantity: 20 };
    const preview = (await server.post('/api/orders/preview', order)).body as OrderPreview;
    const placed = await server.post('/api/orders', order);
    expect(placed.status).toBe(201);
    const bought = placed.body as PlacedOrder;
    expect(bought.order.state).toBe(latency === 0 ? 'filled' : 'pending');
    if (latency === 0) {
      expect(bought.fills.map(({ price, quantity, fees }) => ({ price, quantity, fees }))).toEqual(
        preview.fills.map(({ price, quantity, fees }) => ({ price, quantity, fees })),
      );
      expect(bought.account.cash_balance).toBe(preview.cash_after);
    }
    await steps(server, 2);
    const { body: position } = await server.get('/api/portfolio');
    expect((position as Portfolio).positions).toMatchObject([{ ticker: 'NFLX', quantity: 20 }]);

    // Resting on both sides of the market, so that some are reached in the next steps.
    const { price } = (
      (await server.post('/api/portfolio/trade', { ...order, side: 'sell' })).body as TradeReceipt
    ).trade;
    await server.post('/api/portfolio/trade', order);
    for (const offset of [-0.03, -0.02, -0.01, 0, 0.01, 0.02, 0.03]) {
      const limit_price = cents(price + offset) / 100;
      const rests = { ...order, quantity: 2, type: 'limit', limit_price, time_in_force: 'gtc' };
      await server.post('/api/orders', { ...rests, side: offset > 0 ? 'sell' : 'buy' });
    }
    await steps(server, 120);
    await server.restart();
    await steps(server, 120);

    const { orders } = (await server.get('/api/orders?status=all')).body as {
      orders: PlacedOrder['order'][];
    };
    expect(orders.filter(({ type, state }) => type === 'limit' && state === 'filled')).not.toEqual(
      [],
    );
    const { trades } = (await server.get('/api/portfolio/trades?limit=100')).body as {
      trades: TradeReceipt['trade'][];
    };
    const moved = trades.reduce(
      (sum, { side, notional, fees }) =>
        sum + cents(side === 'sell' ? notional : -notional) - cents(fees),
      0,
    );
    const fees = trades.reduce((sum, trade) => sum + cents(trade.fees), 0);
    expect(fees).toBe(orders.reduce((sum, one) => sum + cents(one.fees), 0));
    expect(fees).toBeGreaterThan(0);
    const { cash_balance } = (await server.get('/api/portfolio')).body as Portfolio;
    expect(cents(cash_balance)).toBe(1_000_000 + moved);
    expect(server.errors).toEqual([]);
    expect(await checkLedger(server.database_path)).toBeUndefined();
    expect(await checkFillsOf(server.database_path)).toEqual({
      difference: undefined,
      says: expect.stringMatching(
        `^${trades.length} fills are what the fill model gives. The quotes of ${trades.length} were computed again`,
      ),
    });
    await server.close();
  },
);
