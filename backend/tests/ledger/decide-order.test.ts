import { describe, expect, test } from 'vitest';
import { cents, priceE4, quantityE6, UNITS_MAX } from '../../src/kernel/money.ts';
import type { LedgerState, PositionRow } from '../../src/ledger/account.ts';
import { decideOrder } from '../../src/ledger/decide-order.ts';
import { parseNotional, parseQuantity } from '../../src/ledger/order-size.ts';
import { ticker } from '../support/trading/ledger.ts';

const AAPL = ticker('AAPL');

interface Holding {
  readonly quantity: number;
  readonly basis: number;
  readonly realized?: number;
  /** After the last purchase; what is held unless some of it was sold since. */
  readonly bought?: { readonly quantity: number; readonly basis: number };
}

/** A state in the units of the ledger. */
const state = (cash: number, holding?: Holding): LedgerState => {
  const position: PositionRow | null = holding
    ? {
        ticker: AAPL,
        quantity_e6: quantityE6(holding.quantity),
        cost_basis_cents: cents(holding.basis),
        realized_pnl_cents: cents(holding.realized ?? 0),
        bought_cents: cents(holding.bought?.basis ?? holding.basis),
        bought_e6: quantityE6(holding.bought?.quantity ?? holding.quantity),
        reserved_e6: quantityE6(0),
      }
    : null;
  return {
    account: {
      ledger: 1,
      starting_cash_cents: cents(1_000_000),
      cash_cents: cents(cash),
      realized_pnl_cents: cents(0),
      reserved_cents: cents(0),
      opened_at: '2026-02-11T14:30:00.000Z',
      fill_profile: 'ideal',
      fees: null,
    },
    position,
  };
};

const order = (side: 'buy' | 'sell', quantity: number) => ({
  ticker: AAPL,
  side,
  size: { quantity_e6: quantityE6(quantity) },
});

const orderFor = (side: 'buy' | 'sell', notional: number) => ({
  ticker: AAPL,
  side,
  size: { notional_cents: cents(notional) },
});

const live = (price: number) => ({ price_e4: priceE4(price), stale: false });
const stale = (price: number) => ({ price_e4: priceE4(price), stale: true });

const refused = (code: string) => ({ ok: false, error: { code } });

describe('a purchase', () => {
  test('is paid from the cash and added to the cost basis', () => {
    expect(decideOrder(state(1_000_000), order('buy', 5_000_000), live(1_901_234))).toEqual({
      ok: true,
      value: {
        quantity_e6: 5_000_000,
        price_e4: 1_901_234,
        notional_cents: 95_062,
        realized_pnl_cents: 0,
        account: {
          ledger: 1,
          starting_cash_cents: 1_000_000,
          cash_cents: 904_938,
          reserved_cents: 0,
          realized_pnl_cents: 0,
          opened_at: '2026-02-11T14:30:00.000Z',
          fill_profile: 'ideal',
          fees: null,
        },
        position: {
          ticker: 'AAPL',
          quantity_e6: 5_000_000,
          cost_basis_cents: 95_062,
          realized_pnl_cents: 0,
          bought_cents: 95_062,
          bought_e6: 5_000_000,
          reserved_e6: 0,
        },
      },
    });
  });

  test('of more shares adds to the position and keeps its realized profit', () => {
    const before = state(500_000, { quantity: 2_000_000, basis: 30_000, realized: -77 });
    expect(decideOrder(before, order('buy', 1_000_000), live(2_000_000))).toMatchObject({
      ok: true,
      value: {
        position: { quantity_e6: 3_000_000, cost_basis_cents: 50_000, realized_pnl_cents: -77 },
      },
    });
  });

  test('may spend the last cent, but no more', () => {
    expect(decideOrder(state(19_000), order('buy', 1_000_000), live(1_900_000))).toMatchObject({
      ok: true,
      value: { account: { cash_cents: 0 } },
    });
    expect(decideOrder(state(18_999), order('buy', 1_000_000), live(1_900_000))).toMatchObject(
      refused('insufficient_cash'),
    );
  });

  test('that costs more than the ledger can store is refused for insufficient cash', () => {
    expect(decideOrder(state(1_000_000), order('buy', UNITS_MAX), live(UNITS_MAX))).toMatchObject(
      refused('insufficient_cash'),
    );
  });

  test('that would make the holding larger than the ledger can store is refused', () => {
    const before = state(1_000_000, { quantity: UNITS_MAX, basis: 1 });
    expect(decideOrder(before, order('buy', 1_000_000), live(10_000))).toMatchObject(
      refused('amount_too_large'),
    );
  });

  test('that would make the cost basis larger than the ledger can store is refused', () => {
    const before = state(1_000, { quantity: 1_000_000, basis: UNITS_MAX - 100 });
    expect(decideOrder(before, order('buy', 1_000_000), live(10_000))).toMatchObject({ ok: true });
    expect(decideOrder(before, order('buy', 1_000_000), live(10_100))).toMatchObject(
      refused('amount_too_large'),
    );
  });

  test.each([
    // 1 share at 0.005 dollar is half a cent: the tie goes to zero, which is too small.
    [50, 'refused'],
    [51, 1],
    [150, 2],
    [250, 2],
    [349, 3],
    [350, 4],
  ])('at %i ten-thousandths of a dollar a share costs %s cents', (price, expected) => {
    const decision = decideOrder(state(1_000_000), order('buy', 1_000_000), live(price));
    if (expected === 'refused') expect(decision).toMatchObject(refused('notional_too_small'));
    else expect(decision).toMatchObject({ ok: true, value: { notional_cents: expected } });
  });
});

describe('a sale', () => {
  test('removes a proportional part of the basis and records the realized profit', () => {
    const before = state(0, { quantity: 4_000_000, basis: 40_001, realized: 5 });
    expect(decideOrder(before, order('sell', 1_000_000), live(1_500_000))).toEqual({
      ok: true,
      value: {
        quantity_e6: 1_000_000,
        price_e4: 1_500_000,
        notional_cents: 15_000,
        // 15,000 less a quarter of 40,001, which is 10,000.25.
        realized_pnl_cents: 5_000,
        account: {
          ledger: 1,
          starting_cash_cents: 1_000_000,
          cash_cents: 15_000,
          reserved_cents: 0,
          realized_pnl_cents: 5_000,
          opened_at: '2026-02-11T14:30:00.000Z',
          fill_profile: 'ideal',
          fees: null,
        },
        position: {
          ticker: 'AAPL',
          quantity_e6: 3_000_000,
          cost_basis_cents: 30_001,
          realized_pnl_cents: 5_005,
          bought_cents: 40_001,
          bought_e6: 4_000_000,
          reserved_e6: 0,
        },
      },
    });
  });

  test('of everything removes all of the basis and closes the position', () => {
    const before = state(0, { quantity: 3_000_000, basis: 40_001 });
    expect(decideOrder(before, order('sell', 3_000_000), live(1_000_000))).toMatchObject({
      ok: true,
      value: { notional_cents: 30_000, realized_pnl_cents: -10_001, position: null },
    });
  });

  test('of more than is held is refused', () => {
    const before = state(0, { quantity: 3_000_000, basis: 40_001 });
    expect(decideOrder(before, order('sell', 3_000_001), live(1_000_000))).toMatchObject(
      refused('insufficient_shares'),
    );
    expect(decideOrder(state(0), order('sell', 1), live(1_000_000))).toMatchObject(
      refused('insufficient_shares'),
    );
  });

  test('of dust that is worth less than a cent is refused unless it closes the position', () => {
    const before = state(0, { quantity: 2, basis: 7 });
    expect(decideOrder(before, order('sell', 1), live(1_000_000))).toMatchObject(
      refused('notional_too_small'),
    );
    expect(decideOrder(before, order('sell', 2), live(1_000_000))).toMatchObject({
      ok: true,
      value: { notional_cents: 0, realized_pnl_cents: -7, position: null },
    });
  });

  test('that would bring more cash than the ledger can store is refused', () => {
    const before = state(UNITS_MAX - 10, { quantity: 1_000_000, basis: 1 });
    expect(decideOrder(before, order('sell', 1_000_000), live(1_000))).toMatchObject({ ok: true });
    expect(decideOrder(before, order('sell', 1_000_000), live(1_100))).toMatchObject(
      refused('amount_too_large'),
    );
  });

  test('that would realize more profit than the ledger can store is refused', () => {
    const realized = UNITS_MAX - 100;
    const { account, position } = state(0, { quantity: 2_000_000, basis: 0, realized });
    const before = { account: { ...account, realized_pnl_cents: cents(realized) }, position };
    expect(decideOrder(before, order('sell', 1_000_000), live(10_000))).toMatchObject({ ok: true });
    expect(decideOrder(before, order('sell', 1_000_000), live(10_100))).toMatchObject(
      refused('amount_too_large'),
    );
  });
});

test.each([
  ['no price before too few shares', state(0), order('sell', 1), undefined, 'price_unavailable'],
  ['no price before too little cash', state(0), order('buy', 1), undefined, 'price_unavailable'],
  ['an old price before too few shares', state(0), order('sell', 1), stale(1), 'price_stale'],
  [
    'an old price before too little cash',
    state(0),
    order('buy', 10 ** 9),
    stale(10 ** 6),
    'price_stale',
  ],
  ['an old price before too small an order', state(9), order('buy', 1), stale(1), 'price_stale'],
  [
    'too few shares before too small an order',
    state(0),
    order('sell', 1),
    live(1),
    'insufficient_shares',
  ],
  [
    'too little cash before too large a holding',
    state(0, { quantity: UNITS_MAX, basis: 1 }),
    order('buy', 1_000_000),
    live(10_000),
    'insufficient_cash',
  ],
])('of several reasons the first one is given: %s', (_name, before, asked, price, code) => {
  expect(decideOrder(before, asked, price)).toMatchObject(refused(code));
});

test('refusals name the amounts that they compare', () => {
  const detail = (decision: ReturnType<typeof decideOrder>) =>
    decision.ok ? '' : decision.error.detail;
  expect(detail(decideOrder(state(12_345), order('buy', 2_500_000), live(2_000_000)))).toBe(
    '2.5 AAPL cost $500.00, but only $123.45 cash is left. That is enough for at most 0.61 AAPL.',
  );
  const before = state(0, { quantity: 3_500_000, basis: 1 });
  expect(detail(decideOrder(before, order('sell', 4_000_000), live(1)))).toBe(
    'Only 3.5 AAPL are held, not 4.',
  );
});

describe('an order in dollars', () => {
  test('buys the most millionths of a share that cost no more than that', () => {
    const decision = decideOrder(state(1_000_000), orderFor('buy', 50_000), live(1_901_234));
    expect(decision).toMatchObject({
      ok: true,
      // A millionth of a share more is $500.00001, although it would be rounded to $500.00.
      value: { quantity_e6: 2_629_870, notional_cents: 50_000, account: { cash_cents: 950_000 } },
    });
  });

  test('spends all of the cash at any price', () => {
    for (const price of [1, 7, 1_901_234, 333_333_333]) {
      const decision = decideOrder(state(1_000_000), orderFor('buy', 1_000_000), live(price));
      expect(decision).toMatchObject({ ok: true });
      const left = decision.ok ? decision.value.account.cash_cents : -1;
      expect(left).toBeGreaterThanOrEqual(0);
      // Less than a millionth of a share remains.
      expect(left).toBeLessThanOrEqual(Math.ceil(price / 1e8));
    }
  });

  test.each([
    ['of more than there is in cash', orderFor('buy', 1_001), 1_000, 'insufficient_cash'],
    ['of more than is held', orderFor('sell', 30_000), 1_000, 'insufficient_shares'],
    ['of less than a millionth of a share', orderFor('buy', 1), 150_000_001, 'notional_too_small'],
    ['of a billion shares or more', orderFor('buy', UNITS_MAX), 1, 'quantity_too_large'],
  ])('%s is refused', (_what, wanted, price, code) => {
    const before = state(1_000, { quantity: 2_000_000, basis: 20_000 });
    expect(decideOrder(before, wanted, live(price))).toMatchObject(refused(code));
  });

  test('to sell is limited to the shares held', () => {
    const before = state(0, { quantity: 2_000_000, basis: 20_000 });
    expect(decideOrder(before, orderFor('sell', 20_000), live(1_000_000))).toMatchObject({
      ok: true,
      value: { quantity_e6: 2_000_000, position: null },
    });
    expect(decideOrder(state(0), orderFor('sell', 1), live(150_000_001))).toMatchObject(
      refused('insufficient_shares'),
    );
  });
});

test.each([
  [0, 'notional_not_positive'],
  [-0.01, 'notional_not_positive'],
  [Number.NaN, 'notional_not_positive'],
  [10_000_000_000_000, 'notional_too_large'],
  [1e308, 'notional_too_large'],
  [0.001, 'notional_too_fine'],
  [0.1 + 0.2, 'notional_too_fine'],
])('%d dollars are refused as %s', (dollars, code) => {
  expect(parseNotional(dollars)).toMatchObject(refused(code));
});

test.each([
  [0.01, 1],
  [49.99, 4_999],
  [9_999_999_999_999.99, UNITS_MAX],
])('%d dollars are %i cents', (dollars, units) => {
  expect(parseNotional(dollars)).toEqual({ ok: true, value: units });
});

test.each([
  [0, 'quantity_not_positive'],
  [-0, 'quantity_not_positive'],
  [-5, 'quantity_not_positive'],
  [-1e-9, 'quantity_not_positive'],
  [Number.NaN, 'quantity_not_positive'],
  [Number.NEGATIVE_INFINITY, 'quantity_not_positive'],
  [Number.POSITIVE_INFINITY, 'quantity_too_large'],
  [1_000_000_000, 'quantity_too_large'],
  [1_000_000_000.1234567, 'quantity_too_large'],
  [1e308, 'quantity_too_large'],
  [0.0000001, 'quantity_too_fine'],
  [1.0000001, 'quantity_too_fine'],
  [5e-324, 'quantity_too_fine'],
  [0.1 + 0.2, 'quantity_too_fine'],
])('a quantity of %d is refused as %s', (shares, code) => {
  expect(parseQuantity(shares)).toMatchObject(refused(code));
});

test.each([
  [0.000001, 1],
  [0.1, 100_000],
  [2.5, 2_500_000],
  [999_999_999.999999, UNITS_MAX],
])('a quantity of %d is %i millionths of a share', (shares, units) => {
  expect(parseQuantity(shares)).toEqual({ ok: true, value: units });
});
