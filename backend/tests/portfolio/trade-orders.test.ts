import { OrderRequestSchema } from '@finally/contract';
import { expect, test } from 'vitest';
import { cents, priceE4, quantityE6 } from '../../src/kernel/money.ts';
import { type Actor, TOKEN } from '../../src/kernel/principal.ts';
import type { TradeRow } from '../../src/ledger/journal/entry.ts';
import { toReceipt } from '../../src/portfolio/trade-mapping.ts';
import { DEFAULT_SETTINGS } from '../../src/risk/limits.ts';
import { ticker } from '../support/trading/ledger.ts';
import { BY_USER, buy, openPortfolio } from '../support/trading/portfolio.ts';

const BY_PROGRAM: Actor = {
  principal: { ...BY_USER.principal, kind: 'agent', source: TOKEN },
  cause: 'request-1',
};

const market = (quantity: number) =>
  OrderRequestSchema.parse({ ticker: 'AAPL', side: 'buy', quantity });

test('a trade is an order that is listed, and its fill is explained', async () => {
  const { service, orders } = openPortfolio();
  const traded = await service.trade(buy('AAPL', 2, 'mine'), BY_USER);
  const trade = traded.ok ? traded.value.trade : undefined;
  const page = await orders.orders({ status: 'all', limit: 10 });
  expect(page.ok && page.value.orders).toMatchObject([
    {
      id: trade?.order_id,
      client_order_id: 'mine',
      type: 'market',
      time_in_force: 'fok',
      state: 'filled',
      filled_quantity: 2,
      average_price: 190,
    },
  ]);
  const explanation = await orders.explanation(trade?.order_id ?? '');
  expect(explanation).toMatchObject({
    ok: true,
    value: { fills: [{ trade_id: trade?.id, explanation: { sentence: expect.any(String) } }] },
  });
});

test('a market order placed as an order and as a trade come to the same', async () => {
  const [one, other] = [openPortfolio(), openPortfolio()];
  await one.service.trade(buy('AAPL', 2.5), BY_USER);
  await other.orders.place(market(2.5), BY_USER);
  const kept = async ({ ledger, account_id }: typeof one) => ({
    ...(await ledger.portfolio(account_id)),
    trades: (await ledger.trades(account_id, { limit: 10 })).map(
      ({ order_id: _, ...trade }) => trade,
    ),
  });
  expect(await kept(one)).toEqual(await kept(other));
});

test('the gate judges a market order of an agent at its fill, however it is placed', async () => {
  // 20 shares at $190 are 38 % of the account; at the collar they would be 39.9 %.
  const settings = { ...DEFAULT_SETTINGS, ticker_weight_max_percent: 38 };
  for (const quantity of [20, 20.1]) {
    const traded = await openPortfolio({ settings }).service.trade(
      buy('AAPL', quantity),
      BY_PROGRAM,
    );
    const placed = await openPortfolio({ settings }).orders.place(market(quantity), BY_PROGRAM);
    expect(traded.ok).toBe(quantity === 20);
    expect(placed.ok).toBe(traded.ok);
    if (!traded.ok && !placed.ok) expect(placed.error).toEqual(traded.error);
  }
});

const fill = (sequence: number, shares: number, dollars: number): TradeRow => ({
  sequence,
  id: `trade-${sequence}`,
  order_id: 'order',
  client_order_id: null,
  fees_cents: cents(0),
  ticker: ticker('AAPL'),
  side: 'buy',
  quantity_e6: quantityE6(shares * 1e6),
  price_e4: priceE4(dollars * 1e4),
  notional_cents: cents(Math.round(shares * dollars * 100)),
  liquidity: 'taker',
  cost_rule: 2,
  realized_pnl_cents: cents(0),
  cash_after_cents: cents(1_000_000 - sequence),
  source: 'person',
  cause: null,
  executed_at: '2026-02-11T14:30:00.000Z',
});

test('the receipt of several fills has their total and average price', () => {
  const receipt = toReceipt([fill(1, 4, 100), fill(2, 6, 101)], undefined);
  expect(receipt).toMatchObject({
    trade: { id: 'trade-1', order_id: 'order', quantity: 10, price: 100.6, notional: 1_006 },
    cash_balance: 9_999.98,
  });
});

test('the receipt of tiny fills at one price has that price', () => {
  const receipt = toReceipt([fill(1, 0.0001, 190), fill(2, 0.0001, 190)], undefined);
  expect(receipt.trade).toMatchObject({ quantity: 0.0002, price: 190, notional: 0.04 });
});
