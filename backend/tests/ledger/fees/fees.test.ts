import { FEE_SCHEDULES } from '@finally/contract';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { cents, notionalCents, priceE4, quantityE6 } from '../../../src/kernel/money.ts';
import {
  chargeFor,
  type FeeTerms,
  type Filled,
  feesAtMost,
  feesFor,
  sumOfFees,
} from '../../../src/ledger/fees/fees.ts';

const TIME_MS = Date.UTC(2026, 10, 30);
const NOTHING: Filled = { quantity_e6: quantityE6(0), notional_cents: cents(0) };

const terms = (side: FeeTerms['side'], ...schedules: FeeTerms['schedules']): FeeTerms => ({
  schedules,
  side,
  time_ms: TIME_MS,
});

function filled(shares: number, dollars: number): Filled {
  const quantity_e6 = quantityE6(shares * 1_000_000);
  const price_e4 = priceE4(Math.round(dollars * 10_000));
  return { quantity_e6, notional_cents: cents(Number(notionalCents(quantity_e6, price_e4))) };
}

const add = (a: Filled, b: Filled): Filled => ({
  quantity_e6: quantityE6(a.quantity_e6 + b.quantity_e6),
  notional_cents: cents(a.notional_cents + b.notional_cents),
});

test('regulatory fees are charged on sales, each rounded up to the cent', () => {
  expect(feesFor(terms('sell', 'us_retail'), NOTHING, filled(100, 50))).toEqual([
    { kind: 'sec', amount_cents: 14 },
    { kind: 'taf', amount_cents: 2 },
  ]);
  expect(feesFor(terms('buy', 'us_retail'), NOTHING, filled(100, 50))).toEqual([]);
  expect(feesFor(terms('sell'), NOTHING, filled(100, 50))).toEqual([]);
});

test('the trading activity fee of an order ends at its maximum', () => {
  const lines = feesFor(terms('sell', 'us_retail'), NOTHING, filled(60_000, 1));
  expect(lines).toContainEqual({ kind: 'taf', amount_cents: 830 });
  const more = feesFor(terms('sell', 'us_retail'), filled(60_000, 1), filled(60_000, 1));
  expect(more.map(({ kind }) => kind)).toEqual(['sec']);
});

test('fixed pricing takes half a cent a share, at least a dollar, and then at most 0.5 %', () => {
  const commission = (shares: number, dollars: number) =>
    sumOfFees(feesFor(terms('buy', 'ib_fixed'), NOTHING, filled(shares, dollars)));
  expect(commission(1_000, 100.02)).toBe(500);
  expect(commission(10, 5)).toBe(100);
  expect(commission(1, 0.01)).toBe(100);
  expect(commission(1_000, 0.1)).toBe(50);
});

const parts = fc.array(
  fc.tuple(fc.integer({ min: 1, max: 30_000 }), fc.integer({ min: 1, max: 500_000 })),
  { minLength: 1, maxLength: 10 },
);

test('any number of parts costs what one fill of the whole costs, and never more than was reserved', () => {
  fc.assert(
    fc.property(
      parts,
      fc.subarray([...FEE_SCHEDULES]),
      fc.constantFrom('buy' as const, 'sell' as const),
      (rows, schedules, side) => {
        const executions = rows.map(([shares, in_cents]) => filled(shares, in_cents / 100));
        const whole = executions.reduce(add, NOTHING);
        const at = terms(side, ...schedules);
        const most = feesAtMost(at, whole);
        let before = NOTHING;
        let charged = 0;
        for (const execution of executions) {
          charged += sumOfFees(feesFor(at, before, execution));
          before = add(before, execution);
          expect(charged).toBeLessThanOrEqual(most);
        }
        expect(charged).toBe(sumOfFees(feesFor(at, NOTHING, whole)));
      },
    ),
  );
});

test('a sale costs at most what it brings', () => {
  const tiny = filled(0.000_1, 100);
  const charged = { ...NOTHING, fees_cents: cents(0) };
  expect(tiny.notional_cents).toBe(1);
  expect(feesFor(terms('sell', 'us_retail'), NOTHING, tiny)).toHaveLength(2);
  expect(chargeFor(terms('sell', 'us_retail'), charged, tiny)).toEqual([
    { kind: 'sec', amount_cents: 1 },
  ]);
  expect(sumOfFees(chargeFor(terms('sell', ...FEE_SCHEDULES), charged, filled(1, 0.5)))).toBe(50);
  expect(sumOfFees(chargeFor(terms('buy', ...FEE_SCHEDULES), charged, filled(1, 0.5)))).toBe(100);
});

test('no order gets back more than it was charged', () => {
  const first = filled(10, 0.001);
  const rest = filled(290, 0.001);
  const sell = terms('sell', 'ib_fixed');
  const fees_cents = sumOfFees(chargeFor(sell, { ...NOTHING, fees_cents: cents(0) }, first));
  expect(fees_cents).toBe(1);
  expect(sumOfFees(feesFor(sell, first, rest))).toBe(-99);
  expect(sumOfFees(chargeFor(sell, { ...first, fees_cents }, rest))).toBe(-1);
});

test('however an order is filled, its charges stay within what it brings and are never negative', () => {
  fc.assert(
    fc.property(
      fc.constantFrom('buy' as const, 'sell' as const),
      fc.array(fc.tuple(fc.integer({ min: 1, max: 5e8 }), fc.integer({ min: 1, max: 200_000 })), {
        minLength: 1,
        maxLength: 8,
      }),
      (side, parts) => {
        let before = { ...NOTHING, fees_cents: cents(0) };
        for (const [quantity, price] of parts) {
          const quantity_e6 = quantityE6(quantity);
          const notional_cents = cents(Number(notionalCents(quantity_e6, priceE4(price))));
          const part = { quantity_e6, notional_cents };
          const due = chargeFor(terms(side, ...FEE_SCHEDULES), before, part);
          const fees_cents = cents(before.fees_cents + sumOfFees(due));
          expect(fees_cents).toBeGreaterThanOrEqual(0);
          if (side === 'sell') expect(sumOfFees(due)).toBeLessThanOrEqual(notional_cents);
          expect(due.every(({ amount_cents }) => amount_cents !== 0)).toBe(true);
          before = { ...add(before, part), fees_cents };
        }
      },
    ),
  );
});
