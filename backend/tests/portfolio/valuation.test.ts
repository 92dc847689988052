import { PortfolioSchema, type Ticker } from '@finally/contract';
import { describe, expect, test } from 'vitest';
import { cents, priceE4, quantityE6 } from '../../src/kernel/money.ts';
import type { AccountRow, PositionRow } from '../../src/ledger/account.ts';
import { type MarkPrice, valuePortfolio } from '../../src/ledger/valuation.ts';
import { toPortfolio } from '../../src/portfolio/valuation.ts';
import { ticker } from '../support/trading/ledger.ts';

const account: AccountRow = {
  ledger: 1,
  starting_cash_cents: cents(1_000_000),
  cash_cents: cents(500_000),
  realized_pnl_cents: cents(-250),
  reserved_cents: cents(0),
  opened_at: '2026-02-11T14:30:00.000Z',
  fill_profile: 'ideal',
  fees: null,
};

const position = (symbol: string, quantity: number, basis: number): PositionRow => ({
  ticker: ticker(symbol),
  quantity_e6: quantityE6(quantity),
  cost_basis_cents: cents(basis),
  realized_pnl_cents: cents(0),
  bought_cents: cents(basis),
  bought_e6: quantityE6(quantity),
  reserved_e6: quantityE6(0),
});

const marks = (prices: Record<string, [number, boolean]>): Map<Ticker, MarkPrice> =>
  new Map(
    Object.entries(prices).map(([symbol, [price, stale]]) => [
      ticker(symbol),
      { price_e4: priceE4(price), stale },
    ]),
  );

const NOW_MS = Date.UTC(2026, 1, 11, 14, 30);

const known = (asked: Ticker) =>
  asked === 'AAPL' ? { name: 'Apple Inc.', sector: 'Information Technology' } : undefined;

test('an account without positions is worth its cash', () => {
  expect(toPortfolio(valuePortfolio(account, [], new Map()), NOW_MS, known)).toEqual({
    cash_balance: 5_000,
    positions: [],
    positions_value: 0,
    total_value: 5_000,
    unrealized_pnl: 0,
    realized_pnl: -2.5,
    fill_profile: 'ideal',
    as_of: '2026-02-11T14:30:00.000Z',
  });
});

describe('a portfolio of two positions', () => {
  const rows = [position('AAPL', 10_000_000, 190_000), position('MSFT', 7_500_000, 310_000)];
  const valuation = valuePortfolio(
    account,
    rows,
    marks({ AAPL: [2_000_000, false], MSFT: [4_000_000, true] }),
  );
  const portfolio = toPortfolio(valuation, NOW_MS, known);

  test('is worth its cash and each position at its mark', () => {
    expect(valuation.positions_value_cents).toBe(500_000);
    expect(valuation.total_value_cents).toBe(1_000_000);
    expect(portfolio).toMatchObject({
      positions_value: 5_000,
      total_value: 10_000,
      unrealized_pnl: 0,
    });
    expect(PortfolioSchema.parse(portfolio)).toEqual(portfolio);
  });

  test('gives the value, profit and weight of each position', () => {
    expect(portfolio.positions).toEqual([
      {
        ticker: 'AAPL',
        name: 'Apple Inc.',
        sector: 'Information Technology',
        quantity: 10,
        avg_cost: 190,
        cost_basis: 1_900,
        current_price: 200,
        price_stale: false,
        market_value: 2_000,
        unrealized_pnl: 100,
        unrealized_pnl_percent: 5.2632,
        realized_pnl: 0,
        weight: 0.2,
      },
      {
        ticker: 'MSFT',
        name: 'MSFT',
        sector: 'Other',
        quantity: 7.5,
        avg_cost: 413.3333,
        cost_basis: 3_100,
        current_price: 400,
        price_stale: true,
        market_value: 3_000,
        unrealized_pnl: -100,
        unrealized_pnl_percent: -3.2258,
        realized_pnl: 0,
        weight: 0.3,
      },
    ]);
  });
});

test('weights and percentages are rounded decimals for any amounts', () => {
  for (let basis = 1; basis < 400; basis++) {
    const { positions } = toPortfolio(
      valuePortfolio(
        account,
        [position('AAPL', basis * 9_973, basis)],
        marks({ AAPL: [1_234_567, false] }),
      ),
      NOW_MS,
      known,
    );
    for (const { weight, unrealized_pnl_percent } of positions) {
      expect(String(weight)).toMatch(/^\d(\.\d{1,6})?$/);
      expect(String(unrealized_pnl_percent)).toMatch(/^-?\d+(\.\d{1,4})?$/);
    }
  }
});

test('a position with no cost has a profit of zero per cent', () => {
  const [first] = toPortfolio(
    valuePortfolio(account, [position('AAPL', 1, 0)], marks({ AAPL: [10_000, false] })),
    NOW_MS,
    known,
  ).positions;
  expect(first).toMatchObject({ avg_cost: 0, unrealized_pnl_percent: 0, market_value: 0 });
});

test('a position without any price throws instead of being valued at zero', () => {
  expect(() => valuePortfolio(account, [position('AAPL', 1, 1)], new Map())).toThrow(
    'AAPL has no price for its valuation',
  );
});
