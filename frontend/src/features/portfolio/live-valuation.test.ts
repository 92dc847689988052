import { expect, test } from 'vitest';
import { portfolio, position, priceUpdate } from '@/shared/tests/samples';
import { valueLive } from './live-valuation';

const held = () =>
  portfolio(1_000, [position('AAPL', 10, 100, 110), position('TSLA', 2, 200, 150)]);

test('without newer prices the figures stay the server’s own', () => {
  const told = held();
  expect(valueLive(told, {}, {})).toEqual(told);
});

test('a newer price revalues its position and the totals, and nothing else', () => {
  const before = { AAPL: priceUpdate('AAPL', 110, -1) };
  const valued = valueLive(held(), { AAPL: priceUpdate('AAPL', 120.005, 1) }, before);
  expect(valued.positions[0]).toMatchObject({
    quantity: 10,
    avg_cost: 100,
    cost_basis: 1_000,
    current_price: 120.005,
    market_value: 1_200.05,
    unrealized_pnl: 200.05,
  });
  expect(valued.positions[0]?.unrealized_pnl_percent).toBeCloseTo(20.005, 6);
  expect(valued.positions[1]).toMatchObject({ market_value: 300, unrealized_pnl: -100 });
  expect(valued).toMatchObject({
    cash_balance: 1_000,
    positions_value: 1_500.05,
    total_value: 2_500.05,
    unrealized_pnl: 100.05,
  });
  expect(valued.positions[0]?.weight).toBeCloseTo(1_200.05 / 2_500.05, 9);
});

test('a price that the server knew already does not replace its figures', () => {
  const known = { AAPL: priceUpdate('AAPL', 109, -1) };
  expect(valueLive(held(), known, known).positions[0]?.current_price).toBe(110);
  const older = { AAPL: priceUpdate('AAPL', 90, -5) };
  expect(valueLive(held(), older, known).positions[0]?.current_price).toBe(110);
});

test('prices that are minutes behind the clock are followed too', () => {
  const delayed = { AAPL: priceUpdate('AAPL', 110, -900) };
  const moved = { AAPL: priceUpdate('AAPL', 111, -885) };
  expect(valueLive(held(), moved, delayed).positions[0]?.current_price).toBe(111);
});

test('a stale position is stale until a newer price comes', () => {
  const told = held();
  const stale = {
    ...told,
    positions: told.positions.map((entry) => ({ ...entry, price_stale: true })),
  };
  const known = { AAPL: priceUpdate('AAPL', 110, -60) };
  expect(valueLive(stale, known, known).positions[0]?.price_stale).toBe(true);
  const live = valueLive(stale, { AAPL: priceUpdate('AAPL', 112, 1) }, known);
  expect(live.positions[0]?.price_stale).toBe(false);
  expect(live.positions[1]?.price_stale).toBe(true);
});
