import {
  FEE_SCHEDULES,
  type FeeSchedule,
  type FillProfileName,
  type Side,
} from '@finally/contract';
import { type Cents, cents, type QuantityE6 } from '../../kernel/money.ts';
import { divideUp, greatest, least } from '../../kernel/whole-numbers.ts';
import type { FillTerms } from '../account.ts';
import { COMMISSION_RATES, REGULATORY_RATES, ratesAt } from './fee-tables.ts';

/** The fees that the orders of an account are charged. */
export const FEES_OF_PROFILE: Readonly<Record<FillProfileName, readonly FeeSchedule[]>> = {
  ideal: [],
  realistic: ['us_retail'],
  harsh: ['us_retail', 'ib_fixed'],
};

/** By what is stored; there are few. */
const schedules_by_names = new Map<string, readonly FeeSchedule[]>();

/** Returns what the orders of an account are charged by. */
export function schedulesOf({ fill_profile, fees }: FillTerms): readonly FeeSchedule[] {
  if (fees === null) return FEES_OF_PROFILE[fill_profile];
  const known = schedules_by_names.get(fees);
  if (known) return known;
  const names = fees.split(' ');
  const schedules = FEE_SCHEDULES.filter((name) => names.includes(name));
  schedules_by_names.set(fees, schedules);
  return schedules;
}

/** Returns what is stored for fee schedules; null if they are those of the profile. */
export function namesOf(
  fill_profile: FillProfileName,
  schedules: readonly FeeSchedule[] | undefined,
): string | null {
  if (!schedules) return null;
  const names = FEE_SCHEDULES.filter((name) => schedules.includes(name)).join(' ');
  return names === FEES_OF_PROFILE[fill_profile].join(' ') ? null : names;
}

export const FEE_KINDS = ['sec', 'taf', 'commission'] as const;
export type FeeKind = (typeof FEE_KINDS)[number];

export interface FeeLine {
  readonly kind: FeeKind;
  /** Negative if a larger order costs less than what its first parts were charged. */
  readonly amount_cents: Cents;
}

/** How much of an order is filled. */
export interface Filled {
  readonly quantity_e6: QuantityE6;
  readonly notional_cents: Cents;
}

export interface FeeTerms {
  readonly schedules: readonly FeeSchedule[];
  readonly side: Side;
  /** When the order is filled; decides the rates. */
  readonly time_ms: number;
}

type Totals = Partial<Record<FeeKind, bigint>>;

/**
 * Returns the fees of one execution: what the order costs with it less what it cost before, so that
 * ten parts cost what one fill of the whole costs. Kinds that cost nothing are left out.
 *
 * @param before the parts of the order that were filled earlier
 */
export function feesFor(terms: FeeTerms, before: Filled, execution: Filled): FeeLine[] {
  const after = totals(
    terms,
    BigInt(before.quantity_e6) + BigInt(execution.quantity_e6),
    BigInt(before.notional_cents) + BigInt(execution.notional_cents),
  );
  const charged = totals(terms, BigInt(before.quantity_e6), BigInt(before.notional_cents));
  return FEE_KINDS.flatMap((kind) => {
    const amount = (after[kind] ?? 0n) - (charged[kind] ?? 0n);
    return amount === 0n ? [] : [{ kind, amount_cents: cents(Number(amount)) }];
  });
}

/** What an order was filled and charged so far. */
export interface Charged extends Filled {
  readonly fees_cents: Cents;
}

/**
 * Returns the fees that one execution is charged: those of `feesFor`, but a sale never costs more than
 * it brings, and no order gets back more than it was charged. What a sale does not bring is waived.
 */
export function chargeFor(terms: FeeTerms, before: Charged, execution: Filled): FeeLine[] {
  const lines = feesFor(terms, before, execution);
  const due = sumOfFees(lines);
  const most = terms.side === 'sell' ? execution.notional_cents : due;
  const charged = Math.max(Math.min(due, most), -before.fees_cents);
  return charged === due ? lines : moveTo(lines, charged - due);
}

/** Raises or lowers lines, the last ones first, by `change` in all. */
function moveTo(lines: readonly FeeLine[], change: number): FeeLine[] {
  let left = change;
  const moved = lines.toReversed().map(({ kind, amount_cents }) => {
    const isMoved = left < 0 ? amount_cents > 0 : amount_cents < 0;
    const by = isMoved ? Math.sign(left) * Math.min(Math.abs(left), Math.abs(amount_cents)) : 0;
    left -= by;
    return { kind, amount_cents: cents(amount_cents + by) };
  });
  return moved.toReversed().filter(({ amount_cents }) => amount_cents !== 0);
}

/** Returns the sum of fee lines. */
export const sumOfFees = (lines: readonly FeeLine[]): Cents =>
  cents(lines.reduce((sum, { amount_cents }) => sum + amount_cents, 0));

/**
 * Returns the most that an order can be charged at any time before it is filled, for its reservation.
 *
 * @param order the whole order at the highest price that it can be filled at
 */
export function feesAtMost(terms: FeeTerms, { quantity_e6, notional_cents }: Filled): Cents {
  const { sec = 0n, taf = 0n } = totals(terms, BigInt(quantity_e6), BigInt(notional_cents));
  const commission = terms.schedules.includes('ib_fixed')
    ? greatest(byShares(BigInt(quantity_e6), terms.time_ms), leastCommission(terms.time_ms))
    : 0n;
  return cents(Number(sec + taf + commission));
}

/** Returns what an order costs of which so much is filled, in cents by kind. */
function totals(
  { schedules, side, time_ms }: FeeTerms,
  quantity: bigint,
  notional: bigint,
): Totals {
  if (quantity === 0n) return {};
  return {
    ...(schedules.includes('us_retail') && side === 'sell'
      ? regulatory(quantity, notional, time_ms)
      : {}),
    ...(schedules.includes('ib_fixed')
      ? { commission: commission(quantity, notional, time_ms) }
      : {}),
  };
}

/** Each fee is rounded up to the cent. Buys are free. */
function regulatory(quantity_e6: bigint, notional_cents: bigint, time_ms: number): Totals {
  const rates = ratesAt(REGULATORY_RATES, time_ms);
  const sec = divideUp(notional_cents * BigInt(rates.sec_cents_per_million), 10n ** 8n);
  const taf = divideUp(quantity_e6 * BigInt(rates.taf_dollars_e6), 10n ** 10n);
  return { sec, taf: least(taf, BigInt(rates.taf_cents_max)) };
}

const byShares = (quantity_e6: bigint, time_ms: number): bigint =>
  divideUp(
    quantity_e6 * BigInt(ratesAt(COMMISSION_RATES, time_ms).share_tenths_of_cent),
    10n ** 7n,
  );

const leastCommission = (time_ms: number): bigint =>
  BigInt(ratesAt(COMMISSION_RATES, time_ms).cents_min);

/** The least amount comes before the most, as LEAN has it: ten shares at $5.00 cost $1.00. */
function commission(quantity_e6: bigint, notional_cents: bigint, time_ms: number): bigint {
  const amount = byShares(quantity_e6, time_ms);
  const { value_thousandths_max } = ratesAt(COMMISSION_RATES, time_ms);
  const most = divideUp(notional_cents * BigInt(value_thousandths_max), 1_000n);
  if (amount < leastCommission(time_ms)) return leastCommission(time_ms);
  return least(amount, most);
}
