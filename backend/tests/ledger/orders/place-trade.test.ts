import { expect, test } from 'vitest';
import { cents, priceE4, quantityE6 } from '../../../src/kernel/money.ts';
import type { FillModel } from '../../../src/ledger/orders/matching/market.ts';
import { idealFillModel } from '../../support/trading/ideal-fill-model.ts';
import { OrderDesk } from '../../support/trading/order-desk.ts';

/** A market that offers these levels: shares and dollars. */
const offering = (...levels: readonly (readonly [number, number])[]): FillModel => ({
  ...idealFillModel,
  take: () =>
    levels.map(([shares, dollars]) => ({
      quantity_e6: quantityE6(shares * 1e6),
      price_e4: priceE4(dollars * 1e4),
      liquidity: 'taker',
      fees: [],
      explanation: null,
      memory: null,
    })),
});

const tenShares = { quantity_e6: quantityE6(10_000_000) };

test('a trade is a market order that is filled whole at once', () => {
  const desk = new OrderDesk(10_000, offering([4, 100], [6, 101]));
  desk.price('AAPL', 100);
  const placed = desk.trade('buy', 'AAPL', tenShares);
  expect(placed).toMatchObject({
    ok: true,
    value: {
      type: 'market',
      time_in_force: 'fok',
      state: 'filled',
      filled_e6: 10_000_000,
      filled_cents: 100_600,
    },
  });
  expect(desk.fills.map(({ execution }) => execution.price_e4)).toEqual([1_000_000, 1_010_000]);
  expect(desk.account).toMatchObject({ cash_cents: 899_400, reserved_cents: 0 });
});

test('a trade that the market cannot fill whole is refused and moves nothing', () => {
  const desk = new OrderDesk(10_000, offering([4, 100], [5, 101]));
  desk.price('AAPL', 100);
  expect(desk.trade('buy', 'AAPL', tenShares)).toMatchObject({
    ok: false,
    error: { code: 'insufficient_liquidity', detail: expect.stringContaining('10 AAPL') },
  });
  expect(desk.account.cash_cents).toBe(1_000_000);
  expect(desk.orders.size + desk.fills.length).toBe(0);
});

test('a trade whose fills together cost more than the cash is refused and moves nothing', () => {
  const desk = new OrderDesk(1_005, offering([4, 100], [6, 101]));
  desk.price('AAPL', 100);
  expect(desk.trade('buy', 'AAPL', tenShares)).toMatchObject({
    ok: false,
    error: { code: 'insufficient_cash', detail: expect.stringContaining('$1,006.00') },
  });
  expect(desk.account.cash_cents).toBe(100_500);
  expect(desk.fills).toEqual([]);
});

test('a fill-or-kill order whose fills together cost more than the cash is canceled unfilled', () => {
  const desk = new OrderDesk(1_005, offering([4, 100], [6, 101]));
  desk.price('AAPL', 100);
  const placed = desk.place({
    ticker: 'AAPL',
    side: 'buy',
    quantity: 10,
    type: 'market',
    time_in_force: 'fok',
  });
  expect(placed).toMatchObject({
    ok: true,
    value: { state: 'canceled', reason: 'buying_power_at_fill', filled_e6: 0 },
  });
  expect(desk.account).toMatchObject({ cash_cents: 100_500, reserved_cents: 0 });
});

test('an order for dollars keeps what it was placed for', () => {
  const desk = new OrderDesk();
  desk.price('AAPL', 190);
  expect(desk.trade('buy', 'AAPL', { notional_cents: cents(100_00) })).toMatchObject({
    ok: true,
    value: { notional_cents: 100_00, quantity_e6: 526_315 },
  });
});
